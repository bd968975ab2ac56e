"""A page's twin: its words change and where its links lead; nothing else does."""

import json

import pytest

from traditional.dictionary import whole
from traditional.pages import twin
from traditional.places import Place

PLACE = Place(folder="how/talking/", address="https://example.org/guide/")


def converted(html: str) -> str:
    """The HTML as it stands on the twin of how/talking/."""
    return twin(html, whole(), PLACE)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>罚息</p>", "<p>罰息</p>"),
        ('<img alt="罚息" title="账单">', '<img alt="罰息" title="帳單">'),
        ('<meta name="description" content="征信">', '<meta name="description" content="徵信">'),
        ('<input placeholder="里面" value="发卡">', '<input placeholder="裡面" value="發卡">'),
        ("<div data-told='[\"还款\"]'>", "<div data-told='[\"還款\"]'>"),
        ('<html lang="zh-Hans">', '<html lang="zh-Hant">'),
        ('<p data-only="zh-Hant" hidden>陆</p>', '<p data-only="zh-Hant">陸</p>'),
    ],
)
def test_words_change(html: str, expected: str) -> None:
    """Text, and attributes that people read or hear."""
    assert expected == converted(html)


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="罚息" class="页">',
        '<a href="#罚息" aria-labelledby="账">',
        '<a href="../账/#里">',
        "<script>const 词 = '发';</script>",
        '<script type="application/json" id="runtime">{"a": "发"}</script>',
        "<!-- 发 -->",
        '<link rel="alternate " hreflang="zh-Hans" href="https://example.org/guide/how/talking/">',
        '<a href="https://other.example/guide/">',
        '<a href="mailto:a@example.org">',
        '<a href="../in-writing/">',
        "&amp; &lt;",
    ],
)
def test_all_else_stays(html: str) -> None:
    """Names, anchors, scripts that run, comments, and links between pages."""
    assert html == converted(html)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../../assets/a.css", "../../../assets/a.css"),
        ("../../assets/a.png?x#y", "../../../assets/a.png?x#y"),
        ("../../feed.xml", "../../../feed.xml"),
        (
            "https://example.org/guide/how/talking/",
            "https://example.org/guide/zh-hant/how/talking/",
        ),
        ("https://example.org/guide/assets/a.png", "https://example.org/guide/assets/a.png"),
        ("/guide/help/", "/guide/zh-hant/help/"),
        ("/guide/assets/a.css", "/guide/assets/a.css"),
        ("/elsewhere/", "/elsewhere/"),
        ("../../", "../../"),
        ("../../sitemap.xml", "../../sitemap.xml"),
        ("../in-writing/#a.b", "../in-writing/#a.b"),
        ("", ""),
    ],
)
def test_links_keep_to_the_folder_and_files_are_shared(link: str, expected: str) -> None:
    """A page leads to twins; style sheets, scripts and pictures have no second copy."""
    assert expected == PLACE.moved(link)


def test_the_switch_is_turned_round() -> None:
    """It leads to the same page in simplified characters, whose name stands in its own."""
    opening = '<a class="x language" href="../../'
    switch = f'{opening}zh-hant/how/talking/" hreflang="zh-Hant" lang="zh-Hant">繁體</a>'
    expected = f'{opening}../how/talking/" hreflang="zh-Hans" lang="zh-Hans">简体</a>'

    assert expected == converted(switch)


def test_data_keeps_its_shape() -> None:
    """The theme's settings: words converted, files found, names of fields as they were."""
    data = {
        "base": "../..",
        "search": "../../assets/a.css",
        "translations": {"发": "清空 <b>里</b>"},
    }
    html = f'<script id="__config" type="application/json">{json.dumps(data)}</script>'
    wanted = {
        "base": "../..",
        "search": "../../../assets/a.css",
        "translations": {"发": "清空 <b>裡</b>"},
    }
    found = converted(html).removesuffix("</script>").partition(">")[2]

    assert wanted == json.loads(found)
    assert "<" not in found
