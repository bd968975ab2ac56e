"""Old addresses lead to where their pages are now."""

import pytest

from deploy.redirects import LIST, as_redirects_file, moves, with_twins


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("help/\n", {}),
        ("old/ -> help/\n", {"old/": "help/"}),
        ("old/->/help/\n", {"old/": "help/"}),
        ("# old/ -> help/\n", {}),
        ("old/ -> /\n", {"old/": ""}),
    ],
)
def test_moves_are_read(text: str, expected: dict[str, str]) -> None:
    """A line with an arrow is a move, others are not; the root is the empty address."""
    assert expected == moves(text)


def test_a_twin_moves_with_its_page() -> None:
    """An old address of a page in traditional characters leads on too."""
    expected = {"old/": "new/", "zh-hant/old/": "zh-hant/new/"}

    assert expected == with_twins({"old/": "new/"})


def test_hosts_are_told_of_every_move() -> None:
    """Each move is one line of the file that static hosts read, permanent."""
    assert "/a/ /b/ 301\n/old/ / 301\n" == as_redirects_file({"old/": "", "a/": "b/"})


def test_list_is_kept_in_order() -> None:
    """The list is sorted, so that two people's new pages seldom meet on one line."""
    listed = [line for line in LIST.read_text("utf-8").splitlines() if not line.startswith("#")]

    assert sorted(listed) == listed
