"""The table of headers in the `_headers` dialect, which many static hosts read."""

from collections.abc import Iterable, Iterator

from deploy.headers import Rule


def as_headers_file(rules: Iterable[Rule]) -> str:
    """The table in the `_headers` dialect of static hosts; `! Name` takes an earlier one back."""
    return "\n".join(line for block in _blocks(rules) for line in block) + "\n"


def _blocks(rules: Iterable[Rule]) -> Iterator[list[str]]:
    given: set[str] = set()
    for rule in rules:
        taken_back = [f"  ! {name}" for name in rule.headers if name in given]
        yield [
            rule.path,
            *taken_back,
            *(f"  {name}: {text}" for name, text in rule.headers.items()),
        ]
        if "*" in rule.path:
            given |= rule.headers.keys()
