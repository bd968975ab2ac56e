"""Installs what the site, its checks, its tests and its audit stand on; the second time, nothing.

python -m tools.setup [site] [check] [test] [audit] [bench] [mutation] [lock]
"""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools import system
from tools.console import ToolError, enter, run_quietly
from tools.project import PYTHON, ROOT, VENV
from tools.stages import Stage, complete

STAMPS = VENV / "stamps"
JUDGE = "tests/bench/lighthouse"
OLDEST_NODE = 18
"""Pyodide's own floor."""


def main(purposes: Sequence[str]) -> int:
    """Completes the stages of each purpose in order; those of the tests by default."""
    for purpose in purposes or ("test",):
        if purpose not in STAGES:
            raise ToolError(
                f"没有「{purpose}」这一种准备；可选：{'、'.join(STAGES)}。",
                f"There is no set-up called {purpose!r}.",
            )
        for stage in STAGES[purpose]:
            complete(stage)
    return 0


def install_site() -> None:
    """The packages that build the site, and the project itself on the path."""
    _pip("requirements/build.txt")
    # What is published as source only is built with the packages just pinned.
    _pip("requirements/site.txt", "--no-build-isolation")
    # One line instead of an editable installation: it needs no build and survives a move.
    packages = next(VENV.glob("lib/python*/site-packages"))
    (packages / "talk-first.pth").write_text("../../../..\n", encoding="utf-8")


def install_node_packages() -> None:
    """Pyodide and the checkers of pages by the lock, with no package's script; Node if missing."""
    if not node_suffices():
        _pip("requirements/node.txt")
    run_quietly(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"])


def install_judge() -> None:
    """The judge of the pages' speed, which nothing but the bench asks."""
    run_quietly(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", JUDGE])


def install_checkers() -> None:
    """The packages that check and test."""
    _pip("requirements/dev.txt")


def install_fuzzers() -> None:
    """The package that guides the fuzzing; none where it is not made for the machine."""
    _pip("requirements/fuzz.txt")


def install_mutators() -> None:
    """The package that changes the arithmetic on purpose."""
    _pip("requirements/mutation.txt")


def install_lockers() -> None:
    """The package that renews the lock files."""
    _pip("requirements/lock.txt")


def node_suffices() -> bool:
    """Whether the Node on the path is new enough for Pyodide and npm stands beside it."""
    if not shutil.which("npm") or not (node := shutil.which("node")):
        return False
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = told.strip().removeprefix("v").partition(".")[0]
    return major.isdecimal() and int(major) >= OLDEST_NODE


def _pip(lock: str, *options: str) -> None:
    install = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    run_quietly([*install, "--require-hashes", *options, "-r", lock])


def _stamp(name: str) -> Path:
    return STAMPS / name


SITE_PACKAGES = Stage(
    chinese="安装建站用的 Python 依赖",
    english="installing the Python packages of the site",
    locks=("requirements/build.txt", "requirements/site.txt"),
    stamp=_stamp("site"),
    install=install_site,
)
NODE_PACKAGES = Stage(
    chinese="安装 Pyodide",
    english="installing Pyodide",
    locks=("package-lock.json", "requirements/node.txt"),
    stamp=ROOT / "node_modules" / ".talk-first",
    install=install_node_packages,
)
CHECKERS = Stage(
    chinese="安装检查和测试用的 Python 依赖",
    english="installing the Python packages of the checks and tests",
    locks=("requirements/dev.txt",),
    stamp=_stamp("dev"),
    install=install_checkers,
)
BROWSERS = Stage(
    chinese="安装测试用的浏览器和中文字体",
    english="installing the tests' browsers and a Chinese font",
    locks=("requirements/dev.txt", "tools/system.py"),
    stamp=_stamp("browsers"),
    install=system.install_browsers,
)
AUDITORS = Stage(
    chinese="安装审查用的系统软件",
    english="installing the system packages of the audit",
    locks=("tools/system.py",),
    stamp=_stamp("audit"),
    install=system.install_auditors,
)
BENCHERS = Stage(
    chinese="安装测速用的系统软件",
    english="installing the system packages of the bench",
    locks=("tools/system.py",),
    stamp=_stamp("bench"),
    install=system.install_benchers,
)
JUDGES = Stage(
    chinese="安装测速用的 Lighthouse",
    english="installing the bench's Lighthouse",
    locks=(f"{JUDGE}/package-lock.json",),
    stamp=ROOT / JUDGE / "node_modules" / ".talk-first",
    install=install_judge,
)
FUZZERS = Stage(
    chinese="安装模糊测试用的 Python 依赖",
    english="installing the Python packages of the fuzzing",
    locks=("requirements/fuzz.txt",),
    stamp=_stamp("fuzz"),
    install=install_fuzzers,
)
MUTATORS = Stage(
    chinese="安装变异测试用的 Python 依赖",
    english="installing the Python packages of the mutation testing",
    locks=("requirements/mutation.txt",),
    stamp=_stamp("mutation"),
    install=install_mutators,
)
LOCKERS = Stage(
    chinese="安装更新锁定文件的工具",
    english="installing what renews the lock files",
    locks=("requirements/lock.txt",),
    stamp=_stamp("lock"),
    install=install_lockers,
)
STAGES = {
    "site": (SITE_PACKAGES, NODE_PACKAGES),
    "check": (SITE_PACKAGES, NODE_PACKAGES, CHECKERS),
    "test": (SITE_PACKAGES, NODE_PACKAGES, CHECKERS, BROWSERS),
    "audit": (SITE_PACKAGES, NODE_PACKAGES, CHECKERS, BROWSERS, AUDITORS),
    "bench": (SITE_PACKAGES, NODE_PACKAGES, CHECKERS, BROWSERS, BENCHERS, JUDGES, FUZZERS),
    "mutation": (SITE_PACKAGES, NODE_PACKAGES, CHECKERS, MUTATORS),
    "lock": (LOCKERS,),
}

if __name__ == "__main__":
    enter(main)
