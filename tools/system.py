"""What pip and npm cannot install: browsers, fonts, servers; from Debian where we may."""

import os
import shutil
from collections.abc import Sequence

from tools.console import ToolError, run_quietly
from tools.project import PYTHON

BROWSER_PACKAGES = ("chromium", "firefox-esr", "fonts-noto-cjk")
AUDIT_PACKAGES = (
    "webkit2gtk-driver",
    "xvfb",
    "nginx",
    "libnginx-mod-http-brotli-static",
    "caddy",
    "libreoffice-calc",
    "poppler-utils",
    "default-jre-headless",
)
BENCH_PACKAGES = (
    "webkit2gtk-driver",
    "xvfb",
    "xauth",  # xvfb-run asks for it, the package does not
    "nginx",
    "libnginx-mod-http-brotli-static",
    "wrk",
    "cpulimit",
)
PLAYWRIGHT = (PYTHON, "-m", "playwright", "install")


def install_browsers() -> None:
    """Chromium, Firefox, a Chinese font: Debian's as root, else Playwright's own browsers."""
    if have(BROWSER_PACKAGES):
        return
    refusal = ""
    if may_install():
        try:
            apt(BROWSER_PACKAGES)
        except ToolError as error:
            refusal = str(error)
        else:
            return
    try:
        run_quietly(
            [*PLAYWRIGHT, *(["--with-deps"] if may_install() else []), "chromium", "firefox"]
        )
    except ToolError as error:
        raise ToolError(
            "测试用的浏览器没有装上。Debian 或 Ubuntu 上请用 root 运行同一条命令，"
            f"或先运行：sudo apt-get install {' '.join(BROWSER_PACKAGES)}",
            "The tests' browsers could not be installed. On Debian run the same command as root, "
            "or install the packages above first.",
            f"{refusal}\n{error}".strip(),
        ) from error


def install_auditors() -> None:
    """Servers, WebKit and an office suite for the audit: Debian's packages, as root only."""
    _need(AUDIT_PACKAGES, "审查", "The audit")


def install_benchers() -> None:
    """WebKit, a server and what puts a load on it for the benches: Debian's, as root only."""
    _need(BENCH_PACKAGES, "测速", "The bench")


def _need(packages: Sequence[str], chinese: str, english: str) -> None:
    if have(packages):
        return
    if not may_install():
        raise ToolError(
            f"{chinese}还需要这些系统软件，请先安装：sudo apt-get install {' '.join(packages)}",
            f"{english} needs these system packages; install them first, then run it again.",
        )
    apt(packages)


def may_install() -> bool:
    """Whether this is root on a machine with Debian's package manager."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def have(packages: Sequence[str]) -> bool:
    """Whether Debian's package manager says that all of these are installed."""
    if shutil.which("dpkg-query") is None:
        return False
    try:
        told = run_quietly(["dpkg-query", "--show", "--showformat=${Status}\n", *packages])
    except ToolError:  # it fails for names it has never heard of
        return False
    return told.count("ok installed") == len(packages)


def apt(packages: Sequence[str]) -> None:
    """Installs Debian packages without asking anything and without what they merely recommend."""
    # Another program may be installing: it is waited for.
    patient = ("apt-get", "--option", "DPkg::Lock::Timeout=300")
    run_quietly([*patient, "update", "--quiet"])
    run_quietly(
        [*patient, "install", "--yes", "--quiet", "--no-install-recommends", *packages],
        DEBIAN_FRONTEND="noninteractive",
    )
