"""The table of headers as configuration for nginx, in two files to include.

One stands in `http`, the other in a `server` whose `root` is the site; deploy/nginx.example.conf
shows both. Values come from maps, because `add_header` in a location drops those of the server.
Source: https://nginx.org/en/docs/http/ngx_http_headers_module.html
"""

from collections.abc import Iterable, Mapping

from deploy.headers import DEFAULT_TYPE, HIDDEN, TYPES, Rule
from deploy.redirects import MOVED
from traditional.places import FOLDER

MADE = "# 由 deploy/publish.py 生成，请勿手改。 / Written by deploy/publish.py.\n"
KEPT, WHOLE = "Cache-Control", "Cache-Control-Whole"
"""The header that depends on the status too, and the name its value by address has on the way."""
LONGEST = 256
"""Bytes of the longest address in a map; nginx allows 64 unless told."""
SERVING = (
    "index index.html;",
    "error_page 404 /404.html;",
    "absolute_redirect off;",
    "server_tokens off;",
    "log_not_found off;",
    "gzip off;",
    "gzip_static on;",
    "brotli_static on;",
    "gzip_vary on;",
)


def http_part(rules: Iterable[Rule]) -> str:
    """A map from the address to each header's value; an address without one has none."""
    values: dict[str, dict[str, str]] = {}
    for rule in rules:
        for name, value in rule.headers.items():
            values.setdefault(name, {})[_key(rule.path)] = value
    maps = (line for name, by_path in values.items() for line in _maps(name, by_path))
    return MADE + f"map_hash_bucket_size {LONGEST};\n" + "\n".join(maps) + "\n"


def server_part(rules: Iterable[Rule], moved: Mapping[str, str]) -> str:
    """Types, precompressed files, headers, the page for what is missing, and what has moved."""
    names = dict.fromkeys(name for rule in rules for name in rule.headers)
    lines = (
        *SERVING,
        *_types(),
        *(f"add_header {name} {_variable(name)} always;" for name in names),
        f"location /{FOLDER} {{ error_page 404 /{FOLDER}404.html; }}",
        f"location ~ ^/(?:{'|'.join(HIDDEN)}) {{ return 404; }}",
        *(f"location = /{old} {{ return {MOVED} /{new}; }}" for old, new in sorted(moved.items())),
    )
    return MADE + "\n".join(lines) + "\n"


def _key(path: str) -> str:
    if path == "/*":
        return "default"
    return f"~^{path.replace('.', '[.]').replace('*', '[^/]*')}$" if "*" in path else _quoted(path)


def _maps(name: str, by_path: Mapping[str, str]) -> list[str]:
    if name != KEPT:
        return _map(name, by_path)
    # What failed is not kept, whatever its address.
    by_status = (f"default {_quoted(by_path['default'])};", f'"~^[23]" {_variable(WHOLE)};')
    return [*_map(WHOLE, by_path), f"map $status {_variable(name)} {{ {' '.join(by_status)} }}"]


def _map(name: str, by_path: Mapping[str, str]) -> list[str]:
    values = (f"    {path} {_quoted(value)};" for path, value in by_path.items())
    return [f"map $uri {_variable(name)} {{", *values, "}"]


def _variable(name: str) -> str:
    return f"$site_{name.lower().replace('-', '_')}"


def _types() -> list[str]:
    texts = {kind.partition(";")[0] for kind in TYPES.values() if "charset" in kind}
    return [
        "charset utf-8;",
        f"charset_types {' '.join(sorted(texts - {'text/html'}))};",
        f"default_type {DEFAULT_TYPE};",
        "types {",
        *(f"    {kind.partition(';')[0]} {end.lstrip('.')};" for end, kind in TYPES.items()),
        "}",
    ]


def _quoted(text: str) -> str:
    if '"' in text or "$" in text or "\\" in text:
        raise ValueError(f"nginx would read more than text in {text!r}")
    return f'"{text}"'
