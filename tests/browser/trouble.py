"""What a trouble is: its names, how it is played, and the device on which it comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.browser.reader import Reader
from tests.site.server import Server


class NotHereError(Exception):
    """This engine, as it is driven, cannot come into the trouble; the text says why, in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A device's zone, language and clock (seconds since 1970), and the day it takes it for."""

    zone: str = ""
    language: str = ""
    clock: int = 0
    day: str = ""


HERE = Device()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What goes wrong, by name and in Chinese; what is printed besides; on which device."""

    name: str
    chinese: str
    play: Callable[[Reader, Server], None]
    told: tuple[str, ...] = ()
    device: Device = field(default=HERE)
    keeper: bool = False
    """Whether it is about the service worker, which the others are played without."""
