"""The table of response headers."""

from pathlib import Path

import pytest

from deploy.headers import headers_for, table
from deploy.policy import inline_scripts, policy_in_page, script_hash
from deploy.static_host import as_headers_file

PAGE = '<!doctype html><script>alert("一")</script><script type="application/json">{}</script>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets/calculator").mkdir(parents=True)
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "assets/calculator/worker.js").write_text("", "utf-8")
    (tmp_path / "assets/python.0123456789abcdef.zip").write_bytes(b"")
    (tmp_path / "assets/engine.0123456789abcdef").mkdir()
    (tmp_path / "assets/engine.0123456789abcdef/engine.wasm").write_bytes(b"")
    (tmp_path / "sitemap.xml").write_text("", "utf-8")
    return tmp_path


def test_script_hash_is_the_standards() -> None:
    """CSP3's own example: the hash of `alert('Hello, world.');` (section 2.3.1)."""
    expected = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"

    assert expected == script_hash("alert('Hello, world.');")


def test_only_scripts_that_run_are_allowed() -> None:
    """Data blocks do not run, so they need no permission."""
    scripts = inline_scripts(PAGE)

    assert scripts == ['alert("一")']


def test_page_policy_allows_its_inline_scripts(site: Path) -> None:
    """The policy names the hash of the page's inline script."""
    policy = headers_for("/", site)["Content-Security-Policy"]

    assert f"script-src 'self' {script_hash('alert("一")')}; style-src 'self'" in policy


def test_page_may_not_compile_wasm(site: Path) -> None:
    """Only the worker's policy has the wasm keyword."""
    policy = headers_for("/", site)["Content-Security-Policy"]

    assert "wasm" not in policy


def test_worker_policy_replaces_the_pages(site: Path) -> None:
    """The worker takes its policy from its own response."""
    policy = headers_for("/assets/calculator/worker.js", site)["Content-Security-Policy"]
    expected = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

    assert expected == policy


@pytest.mark.parametrize("path", ["/", "/help/", "/sitemap.xml", "/assets/calculator/worker.js"])
def test_what_may_change_is_asked_for_again(site: Path, path: str) -> None:
    """Pages and files whose names carry no hash are revalidated on each visit."""
    assert headers_for(path, site)["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    ["/assets/python.0123456789abcdef.zip", "/assets/engine.0123456789abcdef/engine.wasm"],
)
def test_hashed_file_is_kept_for_a_year(site: Path, path: str) -> None:
    """A file whose name, or folder, carries its content's hash never changes."""
    headers = headers_for(path, site)

    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_headers_file_takes_the_general_header_back(site: Path) -> None:
    """Hosts join equal headers of several rules, so the worker's rule removes the page's first."""
    text = as_headers_file(table(site))
    block = text[text.index("/assets/calculator/worker.js") :]

    assert block.splitlines()[1] == "  ! Content-Security-Policy"


def test_every_answer_has_the_security_headers(site: Path) -> None:
    """No path leaves without the general headers."""
    names = headers_for("/assets/python.0123456789abcdef.zip", site).keys()
    expected = {
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
        "Strict-Transport-Security",
        "X-Frame-Options",
    }

    assert expected <= names


def test_page_carries_no_directive_that_only_headers_may_set() -> None:
    """A browser complains about `frame-ancestors` in a page (CSP3, 3.3)."""
    policy = policy_in_page("default-src 'self'; frame-ancestors 'none'; style-src 'self'")

    assert "default-src 'self'; style-src 'self'" == policy
