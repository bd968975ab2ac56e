"""Everything that goes wrong for a reader, and how the page must come out of it, in any engine.

Each trouble is played by a `Reader` on a page that has not been used yet, against a server that
can be told to fail. It ends in an answer or a calm sentence, keeps what was typed, and recovers.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from calculators.embed import page as python
from tests.browser.faults import FAULTS, LIMITS, Spoilt
from tests.browser.reader import Reader
from tests.site.server import Server

SCHEDULE = "repayment_schedule"
PATIENT = dict.fromkeys(("downloading", "starting", "answering"), 90_000)
LISTENS = "return Boolean(document.querySelector('talk-calculator')?.first);"
SHOWN = """return [...document.querySelectorAll(arguments[0])].some((each) => (
  each.checkVisibility({ visibilityProperty: true })));"""
PANEL = "return document.querySelector('talk-calculator [data-answer]').innerHTML;"
SENTENCE = """return document.querySelector('talk-calculator .result__sentence')
  .textContent.includes(arguments[0]);"""
CONTROL = "document.querySelector('talk-calculator form').elements[arguments[0]]"
TYPE = f"""const control = {CONTROL}; control.value = arguments[1];
control.dispatchEvent(new Event("input", {{ bubbles: true }}));"""
PRESS = "document.querySelector(arguments[0]).click();"
LIMIT = "Object.assign(document.getElementById('runtime').dataset, arguments[0]);"
SUBMIT = "talk-calculator form button[type=submit]"

# Keeps the calculator's workers, so that one can be ended as the system does: without a word.
# The theme's search has one too.
KEPT = """const Original = Worker; window.workers = [];
window.Worker = class extends Original {
  constructor(address, ...given) {
    super(address, ...given);
    if (String(address).includes("/calculator/")) window.workers.push(this);
  }
};"""
# A device without memory to spare: the engine cannot have more than it starts with.
NO_MORE = "WebAssembly.Memory.prototype.grow = () => { throw new RangeError('out of memory'); };"
NONE_AT_ALL = """
WebAssembly.Memory = class { constructor() { throw new RangeError("out of memory"); } };
WebAssembly.instantiateStreaming = () => Promise.reject(new RangeError("out of memory"));
"""
DENIED = """for (const name of ["localStorage", "sessionStorage"]) {
  const get = () => { throw new DOMException("no", "SecurityError"); };
  Object.defineProperty(window, name, { get });
}"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""
MUCH = 40_000_000
"""Characters of a question that needs more memory than the engine starts with."""
ASK = f"""window.told = "";
import("/assets/calculator/client.js").then(({{ ask }}) => (
  ask({{}}, "respond", "{SCHEDULE}", `{{"fields": {{"principal": "${{"9".repeat({MUCH})}}"}}}}`)
)).then(() => {{ window.told = "answered"; }}, (error) => {{ window.told = String(error); }});"""
QUICKLY = """const form = document.querySelector("talk-calculator form");
for (let months = 5; months <= 24; months += 1) {
  form.elements.months.value = String(months);
  form.requestSubmit();
}"""
GONE = "return location.pathname.includes(arguments[0]) && document.readyState === 'complete';"


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


# ── what a reader does ───────────────────────────────────────────────────────────────────────


def opens(reader: Reader) -> None:
    """Load the calculator; it listens."""
    reader.open(f"tools/{SCHEDULE}/")
    reader.until(LISTENS)


def reaches(reader: Reader, state: str) -> None:
    """Wait until the sentence of that state shows."""
    reader.until(SHOWN, f"talk-calculator [data-state={state}]")


def asks(reader: Reader, months: int, *, waits: bool = True) -> None:
    """Type so many months, press, and wait for the answer about them."""
    reader.run(TYPE, "months", str(months))
    reader.run(PRESS, SUBMIT)
    if waits:
        reader.until(SENTENCE, f"{months} 个月")


def recovers(reader: Reader, server: Server) -> None:
    """With the server sound again and limits for a busy machine, 再试一次 answers."""
    server.mend()
    reader.run(LIMIT, PATIENT)
    reader.run(PRESS, "talk-calculator [data-retry]")
    reaches(reader, "answered")


# ── the troubles ─────────────────────────────────────────────────────────────────────────────


def spoilt(fault: Spoilt) -> Trouble:
    """A fault of the server: a calm sentence within the bound, nothing lost, and it recovers."""

    def play(reader: Reader, server: Server) -> None:
        opens(reader)
        example = reader.run(PANEL)
        reader.run(LIMIT, LIMITS)
        fault.plant(server)
        reader.run(TYPE, "principal", "1.5万")
        reader.run(PRESS, SUBMIT)
        reaches(reader, "failed")
        assert reader.run(SHOWN, "talk-calculator [data-label=example]")
        assert reader.run(f"return {CONTROL}.value;", "principal") == "1.5万"
        assert reader.run(PANEL) == example
        recovers(reader, server)

    return Trouble(name=fault.name, chinese=fault.chinese, told=fault.told, play=play)


def too_long(reader: Reader, server: Server) -> None:
    """A computation beyond its limit is ended twice, then the page says so; later it answers."""
    opens(reader)
    reader.run(LIMIT, {"answering": 1})
    reader.run(PRESS, SUBMIT)
    reaches(reader, "failed")
    recovers(reader, server)


def killed(reader: Reader, server: Server) -> None:
    """Whoever waits for an answer when the worker dies gets it from the next worker."""
    server.fault("client.js", before=KEPT)
    opens(reader)
    reader.run(LIMIT, PATIENT)
    asks(reader, 6)
    reader.run(LIMIT, {"answering": 1500})
    reader.run(TYPE, "months", "7")
    reader.run(
        """document.querySelector("talk-calculator form").requestSubmit();
        window.workers.at(-1).terminate();"""
    )
    reader.run(LIMIT, PATIENT)
    reader.until(SENTENCE, "7 个月")
    assert reader.run("return window.workers.length;") == 2


def without_memory(reader: Reader, server: Server) -> None:
    """Where the engine gets no memory the page says it did not start, and later answers."""
    server.fault("worker.js", before=NONE_AT_ALL)
    opens(reader)
    reader.run(PRESS, SUBMIT)
    reaches(reader, "failed")
    recovers(reader, server)


def memory_exhausted(reader: Reader, server: Server) -> None:
    """A question for which memory does not suffice fails; the one after it is answered."""
    server.fault("worker.js", before=NO_MORE)
    opens(reader)
    reader.run(LIMIT, PATIENT)
    asks(reader, 6)
    reader.run(ASK)
    told = reader.until("return window.told;")
    assert "MemoryError" in told, told
    asks(reader, 7)


def storing(fault: str, told: str) -> Callable[[Reader, Server], None]:
    """Storage refused or full takes nothing from the calculator."""

    def play(reader: Reader, server: Server) -> None:
        server.fault("calculator/element.js", before=fault)
        opens(reader)
        reader.run(LIMIT, PATIENT)
        asks(reader, 6)
        reader.until("return Boolean(document.querySelector('[data-desk][data-ready]'));")
        reader.run(PRESS, "[data-desk-keep]")
        reader.until(SHOWN, f"[data-desk-says={told}]")
        asks(reader, 7)

    return play


def two_tabs(reader: Reader, _: Server) -> None:
    """Each tab answers its own question, also after the other has been closed."""
    opens(reader)
    second = reader.beside()
    opens(second)
    for each in (reader, second):
        each.run(LIMIT, PATIENT)
    asks(reader, 6, waits=False)
    asks(second, 12)
    reader.until(SENTENCE, "6 个月")
    assert second.run(SENTENCE, "12 个月")
    second.close()
    asks(reader, 9)


def back(reader: Reader, _: Server) -> None:
    """Frozen and woken again, the page keeps what was typed and answers."""
    opens(reader)
    reader.run(LIMIT, PATIENT)
    asks(reader, 7)
    reader.run(
        """addEventListener("pageshow", ({ persisted }) => { window.woken = persisted; });
        setTimeout(() => location.assign(arguments[0]));""",
        f"{reader.url}tools/overdue/",
    )
    reader.until(GONE, "/overdue/")
    reader.run("setTimeout(() => history.back());")
    reader.until(GONE, SCHEDULE)
    reader.until(LISTENS)
    if not reader.run("return window.woken;"):
        raise NotHereError("由程序操作时，这个浏览器不留住离开的页面")
    months = reader.run(f"return {CONTROL}.value;", "months")
    assert months == "7", months
    asks(reader, 8)


def quickly(reader: Reader, _: Server) -> None:
    """Twenty quick submissions end in the answer to the twentieth."""
    opens(reader)
    reader.run(LIMIT, PATIENT)
    asks(reader, 25)
    reader.run(QUICKLY)
    reader.until(SENTENCE, "24 个月")


def lacking(feature: str) -> Callable[[Reader, Server], None]:
    """Where a feature is lacking the page says what to do, and never fetches Python."""

    def play(reader: Reader, server: Server) -> None:
        # For the page's own module alone: what drives the browser needs them too.
        server.fault("calculator/client.js", before=f"const {feature} = undefined;")
        server.requests.clear()
        opens(reader)
        reaches(reader, "unsupported")
        reader.run(PRESS, SUBMIT)
        assert reader.run(SHOWN, "talk-calculator [data-state=unsupported]")
        assert [each.path for each in server.requests if "/assets/runtime/" in each.path] == []

    return play


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
# The theme's own script keeps its colours.
THEMES = (r"^uncaught: (no|full)$",)
TROUBLES = (
    *(spoilt(fault) for fault in FAULTS),
    Trouble(name="answer too slow", chinese="算得太久", play=too_long),
    Trouble(name="worker killed", chinese="算到一半被系统关掉", play=killed),
    Trouble(name="no memory", chinese="没有内存启动", play=without_memory),
    Trouble(name="memory exhausted", chinese="算到一半内存用完", play=memory_exhausted),
    Trouble(name="storage denied", chinese="不许留存", play=storing(DENIED, "denied"), told=THEMES),
    Trouble(
        name="storage full", chinese="留存的地方满了", play=storing(FULL, "denied"), told=THEMES
    ),
    Trouble(name="two tabs", chinese="开了两个窗口", play=two_tabs),
    Trouble(name="back", chinese="退回上一页，页面被留住", play=back),
    Trouble(name="twenty presses", chinese="连按二十次", play=quickly),
    *(
        Trouble(name=f"without {feature}", chinese=f"缺 {feature}", play=lacking(feature))
        for feature in ("Worker", "WebAssembly", "BigInt64Array")
    ),
    *(
        Trouble(name=name, chinese=chinese, play=elsewhere(device), device=device)
        for (name, chinese), device in DEVICES.items()
    ),
    Trouble(name="other digits", chinese="语言是波斯语", play=in_persian, device=PERSIAN),
)
