"""The picture of the house shows the house: its arrows are the imports, none points up."""

from tests import ROOT
from tools.diagram import FLOORS, PICTURE, arrows, picture


def test_the_picture_is_current() -> None:
    """What developers are shown is drawn from the code as it is: `python -m tools.diagram`."""
    assert picture() == PICTURE.read_text(encoding="utf-8")


def test_every_arrow_points_down() -> None:
    """No floor of the picture imports one that stands above it."""
    up = [each for each in arrows() if FLOORS.index(each.above) > FLOORS.index(each.below)]

    assert [] == up


def test_every_floor_is_drawn() -> None:
    """A floor that is added to the package is missing from no picture."""
    folders = {path.parent.name for path in (ROOT / "calculators").glob("*/__init__.py")}

    assert folders == set(FLOORS) - {"calculators"}
