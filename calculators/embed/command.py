"""The door for editors, fact-checkers and tests: `python -m calculators list|show|run`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import calculators
from calculators.declare.calculator import Calculator
from calculators.declare.inputs import Input, InputRows, InvalidInputError, declared, limits
from calculators.declare.numerals import UnreadableError
from calculators.declare.reading import read_inputs
from calculators.declare.refusal import refused
from calculators.declare.result import Result
from calculators.declare.text import DATE
from calculators.embed.export import Format, NothingToExportError, exported
from calculators.finance.cashflow import NoSolutionError
from calculators.render.plain import as_json, as_text
from calculators.render.taken import Taken

MISTAKEN, UNSOLVED = 2, 3
EXAMPLE_DAY = "2026-11-23"
"""The day of the worked examples: without a clock the same command writes the same bytes."""
HINT = "用法：python -m calculators list｜show 名字｜run 名字 项目=内容 … [--json]"


class _StopError(Exception):
    """A sentence for standard error and the exit status that goes with it."""

    def __init__(self, sentence: str, status: int = MISTAKEN) -> None:
        super().__init__(sentence)
        self.sentence, self.status = sentence, status


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 2 for a mistake, 3 for no solution."""
    try:
        asked, more = _parser().parse_known_args(arguments)
        _add_inputs(asked, more)
        return int(asked.command(asked))
    except _StopError as stop:
        print(stop.sentence, file=sys.stderr)
        return stop.status


class _Parser(argparse.ArgumentParser):
    """A parser that answers a wrong command line in Chinese."""

    def error(self, message: str) -> NoReturn:
        raise _StopError(f"没有读懂这条命令（{message}）。{HINT}")


def _add_inputs(asked: argparse.Namespace, more: list[str]) -> None:
    """Inputs that stand behind options, which argparse leaves over."""
    if more and (not hasattr(asked, "inputs") or any(word.startswith("-") for word in more)):
        raise _StopError(f"没有读懂「{' '.join(more)}」。{HINT}")
    if more:
        asked.inputs += more


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m calculators", description=HINT)
    commands = parser.add_subparsers(required=True, metavar="list|show|run")
    commands.add_parser("list", help="名字和标题").set_defaults(command=_list)
    show = commands.add_parser("show", help="要填什么、会答什么")
    show.add_argument("name")
    show.set_defaults(command=_show)
    run = commands.add_parser("run", help="算一次")
    run.add_argument("name")
    run.add_argument("inputs", nargs="*", metavar="项目=内容")
    run.add_argument("--from", dest="source", metavar="文件", help="JSON 文件，- 是标准输入")
    run.add_argument("--json", action="store_true", help="答案写成一个 JSON 对象")
    run.add_argument("--csv", metavar="文件", type=Path, help="表格写成 CSV")
    run.add_argument("--table", metavar="表格", default="", help="CSV 里要哪一个表格")
    run.add_argument("--xlsx", metavar="文件", type=Path, help="整个答案写成 XLSX")
    run.add_argument("--ics", metavar="文件", type=Path, help="要记住的日子写成日历")
    run.add_argument(
        "--on", metavar="日期", default=EXAMPLE_DAY, help="文件上写哪一天，默认示例的日期"
    )
    run.set_defaults(command=_run)
    return parser


def _get(name: str) -> Calculator[Any]:
    try:
        return calculators.get(name)
    except LookupError:
        offered = "、".join(calculators.names())
        raise _StopError(f"没有「{name}」这个计算器。可以用的有：{offered}。") from None


def _list(_: argparse.Namespace) -> int:
    for name in calculators.names():
        print(f"{name}\t{calculators.get(name).title}")
    return 0


def _show(asked: argparse.Namespace) -> int:
    calculator = _get(asked.name)
    print(f"{asked.name}\t{calculator.title}\n{calculator.lead}\n\n要填的：")
    for item in declared(calculator.inputs):
        for line in _described(item, ""):
            print(line)
    for heading, keys in (
        ("关键数字", calculator.figures),
        ("表格", calculator.tables),
        ("材料", calculator.documents),
    ):
        print(f"\n{heading}：{'、'.join(keys) or '（无）'}")
    return 0


def _described(item: Input | InputRows, prefix: str) -> Iterator[str]:
    if isinstance(item, InputRows):
        most = f"{item.rows.at_least} 到 {item.rows.at_most} 行，示例 {len(item.default)} 行"
        yield f"  {item.key}.N\t{item.rows.label}\trows\t{most}"
        for column in item.columns:
            yield from _described(column, f"{item.key}.N.")
        return
    optional = "，可不填" if item.optional else ""
    yield (
        f"  {prefix}{item.key}\t{item.field.label}\t{item.kind.name}{optional}"
        f"\t{_limits(item)}\t示例：{item.example or '（空）'}"
    )


def _limits(item: Input) -> str:
    if item.field.choices:
        return "｜".join(f"{choice.value} {label}" for choice, label in item.field.choices.items())
    if item.kind.name == "text":
        return ""
    least, most = ("" if limit is None else item.write(limit) for limit in limits(item))
    return f"{least} 到 {most}" if least or most else ""


def _run(asked: argparse.Namespace) -> int:
    calculator = _get(asked.name)
    texts = dict(_texts(asked))
    try:
        inputs = read_inputs(calculator.inputs, texts)
        answer = calculator.calculate(inputs)
    except InvalidInputError as invalid:
        return _mistaken(asked, invalid)
    except NoSolutionError as refusal:
        raise _StopError(refused(refusal), UNSOLVED) from None
    written = _written(asked, calculator, inputs, answer)
    if asked.json:
        print(json.dumps(as_json(asked.name, inputs, answer), ensure_ascii=False))
    elif not written:
        print(as_text(calculator, answer))
    return 0


def _mistaken(asked: argparse.Namespace, invalid: InvalidInputError) -> int:
    for mistake in invalid.mistakes:
        print(f"{mistake.name}：{mistake.message}", file=sys.stderr)
    if asked.json:
        listed = [{"name": each.name, "message": each.message} for each in invalid.mistakes]
        print(json.dumps({"mistakes": listed}, ensure_ascii=False))
    return MISTAKEN


def _written(
    asked: argparse.Namespace, calculator: Calculator[Any], inputs: object, answer: Result
) -> bool:
    """Write every file that is asked for; whether any was."""
    wanted = {Format.CSV: asked.csv, Format.XLSX: asked.xlsx, Format.ICS: asked.ics}
    files = {form: path for form, path in wanted.items() if path}
    if not files:
        return False
    taken = Taken(
        name=asked.name, calculator=calculator, inputs=inputs, answer=answer, on=_day(asked.on)
    )
    for form, path in files.items():
        _write(path, taken, form, asked.table)
    return True


def _write(path: Path, taken: Taken, form: Format, table: str) -> None:
    try:
        path.write_bytes(exported(taken, form, table).content)
    except NothingToExportError as nothing:
        raise _StopError(str(nothing)) from None
    except OSError as error:
        raise _StopError(f"写不进文件 {path}：{error.strerror}。") from None


def _day(typed: str) -> date:
    try:
        return DATE.read(typed)
    except UnreadableError as unreadable:
        raise _StopError(f"--on 没有读懂。{unreadable.message}") from None


def _texts(asked: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """The inputs of `--from`, then those of the command line, which win."""
    given = list(_pairs(asked.inputs))
    rows = {key.split(".")[0] for key, _ in given if "." in key}
    for key, text in _from_file(asked.source) if asked.source else ():
        if key.split(".")[0] not in rows or "." not in key:
            yield key, text
    yield from given


def _pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        key, sign, text = word.partition("=")
        if not sign:
            raise _StopError(f"「{word}」没有读懂。请写成 项目=内容，例如 principal=12万。")
        yield key.strip(), text


def _from_file(source: str) -> Iterator[tuple[str, str]]:
    try:
        raw = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
        content = json.loads(raw)
    except OSError as error:
        raise _StopError(f"打不开文件 {source}：{error.strerror}。") from None
    except (ValueError, RecursionError):
        raise _StopError(f"{source} 里不是 JSON，请检查格式。") from None
    if not isinstance(content, Mapping):
        raise _StopError(f"{source} 里应该是一个 JSON 对象。")
    yield from flattened(content)


def flattened(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Keys and texts of a JSON object whose rows are arrays of objects.

    An empty array empties the table; null is an empty text; numbers are their own notation.
    """
    for key, value in content.items():
        if not isinstance(value, list):
            yield key, _text(value)
            continue
        if not value:
            yield f"{key}.1.off", "yes"
        for number, row in enumerate(value, start=1):
            cells = row if isinstance(row, Mapping) else {"": row}
            for column, cell in cells.items():
                yield f"{key}.{number}.{column}", _text(cell)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)
