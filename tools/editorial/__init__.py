"""What editors write, checked line by line before readers see it; each finding says how to mend it.

`site` reads the files, `rules/` holds one rule a module, `command` runs them. A rule's number never
changes its meaning; `docs/about/contributing/rules.md` has an entry for each, whose examples are
the rule's tests.
"""
