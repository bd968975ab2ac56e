"""Devices with other zones, languages and clocks, and what their readers must still be shown."""

from __future__ import annotations

import json
from collections.abc import Callable

from calculators.embed import page as python
from tests.browser.actions import (
    CONTROL,
    LIMIT,
    PATIENT,
    PRESS,
    SCHEDULE,
    SHOWN,
    SUBMIT,
    asks,
    opens,
)
from tests.browser.reader import Reader
from tests.browser.trouble import Device, NotHereError
from tests.site.server import Server

DEVICES = {
    ("a day ahead", "时区早一天"): Device(
        zone="Pacific/Kiritimati", language="ar-EG", clock=1795608000, day="2026-11-26"
    ),
    ("a day behind", "时区晚一天"): Device(
        zone="Pacific/Pago_Pago", language="fa-IR", clock=1795572000, day="2026-11-24"
    ),
    ("clock never set", "时钟没有设过"): Device(
        zone="Asia/Shanghai", language="th-TH", clock=0, day="1970-01-01"
    ),
    ("clock far ahead", "时钟快了很多年"): Device(
        zone="Asia/Urumqi", language="zh-CN", clock=4102444800, day="2100-01-01"
    ),
}
PERSIAN = Device(language="fa-IR")


def in_persian(reader: Reader, _: Server) -> None:
    """A device that writes other digits is told, and tells, ours."""
    opens(reader)
    if not reader.run("return Intl.NumberFormat().resolvedOptions().locale.startsWith('fa');"):
        raise NotHereError("审查用的机器没有装这种语言")
    reader.run(LIMIT, PATIENT)
    asks(reader, 6)
    day = reader.run(f"return {CONTROL}.value;", "first_due")
    assert day.isascii(), day


def elsewhere(device: Device) -> Callable[[Reader, Server], None]:
    """Dates are offered from the day on the device; the page answers or says which date is odd."""

    def play(reader: Reader, server: Server) -> None:
        # Timers go on, or nothing would ever be given up.
        clock = f"""const Sound = Date;
        window.Date = class extends Sound {{
          constructor(...given) {{ given.length ? super(...given) : super({device.clock * 1000}); }}
          static now() {{ return {device.clock * 1000}; }}
        }};"""
        server.fault("calculator/form.js", before=clock)
        opens(reader)
        zone = reader.run("return Intl.DateTimeFormat().resolvedOptions().timeZone;")
        assert zone == device.zone, zone
        reader.run(LIMIT, PATIENT)
        reader.run(PRESS, SUBMIT)
        reader.until(SHOWN, "talk-calculator :is([data-state=answered], [data-state=mistakes])")
        offered = json.loads(python.offers(SCHEDULE, device.day))["first_due"]
        assert reader.run(f"return {CONTROL}.value;", "first_due") == offered

    return play
