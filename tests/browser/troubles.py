"""Everything that goes wrong for a reader, and how the page must come out of it, in any engine.

Each trouble is played by a `Reader` on a page that has not been used yet, against a server that
can be told to fail. It ends in an answer or a calm sentence, keeps what was typed, and recovers.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.actions import (
    CONTROL,
    LIMIT,
    PANEL,
    PATIENT,
    PRESS,
    SCHEDULE,
    SENTENCE,
    SHOWN,
    SUBMIT,
    TYPE,
    asks,
    opens,
    reaches,
    recovers,
)
from tests.browser.devices import DEVICES, PERSIAN, elsewhere, in_persian
from tests.browser.faults import FAULTS, LIMITS, Spoilt
from tests.browser.keepers import new_keeper, old_keeper, without_network
from tests.browser.reader import Reader
from tests.browser.trouble import Trouble
from tests.browser.visit import OWN
from tests.browser.windows import DENIED, FULL, back, storing, two_tabs
from tests.site.server import Server

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
MUCH = 40_000_000
"""Characters of a question that needs more memory than the engine starts with."""
ASK = f"""window.told = ""; {OWN}
own("calculator/client.js").then(({{ ask }}) => (
  ask({{}}, "respond", "{SCHEDULE}", `{{"fields": {{"principal": "${{"9".repeat({MUCH})}}"}}}}`)
)).then(() => {{ window.told = "answered"; }}, (error) => {{ window.told = String(error); }});"""
QUICKLY = """const form = document.querySelector("talk-calculator form");
for (let months = 5; months <= 24; months += 1) {
  form.elements.months.value = String(months);
  form.requestSubmit();
}"""


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


# The theme's own script keeps its colours.
THEMES = (r"^uncaught: (no|full)$",)
# What a browser prints where there is no network.
OFF = (r"net::ERR_", r"^console: Failed to load resource")
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
    Trouble(name="no network", chinese="没有网络", play=without_network, told=OFF, keeper=True),
    Trouble(name="old keeper", chinese="旧的后台任务遇到新的网页", play=old_keeper, keeper=True),
    Trouble(
        name="new keeper",
        chinese="新的后台任务遇到旧的网页",
        play=new_keeper,
        told=OFF,
        keeper=True,
    ),
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
