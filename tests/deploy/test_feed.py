"""The feed of changes."""

from pathlib import Path
from xml.etree.ElementTree import fromstring

from deploy.feed import entries, write_feed

PAGE = """<h2 id="how">怎样看</h2><p>说明。</p>
<h2 id="b">2026-11-23 第一版<a class="headerlink" href="#b">¶</a></h2><ul><li>甲 &amp; 乙</li></ul>
<h2 id="a">2026-12-01 补一期</h2><p>补到九月。</p><section><h2>资料来源</h2></section>"""


def site(folder: Path) -> Path:
    """A built site with one record."""
    page = folder / "about/changes/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, "utf-8")
    return folder


def test_dated_headings_are_entries_the_newest_first(tmp_path: Path) -> None:
    """What has no date, and what the page says of itself, is none."""
    found = [(entry.on.isoformat(), entry.title) for entry in entries(site(tmp_path))]

    assert [("2026-12-01", "补一期"), ("2026-11-23", "第一版")] == found


def test_an_entry_brings_its_words(tmp_path: Path) -> None:
    """A reader of feeds sees what changed without opening the page."""
    assert ["补到九月。", "甲 & 乙"] == [entry.words for entry in entries(site(tmp_path))]


def test_the_feed_is_rss_with_full_addresses(tmp_path: Path) -> None:
    """Addresses are those of the published site, dates those of China."""
    write_feed(site(tmp_path), {"SITE_URL": "https://example.org/"})
    item = fromstring((tmp_path / "feed.xml").read_text("utf-8")).find("channel/item")
    assert item is not None

    assert "https://example.org/about/changes/#a" == item.findtext("link")
    assert "Tue, 01 Dec 2026 00:00:00 +0800" == item.findtext("pubDate")
