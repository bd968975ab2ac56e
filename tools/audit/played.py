"""The journey, the comparison with Python and every trouble in one engine, by fresh readers.

python -m tools.audit.played ENGINE URL SITE [NAME …]

`URL` serves `SITE` as published; troubles are planted in a server of our own. Prints how each part
ended, as JSON; of the troubles only those named, if any are.
"""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Error
from selenium.common.exceptions import WebDriverException

from tests.browser.reader import Reader
from tests.browser.trouble import HERE, NotHereError, Trouble
from tests.browser.troubles import TROUBLES
from tests.site.server import Server, serve
from tools.audit import journey, parity
from tools.audit.readers import Fresh, readers

HELD = ""
"""How a trouble ends that the page comes out of; else it is told what went wrong."""
NOT_HERE = "—"
BROKEN = (AssertionError, Error, WebDriverException)
PARTS: dict[str, Callable[[Reader], tuple[str, list[str]]]] = {
    "journey": journey.walked,
    "parity": parity.compared,
}


def main(arguments: Sequence[str]) -> int:
    """Plays everything, or the troubles named."""
    engine, url, site, *named = arguments
    with readers(engine, url) as fresh:
        told = {name: _part(name, fresh) for name in PARTS if not named}
    wanted = [each for each in TROUBLES if not named or each.name in named]
    with serve(Path(site), port=0) as server, readers(engine, server.url) as fresh:
        troubles = {each.name: _trouble(each, server, fresh) for each in wanted}
    print(json.dumps(told | {"troubles": troubles}, ensure_ascii=False))
    return 0


def _part(name: str, fresh: Fresh) -> tuple[str, list[str]]:
    try:
        with fresh(HERE) as reader:
            return PARTS[name](reader)
    except BROKEN as error:
        return "0", [_words(error)]


def _trouble(trouble: Trouble, server: Server, fresh: Fresh) -> str:
    server.mend()
    server.keeper = trouble.keeper
    try:
        with fresh(trouble.device) as reader:
            trouble.play(reader, server)
    except NotHereError as reason:
        return f"{NOT_HERE}{reason}"
    except BROKEN as error:
        return _words(error)
    return HELD


def _words(error: BaseException) -> str:
    return f"{type(error).__name__} {error}".strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
