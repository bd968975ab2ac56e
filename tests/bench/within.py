"""The time of whole answers, in whichever Python this runs: `calculators.py` asks both.

In Pyodide it has the shipped archive's standard library and nothing else.
"""

import json
from time import perf_counter

from calculators.embed import page

LEAST = 5
"""How many times each answer is given, however long it takes."""


def rehearse(request: str) -> str:
    """Milliseconds for each case, the median and the least of many answers, as JSON.

    `request` is JSON: `cases` (pairs of a calculator's name and its fields) and `seconds`, for
    how long each is repeated.
    """
    asked = json.loads(request)
    cases = [(name, _page_request(name, fields)) for name, fields in asked["cases"]]
    # First answers import modules, and find the engine's code not yet compiled to the full.
    for name, text in cases:
        _once(name, text)
    return json.dumps([_times(name, text, asked["seconds"]) for name, text in cases])


def _page_request(name: str, fields: dict[str, str]) -> str:
    return json.dumps({"block": name, "base": "../", "fields": fields})


def _times(name: str, text: str, seconds: float) -> tuple[float, float]:
    times: list[float] = []
    while sum(times) < seconds or len(times) < LEAST:
        times.append(_once(name, text))
    times.sort()
    return 1000 * times[len(times) // 2], 1000 * times[0]


def _once(name: str, text: str) -> float:
    start = perf_counter()
    page.respond(name, text)
    return perf_counter() - start
