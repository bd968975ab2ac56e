"""The picture that goes with a shared link."""

from io import BytesIO

from PIL import Image

from deploy.card import SIZE, card

HEAVIEST = 60_000


def test_the_card_has_the_size_that_is_expected() -> None:
    """Open Graph's readers show a picture of this shape whole."""
    assert (1200, 630) == Image.open(BytesIO(card())).size == SIZE


def test_the_card_is_the_same_every_time() -> None:
    """A build of one commit always gives the same bytes."""
    assert card() == card()


def test_the_card_is_light() -> None:
    """WeChat fetches it over a phone's line."""
    assert len(card()) <= HEAVIEST
