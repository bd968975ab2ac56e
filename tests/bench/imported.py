"""Inside Pyodide: how long each module of the archive takes by itself until a first answer.

`imports.py` has Node run this; what the engine had imported before it is told without a time.
"""

import json
import sys
import zipimport
from time import perf_counter
from types import ModuleType

_EXECUTE = zipimport.zipimporter.exec_module
_own: dict[str, float] = {}
_inner = [0.0]


def rehearse(request: str) -> str:
    """Milliseconds by module, those it imports in turn left out; and what was there before."""
    asked = json.loads(request)
    before = sorted(sys.modules)
    zipimport.zipimporter.exec_module = _timed  # type: ignore[assignment, method-assign]
    page = __import__(asked["door"], fromlist=["respond"])
    page.respond(asked["name"], json.dumps({"block": asked["name"], "base": "../", "fields": {}}))
    return json.dumps({"own": _own, "before": before})


def _timed(loader: zipimport.zipimporter, module: ModuleType) -> None:
    _inner.append(0.0)
    start = perf_counter()
    try:
        _EXECUTE(loader, module)
    finally:
        taken = 1000 * (perf_counter() - start)
        _own[module.__name__] = taken - _inner.pop()
        _inner[-1] += taken
