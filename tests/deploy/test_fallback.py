"""The policy in the page, for hosts that cannot send headers."""

from pathlib import Path

from deploy.fallback import with_policy, write_fallback
from deploy.policy import script_hash

PAGE = '<html><head><meta charset="utf-8"><script>go()</script></head></html>'


def test_policy_stands_before_the_first_script() -> None:
    """What precedes the policy is not ruled by it, so it follows the charset at once."""
    html = with_policy(PAGE, "default-src 'self'")

    assert html.startswith('<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-')
    assert html.index("default-src 'self'") < html.index("<script>")


def test_second_policy_replaces_the_first() -> None:
    """Publishing again leaves one policy, the new one."""
    once = with_policy(PAGE, "default-src 'none'")

    assert with_policy(PAGE, "default-src 'self'") == with_policy(once, "default-src 'self'")


def test_every_page_allows_the_scripts_of_all(tmp_path: Path) -> None:
    """A reader who moves on within the site keeps the first page's policy."""
    (tmp_path / "one.html").write_text(PAGE, "utf-8")
    (tmp_path / "two.html").write_text(PAGE.replace("go()", "stay()"), "utf-8")
    write_fallback(tmp_path)

    assert script_hash("stay()") in (tmp_path / "one.html").read_text("utf-8")
