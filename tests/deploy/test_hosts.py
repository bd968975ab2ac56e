"""Configuration for real servers, as far as it can be told without one; `make audit` asks them."""

import pytest

from deploy.caddy import caddyfile
from deploy.headers import HIDDEN, Rule
from deploy.nginx import http_part, server_part

RULES = (
    Rule(path="/*", headers={"Content-Security-Policy": "default-src 'self'", "X-A": "one"}),
    Rule(path="/worker.js", headers={"Content-Security-Policy": "default-src 'none'"}),
)


def test_nginx_chooses_the_policy_by_address() -> None:
    """One map holds the general policy and the worker's."""
    expected = [
        "map $uri $site_content_security_policy {",
        "    default \"default-src 'self'\";",
        '    "/worker.js" "default-src \'none\'";',
        "}",
    ]

    assert expected == http_part(RULES).splitlines()[2:6]


def test_nginx_sends_each_header_once() -> None:
    """A header of several rules has one line, for errors too."""
    lines = [line for line in server_part(RULES, {}).splitlines() if "add_header" in line]
    expected = [
        "add_header Content-Security-Policy $site_content_security_policy always;",
        "add_header X-A $site_x_a always;",
    ]

    assert expected == lines


def test_nginx_is_never_given_a_variable_for_text() -> None:
    """A value that nginx would interpret is refused rather than written."""
    with pytest.raises(ValueError, match="more than text"):
        http_part([Rule(path="/*", headers={"X-A": "$host"})])


def test_moved_page_is_redirected_by_both() -> None:
    """An old address leads on for ever, on either server."""
    moved = {"old/": "new/"}

    assert "location = /old/ { return 301 /new/; }" in server_part(RULES, moved)
    assert 'redir "/old/" "/new/" 301' in caddyfile(RULES, moved)


def test_what_is_missing_is_told_in_the_page_s_characters() -> None:
    """Below the folder of traditional characters either server answers with that folder's page."""
    page = "/zh-hant/404.html"

    assert f"location /zh-hant/ {{ error_page 404 {page}; }}" in server_part(RULES, {})
    assert f"rewrite @traditional {page}" in caddyfile(RULES, {})


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_for_the_host_is_not_served(name: str) -> None:
    """Neither server hands out the files that configure it."""
    assert f"/{name}*" in caddyfile(RULES, {})
    assert name in server_part(RULES, {}).split("location ~ ")[1].splitlines()[0]


def test_caddy_writes_the_later_value_later() -> None:
    """Within a route the order stands, so the worker's own policy replaces the general one."""
    text = caddyfile(RULES, {})

    assert text.index("default-src 'self'") < text.index(
        "header /worker.js Content-Security-Policy"
    )
