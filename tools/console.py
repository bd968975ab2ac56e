"""How the tools speak: every sentence in Chinese and in English, every step with its time."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import NoReturn

from tools.project import ROOT, environment

TAIL = 40
"""Lines of a failed command's output worth showing."""


class ToolError(Exception):
    """A failure to be told rather than traced: one sentence in each language, then details."""

    def __init__(self, chinese: str, english: str, detail: str = "") -> None:
        super().__init__("\n".join(part for part in (chinese, english, detail) if part))


def run(command: Sequence[str]) -> int:
    """The exit code of a command started at the project's root, its output shown as it comes."""
    return subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode


def run_quietly(command: Sequence[str], **extra: str) -> str:
    """What a command prints; `ToolError` with its last lines where it fails.

    `extra` adds to the command's environment variables.
    """
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment() | extra,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        raise ToolError(f"没有找到命令 {command[0]}。", f"{command[0]} was not found.") from error
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-TAIL:])
        raise ToolError(
            f"命令没有成功：{' '.join(command)}", f"The command failed ({done.returncode}):", tail
        )
    return done.stdout


@contextmanager
def step(chinese: str, english: str) -> Iterator[None]:
    """Announces a step before it starts and its seconds once it has succeeded."""
    print(f"· {chinese} / {english}", end=" … ", flush=True)
    started = monotonic()
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f"{monotonic() - started:.1f} s", flush=True)


def enter(main: Callable[[Sequence[str]], int]) -> NoReturn:
    """Runs a tool's main function and leaves with its code; a `ToolError` is told, code 1."""
    try:
        sys.exit(main(sys.argv[1:]))
    except ToolError as error:
        print(f"\n{error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
