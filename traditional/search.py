"""The search's index in traditional characters, and both kinds of questions finding in both.

An index carries in its settings, under `forms`, pairs of a traditional character and its simplified
one: the search (overrides/assets/javascripts/search.js) compares in simplified ones alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from calculators.render.traditional import Traditional
from deploy.search import FORMS
from traditional.dictionary import variants

INDEX = "search/search_index.json"


def both(index: Mapping[str, Any], table: Traditional) -> tuple[dict[str, Any], dict[str, Any]]:
    """The index as it is and in traditional characters, both with the pairs of characters."""
    docs = [_converted(each, table) for each in index["docs"]]
    here = {**index, "config": {**index["config"], FORMS: _forms(index["docs"], docs)}}
    return here, {**here, "docs": docs}


def _converted(doc: Mapping[str, Any], table: Traditional) -> dict[str, Any]:
    """An entry's words converted, its address kept."""
    return {key: it if key == "location" else _each(it, table) for key, it in doc.items()}


def _each(value: Any, table: Traditional) -> Any:
    if isinstance(value, list):
        return [_each(item, table) for item in value]
    return table.text(value) if isinstance(value, str) else value


def _forms(here: list[dict[str, Any]], there: list[dict[str, Any]]) -> str:
    """Traditional and simplified character by turns; of two simplified ones the more frequent."""
    met = Counter(zip(_letters(here), _letters(there), strict=True))
    found = {}
    for (simplified, own), _ in reversed(met.most_common()):
        for form in {own, *variants().get(simplified, ())} - {simplified}:
            found[form] = simplified
    return "".join(form + simplified for form, simplified in sorted(found.items()))


def _letters(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield from value
        case list():
            for item in value:
                yield from _letters(item)
        case dict():
            yield from _letters([it for key, it in value.items() if key != "location"])
