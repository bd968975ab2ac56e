"""Renews every lock file to the newest versions that pyproject.toml and package.json allow."""

from collections.abc import Sequence

from tools.console import enter, run_quietly, step
from tools.project import PYTHON
from tools.setup import JUDGE

COMPILE = (
    *(PYTHON, "-m", "uv", "pip", "compile", "pyproject.toml", "--upgrade"),
    # The machine's own settings must not leak into a file that every machine reads.
    *("--no-config", "--no-emit-index-url", "--no-emit-find-links", "--no-header"),
    *("--generate-hashes", "--universal", "--python-version", "3.13", "--quiet"),
)
ONLY_GROUPS = ("build", "node", "lock", "fuzz", "moving")


def main(_: Sequence[str]) -> int:
    """Compiles requirements/*.txt with hashes and without addresses, then npm's lock."""
    with step("更新 Python 依赖的锁定文件", "renewing the Python lock files"):
        run_quietly([*COMPILE, "--output-file", "requirements/site.txt"])
        for group in ONLY_GROUPS:
            run_quietly(_group(group))
        # A package that several need has one version, the site's first.
        run_quietly([*_group("dev"), *_as_in("site")])
        run_quietly([*_group("mutation"), *_as_in("site", "dev")])
    with step("更新 package-lock.json", "renewing package-lock.json"):
        for folder in (".", JUDGE):
            update = ["npm", "update", "--package-lock-only", "--ignore-scripts"]
            run_quietly([*update, "--omit-lockfile-registry-resolved", "--prefix", folder])
    return 0


def _group(name: str) -> list[str]:
    words = [word for word in COMPILE if word != "pyproject.toml"]
    return [*words, "--group", name, "--output-file", f"requirements/{name}.txt"]


def _as_in(*locks: str) -> list[str]:
    return [word for lock in locks for word in ("--constraint", f"requirements/{lock}.txt")]


if __name__ == "__main__":
    enter(main)
