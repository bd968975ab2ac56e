"""The search index as it is published."""

import json
from pathlib import Path
from typing import Any

from deploy.search import (
    BACKSTAGE,
    HALLS,
    IN_A_HALL,
    INDEX,
    ONWARD,
    WORDS,
    matters,
    write_apart,
    write_index,
)

FRONT = "---\ntitle: 支付令\nanswer: 先核对真假。\nsynonyms: [督促程序]\n---\n\n正文。\n"


def written(folder: Path, *docs: dict[str, str]) -> list[dict[str, Any]]:
    """The index's entries after the step, for pages whose sources are `FRONT`."""
    for place in ("docs/rules/order.md", "docs/about/us.md"):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(FRONT, "utf-8")
    index = folder / "site" / INDEX
    index.parent.mkdir(parents=True)
    index.write_text(json.dumps({"config": {}, "docs": docs}))
    write_index(folder / "site", folder / "docs")
    write_index(folder / "site", folder / "docs")
    entries: list[dict[str, Any]] = json.loads(index.read_text("utf-8"))["docs"]
    return entries


def entry(location: str, text: str = "", title: str = "题") -> dict[str, str]:
    """An entry as the engine writes it."""
    return {"location": location, "title": title, "text": text}


def test_a_page_brings_its_answer_and_other_names(tmp_path: Path) -> None:
    """What people call a page's matter is looked up too."""
    (page,) = written(tmp_path, entry("rules/order/"))

    assert ("先核对真假。", ["督促程序"]) == (page["answer"], page["also"])


def test_words_are_sent_without_markup(tmp_path: Path) -> None:
    """Markup is no word."""
    _, section = written(tmp_path, entry("x/"), entry("x/#y", "<ul> <li>一 <b>二</b></li> </ul>"))

    assert "一 二" == section["text"]


def test_where_a_rule_was_read_is_left_out(tmp_path: Path) -> None:
    """A citation answers no search."""
    _, section = written(
        tmp_path,
        entry("x/"),
        entry("x/#y", "<p>说法</p><p>某法 · 本站核实 2026-11-23</p>"),
    )

    assert "说法" == section["text"]


def test_the_manual_is_found_by_its_titles_alone(tmp_path: Path) -> None:
    """What editors are told does not stand in a reader's way."""
    found = written(tmp_path, entry("about/contributing/"), entry("about/contributing/#y"))

    assert ["about/contributing/"] == [each["location"] for each in found]


def test_a_page_about_the_site_stands_back(tmp_path: Path) -> None:
    """It weighs less than a page that helps."""
    (page,) = written(tmp_path, entry("about/us/"))

    assert BACKSTAGE == page["boost"]


def test_a_page_on_every_matter_stands_behind_the_one_on_it(tmp_path: Path) -> None:
    """A page that lists others weighs a little less than they do."""
    hall, room = written(tmp_path, entry(HALLS[-1]), entry("x/"))

    assert (IN_A_HALL, None) == (hall["boost"], room.get("boost"))


def test_where_to_go_next_is_left_out(tmp_path: Path) -> None:
    """A section that names other pages does not answer for them."""
    found = written(tmp_path, entry("x/"), entry("x/#y", title=ONWARD), entry("x/#z"))

    assert ["x/", "x/#z"] == [each["location"] for each in found]


def test_a_word_is_listed_once() -> None:
    """No word stands for two matters, and no line has but one word."""
    words = [word for line in matters() for word in line.split(" ")]

    assert [] == sorted({each for each in words if words.count(each) > 1})
    assert [] == [line for line in matters() if " " not in line]


def test_the_words_for_a_matter_are_fetched_with_the_pages(tmp_path: Path) -> None:
    """They come when something is looked for, not with every page."""
    written(tmp_path, entry("about/us/"))
    write_apart(tmp_path / "site")
    light = json.loads((tmp_path / "site" / INDEX).read_text("utf-8"))
    apart = json.loads((tmp_path / "site" / light["config"]["apart"]).read_text("utf-8"))

    assert WORDS not in light["config"]
    assert matters() == apart["config"][WORDS]


def test_the_words_stand_apart(tmp_path: Path) -> None:
    """What comes with every page is next to nothing, and names where the words are."""
    entries = written(tmp_path, entry("about/us/", "字" * 1000))
    write_apart(tmp_path / "site")
    write_apart(tmp_path / "site")
    light = json.loads((tmp_path / "site" / INDEX).read_text("utf-8"))
    apart = tmp_path / "site" / light["config"]["apart"]

    assert [] == light["docs"]
    assert entries == json.loads(apart.read_text("utf-8"))["docs"]
