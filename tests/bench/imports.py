"""What each module in the reader's archive costs: bytes on the wire, milliseconds until an answer.

    python -m tests.bench.imports [rounds=9]

Bytes are those of a package compressed by itself, a little more than it adds to the whole;
milliseconds are a module's own in Pyodide under Node, without what it imports in turn. Modules of
one package are added up; what the engine imports by itself before us costs no time of ours.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import brotli

from calculators.embed import bundle, gathered, rehearse
from calculators.embed.archive import members
from calculators.embed.reports.figures import Listing, Section
from tests.bench import imported
from tests.bench.outcome import failed, figure, keep, options, section
from tests.bench.rounds import Taken, alternate

NAME = "repayment_schedule"
PATIENCE = 120
SHOWN = 25
BEFORE = "引擎自己先引用"


def measured(rounds: int) -> Section:
    """The costs of every package as a section."""
    content = _archive().read_bytes()
    taken = alternate({"ours": _round}, rounds, "imports")
    weights = _weights(members(content))
    times = _times(taken)
    rows = sorted(weights, key=lambda name: (-times.get(name, 0), -weights[name]))[:SHOWN]
    listing = Listing(
        title=f"最费时间的 {SHOWN} 个",
        columns=("引用", "压缩后约多少字节", "毫秒"),
        rows=tuple((name, f"{weights[name]:,}", _shown(times, name)) for name in rows),
    )
    whole = [
        figure("整个程序包，压缩后", len(_packed(content)) / 1000, "KB"),
        figure("全部引用，在 Node 里", sum(times.values()), "ms"),
    ]
    notes = (*failed(taken), f"没有毫秒的，是「{BEFORE}」的，或这一题用不到的。")
    return section("每个引用值多少", rounds, whole, [listing], notes)


def _round() -> Mapping[str, float]:
    request = json.dumps({"door": bundle.DOOR, "name": NAME})
    with NamedTemporaryFile(suffix=".zip") as nothing:
        script = Path(rehearse.__file__).with_name("rehearse.mjs")
        files = (script, gathered.ENGINE, Path(imported.__file__), _archive(), nothing.name)
        done = subprocess.run(
            ["node", *files],
            input=request,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
    own: dict[str, float] = json.loads(done.stdout)["own"]
    grouped: dict[str, float] = defaultdict(float)
    for module, milliseconds in own.items():
        grouped[_package(module)] += milliseconds
    return grouped


def _times(taken: Taken) -> dict[str, float]:
    return {name: taken.middle(name, "ours") for name in taken.numbers}


def _weights(files: Mapping[str, bytes]) -> dict[str, int]:
    """Bytes by package, each compressed by itself."""
    together: dict[str, bytes] = defaultdict(bytes)
    for path, content in files.items():
        together[_package(path.partition(".")[0].replace("/", "."))] += content
    return {name: len(_packed(content)) for name, content in together.items()}


def _package(module: str) -> str:
    """The package a module is counted with: ours by their floor, others by their first name."""
    parts = module.removesuffix(".__init__").split(".")
    return ".".join(parts[:2] if parts[0] == "calculators" else parts[:1])


def _shown(times: Mapping[str, float], name: str) -> str:
    return f"{times[name]:.1f}" if name in times else ""


def _packed(content: bytes) -> bytes:
    packed: bytes = brotli.compress(content, quality=11)
    return packed


@cache
def _archive() -> Path:
    runtime = json.loads((bundle.RUNTIME / "runtime.json").read_text(encoding="utf-8"))
    return gathered.ROOT / "overrides" / str(runtime["archive"])


def main() -> int:
    """Measure, print and keep; 1 where the archive cannot be made."""
    return bundle.main() or keep("imports", measured(options().rounds))


if __name__ == "__main__":
    sys.exit(main())
