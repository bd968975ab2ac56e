"""The engine's memory, kept on the device: the next visit begins there, or as the first did."""

from __future__ import annotations

import pytest

import calculators
from calculators.embed import page as python
from tests.browser.draws import drawn
from tests.browser.visit import PATIENCE, Calculator, Visit

SCHEDULE = "repayment_schedule"
TOLD = """
window.told = [];
const Original = Worker;
window.Worker = class extends Original {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => window.told.push(data));
  }
};
"""
HELD = """async () => {
  const cache = await caches.open("program");
  const [request] = await cache.keys();
  return request && [request.url, (await (await cache.match(request)).arrayBuffer()).byteLength];
}"""
# The kept bytes, changed by a function, put back at the same address.
SPOIL = """async () => {
  const cache = await caches.open("program");
  const [request] = await cache.keys();
  const found = await cache.match(request);
  const kept = new Uint8Array(await found.arrayBuffer());
  await cache.put(request, new Response(CHANGED, { headers: found.headers }));
}"""
SPOILT = {
    "one bit": "kept.with(kept.length - 9999, kept[kept.length - 9999] ^ 1)",
    "cut short": "kept.slice(0, 50000)",
    "nothing": "new Uint8Array(0)",
}
DENIED = {
    "denied": """Object.defineProperty(self, "caches", {
      get() { throw new DOMException("", "SecurityError"); } });\n""",
    "full": """Cache.prototype.put = () => Promise.reject(
      new DOMException("", "QuotaExceededError"));\n""",
    "missing": "delete WorkerGlobalScope.prototype.caches;\n",
}


def begun(visit: Visit) -> Calculator:
    """A calculator whose worker's words are noted; the memory is kept soon after an answer."""
    visit.page.add_init_script(TOLD)
    calculator = visit.open_calculator(SCHEDULE)
    calculator.limit(keeping=1)
    return calculator


def told(visit: Visit, stage: str) -> None:
    """Wait until a worker has said so."""
    said = "(stage) => window.told.some((each) => 'error' in each || each.stage === stage)"
    visit.page.wait_for_function(said, arg=stage, timeout=PATIENCE)


def recalled(visit: Visit) -> bool:
    """Whether the engine that is ready now began from what was kept."""
    told(visit, "ready")
    found: bool = visit.page.evaluate("told.find((each) => each.stage === 'ready').recalled")
    return found


def test_the_next_visit_answers_from_memory_as_python_does_here(new_visit: Visit) -> None:
    """The kept memory begins the second visit, whose answers are the build's, byte for byte.

    Every calculator's example, its offers, and a drawn question for every kind of answer.
    """
    first = begun(new_visit)
    first.answer()
    told(new_visit, "kept")
    new_visit.page.reload()
    questions = drawn()[::10]
    asked = [("respond", each.name, each.request) for each in questions]
    asked += [("offers", name, "2028-02-29") for name in calculators.names()]
    answers = [each.answer for each in questions]
    answers += [python.offers(name, "2028-02-29") for name in calculators.names()]

    assert answers == new_visit.ask(asked)
    assert recalled(new_visit)


def test_what_is_typed_is_not_in_the_memory(new_visit: Visit) -> None:
    """The kept bytes hold neither the texts of the form nor those of the question."""
    calculator = begun(new_visit)
    calculator.field("principal").fill("31847.65")
    calculator.answer()
    told(new_visit, "kept")
    found = new_visit.page.evaluate(
        """async () => {
          const cache = await caches.open("program");
          const [request] = await cache.keys();
          const kept = new Uint8Array(await (await cache.match(request)).arrayBuffer());
          const text = new TextDecoder("latin1").decode(kept);
          const sought = ["31847.65", "31,847.65", "calculators.embed.page"];
          return sought.map((each) => text.includes(each));
        }"""
    )

    assert [False, False, True] == found


def test_a_spoilt_memory_is_passed_over(new_visit: Visit) -> None:
    """Changed, cut short or empty, it is not begun from; the answer comes without a word."""
    calculator = begun(new_visit)
    answer = calculator.answer()
    told(new_visit, "kept")
    for change in SPOILT.values():
        new_visit.page.evaluate(SPOIL.replace("CHANGED", change))
        new_visit.page.reload()

        assert answer == new_visit.open_calculator(SCHEDULE).answer()
        assert not recalled(new_visit)


def test_another_build_leaves_the_memory_alone(new_visit: Visit) -> None:
    """A memory of another archive is never begun from; the new one takes its place."""
    calculator = begun(new_visit)
    calculator.answer()
    told(new_visit, "kept")
    address, size = new_visit.page.evaluate(HELD)
    new_visit.page.evaluate(
        """async (address) => {
          const cache = await caches.open("program");
          const kept = await cache.match(address);
          await cache.delete(address);
          await cache.put(address.replace(/python[.]./, "python.other"), kept);
        }""",
        address,
    )
    new_visit.page.reload()
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.limit(keeping=1)
    calculator.answer()
    told(new_visit, "kept")

    assert not recalled(new_visit)
    assert address == new_visit.page.evaluate(HELD)[0]
    assert size < 12_000_000


@pytest.mark.parametrize("why", DENIED)
def test_without_a_place_to_keep_it_everything_else_works(new_visit: Visit, why: str) -> None:
    """Storage denied, full or missing: the answers come, and no word is said about it."""
    new_visit.server.fault("kept.js", before=DENIED[why])
    begun(new_visit).answer()
    new_visit.page.wait_for_function("() => window.told.some((each) => 'error' in each)")
    new_visit.page.reload()

    assert new_visit.open_calculator(SCHEDULE).answer()
    assert not recalled(new_visit)
