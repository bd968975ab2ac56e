"""The table of headers as a Caddyfile to import into a site whose `root` is the built site.

Everything stands in one `route`, which keeps the order of the table: the later value wins.
Source: https://caddyserver.com/docs/caddyfile/directives/header
"""

from collections.abc import Iterable, Iterator, Mapping

from deploy.headers import HIDDEN, TYPES, Rule
from deploy.nginx import MADE
from deploy.redirects import MOVED
from traditional.places import FOLDER

SERVED = "file_server {\n        precompressed zstd br gzip\n    }"


def caddyfile(rules: Iterable[Rule], moved: Mapping[str, str]) -> str:
    """Headers, types, redirects, precompressed files, and the site's page for what is missing."""
    listed = tuple(rules)
    lines = (
        "route {",
        *_types(),
        *_headers(listed),
        *(f'    redir "/{old}" "/{new}" {MOVED}' for old, new in sorted(moved.items())),
        f"    @hidden path {' '.join(f'/{name}*' for name in HIDDEN)}",
        "    error @hidden 404",
        f"    {SERVED}",
        "}",
        "handle_errors {",
        *_headers(listed[:1]),
        f'    header Content-Type "{TYPES[".html"]}"',
        f"    @traditional path /{FOLDER}*",
        f"    rewrite @traditional /{FOLDER}404.html",
        f"    @simplified not path /{FOLDER}*",
        "    rewrite @simplified /404.html",
        f"    {SERVED}",
        "}",
    )
    return MADE + "\n".join(lines) + "\n"


def _types() -> Iterator[str]:
    for end, kind in TYPES.items():
        yield f"    @{end.lstrip('.')} path *{end}"
        yield f'    header @{end.lstrip(".")} Content-Type "{kind}"'


def _headers(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        matcher = "" if rule.path == "/*" else f"{rule.path} "
        yield from (f'    header {matcher}{name} "{text}"' for name, text in rule.headers.items())
    yield "    header -Server"
