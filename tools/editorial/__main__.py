"""python -m tools.editorial."""

from tools.console import enter
from tools.editorial.command import main

enter(main)
