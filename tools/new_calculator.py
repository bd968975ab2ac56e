"""Writes what a new calculator starts from: its file, its page, its test, and their entries.

    python -m tools.new_calculator NAME TITLE

The name is English, the title Chinese. Nothing that stands already is written over.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import calculators
from tools.console import ToolError, enter, run
from tools.editorial.command import today
from tools.project import PYTHON, ROOT

SKELETON = Path(__file__).parent / "skeleton"
FILES = {
    "calculator.py": "calculators/{}.py",
    "test.py": "tests/calculators/test_{}.py",
    "page.md": "docs/tools/{}.md",
}
SETTINGS = "mkdocs.yml"
OVERVIEW = "docs/tools/index.md"
NAME = re.compile(r"[a-z]+(_[a-z]+)*")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
UNTIL_REVIEW = timedelta(days=90)


def main(arguments: Sequence[str]) -> int:
    """Writes the files, lists the page, lets the editors' rules mend and judge; their exit code."""
    name, title = _asked(arguments)
    for path, text in written(name, title).items():
        (ROOT / path).write_text(text, encoding="utf-8")
        print(f"已写 {path}")
    print(f"接下来：.venv/bin/python -m calculators run {name}，再照自己的需要改这几个文件。")
    run([PYTHON, "-m", "ruff", "format", "--quiet", f"calculators/{name}.py", _test(name)])
    return run([PYTHON, "-m", "tools.editorial", "--fix", FILES["page.md"].format(name)])


def _asked(arguments: Sequence[str]) -> tuple[str, str]:
    match [argument.strip() for argument in arguments]:
        case [name, title] if NAME.fullmatch(name) and CHINESE.search(title):
            pass
        case _:
            raise ToolError(
                "请写明名字（小写英文，用下划线连接）和中文标题，"
                "例如：make new-calculator NAME=savings_goal TITLE=攒一笔应急钱",
                "Give an English name, lower case with underscores, and a Chinese title, as above.",
            )
    if name in calculators.names() or any((ROOT / path.format(name)).exists() for path in _paths()):
        raise ToolError(f"已经有「{name}」了，换一个名字。", f"There is a {name} already.")
    return name, title


def written(name: str, title: str, root: Path = ROOT) -> dict[str, str]:
    """Path → text of every file as it will stand, the overview and the settings included.

    Raises `ToolError` where the overview or the settings list no calculator to stand beside.
    """
    day = today()
    words = {
        "NEXT_REVIEW": (day + UNTIL_REVIEW).isoformat(),
        "TODAY": day.isoformat(),
        "TITLE": title,
        "NAME": name,
    }
    found = {}
    for source, target in FILES.items():
        text = (SKELETON / source).read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(word, value)
        found[target.format(name)] = text
    nav, row = f"      - {title}: tools/{name}.md", f"| [{title}]({name}.md) | {title} |"
    found[SETTINGS] = _after_siblings(root / SETTINGS, "tools/{}.md", nav)
    found[OVERVIEW] = _after_siblings(root / OVERVIEW, "({}.md)", row)
    return found


def _after_siblings(file: Path, naming: str, line: str) -> str:
    """The file's text with a line behind the last one that names another calculator."""
    lines = file.read_text(encoding="utf-8").split("\n")
    siblings = [naming.format(name) for name in calculators.names()]
    named = [number for number, each in enumerate(lines) if any(one in each for one in siblings)]
    if not named:
        raise ToolError(f"{file.name} 里没有列出别的计算器。", f"{file.name} lists no calculator.")
    lines.insert(named[-1] + 1, line)
    return "\n".join(lines)


def _paths() -> tuple[str, ...]:
    return tuple(FILES.values())


def _test(name: str) -> str:
    return FILES["test.py"].format(name)


if __name__ == "__main__":
    enter(main)
