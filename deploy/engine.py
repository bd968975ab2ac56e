"""The engine that readers run is the published one: every byte against the committed hashes.

`engine.sha256` holds the hashes of Pyodide's files as its authors published them; whoever raises
the version in package.json renews it with `sha256sum` from the package that npm verified.
"""

from pathlib import Path

from deploy.compress import PACKERS
from deploy.manifest import digest, listed

LIST = Path(__file__).parent / "engine.sha256"
RUNTIME = Path("assets/runtime")


class EngineError(ValueError):
    """An engine that is not the published one; its text is a sentence for whoever builds."""


def check_engine(site: Path) -> None:
    """`EngineError` where an engine file of the site is missing, changed or unknown.

    A site without `assets/runtime/`, such as one built for a test of something else, has none.
    """
    if not (site / RUNTIME).is_dir():
        return
    known = listed(LIST.read_text("utf-8"))
    files = [file for file in site.glob(f"{RUNTIME}/engine.*/*") if file.suffix not in PACKERS]
    wrong = {file.name for file in files if known.get(file.name) != digest(file)}
    if different := sorted(wrong | (known.keys() - {file.name for file in files})):
        raise EngineError(
            f"浏览器里运行的 Python 和登记的不一样：{'、'.join(different)}。"
            "请重新安装（make setup）；升级了 Pyodide，请更新 deploy/engine.sha256。"
        )
