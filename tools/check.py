"""Every check that needs no browser: format, rules, types, strict build; failures at the end.

python -m tools.check
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from tools.console import enter, run
from tools.project import PYTHON, ROOT

CODE = ("calculators", "tools", "deploy", "tests")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A command that must exit 0, what it looks at, and how a failure is mended."""

    name: str
    command: tuple[str, ...]
    remedy: str


CHECKS = (
    Check(
        name="格式 / format",
        command=("ruff", "format", "--check", "--quiet"),
        remedy=".venv/bin/ruff format",
    ),
    Check(
        name="代码规则 / lint",
        command=("ruff", "check", "--quiet"),
        remedy=".venv/bin/ruff check --fix",
    ),
    Check(
        name="类型 / types",
        command=("mypy", "--no-error-summary", *(name for name in CODE if (ROOT / name).is_dir())),
        remedy=".venv/bin/mypy calculators",
    ),
    Check(
        name="网站 / site",
        command=("tools.build", "--if-changed"),
        remedy="make build",
    ),
    # After the build, whose links it looks at too.
    Check(name="文字 / words", command=("tools.editorial",), remedy="make fix"),
)


def main(_: Sequence[str]) -> int:
    """Runs all checks, goes on after a failure, and names at the end what failed; 1 if any did."""
    failed = [check for check in CHECKS if not _holds(check)]
    for check in failed:
        print(f"✗ {check.name}   →  {check.remedy}")
    if not failed:
        print("✓ 全部通过 / all checks passed")
    return int(bool(failed))


def _holds(check: Check) -> bool:
    started = monotonic()
    code = run([PYTHON, "-m", *check.command])
    print(f"{'✗' if code else '✓'} {check.name}  {monotonic() - started:.1f} s", flush=True)
    return code == 0


if __name__ == "__main__":
    enter(main)
