"""What the browser's archive carries in place of modules too large for the little asked of them.

Each file here takes the place of the module whose path it has. Pyodide's own Python side is
made for people who write Python in a page: it brings an event loop, a package installer, a
syntax-tree reader and typed JavaScript objects. A calculator page asks one thing of it, to call
a function with texts and get a text, so `pyodide`, `_pyodide` and the two standard modules they
pull in are replaced by the names which Pyodide's compiled part looks up while it starts. That
spares the reader more than half of the archive, and of its start-up.

None of this runs at build time. `tests/embed/test_bundle.py` starts the shipped archive and
compares its answers with CPython's; a stand-in that lacks a name fails there.
"""
