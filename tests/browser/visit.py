"""One reader's visit to the served site, watched for everything that must not happen."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from tests.site.server import Server

# Generous: two cores may be shared by several browsers.
PATIENCE = 60_000
# A published site's scripts stand in a folder that carries their hash: found by one that is there.
OWN = """const own = (path) => import(
  new URL(`../${path}`, document.querySelector("script[src*='calculator/element.js']").src));"""
TOLD_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => console.error(
  `policy violation: ${event.violatedDirective} ${event.blockedURI || event.sample}`));
"""


# Without slots: Playwright keeps a note of each listener on the object it belongs to.
@dataclass(kw_only=True)
class Visit:
    """A page in a browser, the server behind it, and what went wrong on the way."""

    page: Page
    server: Server
    browser: str
    troubles: list[str] = field(default_factory=list)
    excused: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Note every console error, uncaught exception, violation and foreign request."""
        context.add_init_script(TOLD_VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.troubles.append(f"uncaught: {error.error}"))
        context.on("request", self._request)

    def unexcused(self) -> list[str]:
        """What went wrong and was not planted."""
        return [
            trouble
            for trouble in self.troubles
            if not any(re.search(pattern, trouble) for pattern in self.excused)
        ]

    def excuse(self, *patterns: str) -> None:
        """A planted fault makes the browser or the engine print this: it is no trouble."""
        self.excused.extend(patterns)

    def open(self, address: str) -> None:
        """Load a page by its address from the site's root; scripts have run when it returns."""
        self.page.goto(f"{self.server.url}{address}", wait_until="load")

    def follow(self, address: str) -> None:
        """Reach a page over a link, as readers do: the theme then replaces the content only."""
        self.page.evaluate(
            """(address) => {
              const link = document.createElement("a");
              link.href = address;
              document.body.append(link);
              link.click();
              link.remove();
            }""",
            f"{self.server.url}{address}",
        )
        expect(self.page).to_have_url(f"{self.server.url}{address}")

    def await_desk(self) -> None:
        """What carries numbers along has come, and has taken up what was typed before it came."""
        expect(self.page.locator('head link[href$="/desk/desk.css"]')).to_have_count(1)

    def open_calculator(self, name: str) -> Calculator:
        """The page of a calculator as it is at first; over a link where the visit has begun."""
        address, found = f"tools/{name}/", Calculator(visit=self, name=name)
        if not self.page.url.startswith(self.server.url):
            self.open(address)
        else:
            self.page.locator("talk-calculator").evaluate_all(
                "(elements) => elements.forEach((element) => { element.dataset.former = ''; })"
            )
            if self.page.url.partition("#")[0] == f"{self.server.url}{address}":
                self.follow("")
                expect(self.page.locator("[data-former]")).to_have_count(0)
            self.follow(address)
            expect(self.page.locator("[data-former]")).to_have_count(0)
        expect(found.element.locator("form")).to_be_attached()
        return found

    def forget(self) -> None:
        """Begin as if nothing had been typed on this visit yet; the engine stays as it is."""
        if self.page.url.startswith(self.server.url):
            self.page.evaluate(
                f"() => {{ {OWN} return own('desk/memory.js').then(({{ clear }}) => clear()); }}"
            )

    def python_requests(self) -> list[str]:
        """Paths of the engine and the archive that were asked for, in order."""
        paths = [urlsplit(request.path).path for request in self.server.requests]
        return [path for path in paths if "/assets/runtime/" in path]

    def ask(self, questions: list[tuple[str, str, str]]) -> list[str]:
        """The page's own worker asked directly: call, calculator, text; the texts it answers."""
        answers: list[str] = self.page.evaluate(
            f"""async (questions) => {{
              {OWN}
              const {{ ask }} = await own("calculator/client.js");
              return Promise.all(questions.map((texts) => ask({{}}, ...texts)));
            }}""",
            questions,
        )
        return answers

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.server.url, "data:", "blob:", "about:")):
            self.troubles.append(f"foreign request: {request.url}")


@dataclass(slots=True, kw_only=True)
class Calculator:
    """The first calculator of the page: its form, its sentences and its answer."""

    visit: Visit
    name: str

    @property
    def element(self) -> Locator:
        """The custom element."""
        return self.visit.page.locator(f"talk-calculator[name={self.name}]").first

    @property
    def panel(self) -> Locator:
        """Where the answer stands."""
        return self.element.locator("[data-answer]")

    def field(self, name: str) -> Locator:
        """The control of that name."""
        return self.element.locator(f"[name='{name}']")

    def sentence(self, state: str) -> Locator:
        """The sentence about the engine in that state."""
        return self.element.locator(f"[data-state={state}]")

    def submit(self) -> None:
        """Press 算一算."""
        self.element.locator("button[type=submit]").click()

    def reaches(self, state: str, within: float = PATIENCE) -> None:
        """Wait until the sentence of that state shows, at most so many milliseconds."""
        expect(self.sentence(state)).to_be_visible(timeout=within)

    def answer(self) -> str:
        """Press 算一算 and give the text of the result."""
        self.submit()
        self.reaches("answered")
        return self.panel.inner_text()

    def limit(self, **milliseconds: int) -> None:
        """Shorten the watchdog's limits for this page: downloading, starting, answering."""
        self.visit.page.evaluate(
            "(limits) => Object.assign(document.getElementById('runtime').dataset, limits)",
            {stage: str(limit) for stage, limit in milliseconds.items()},
        )

    def asked(self) -> dict[str, Any]:
        """What the page would hand to Python now."""
        form: dict[str, Any] = self.visit.page.evaluate(
            f"""async (name) => {{
              {OWN}
              const {{ texts, today }} = await own("calculator/form.js");
              const form = document.querySelector(`talk-calculator[name=${{name}}] form`);
              return {{ today: today(), fields: texts(form) }};
            }}""",
            self.name,
        )
        block, base = (self.element.get_attribute(name) for name in ("block", "base"))
        return {"block": block, "base": base, **form}

    def request(self) -> str:
        """The same as the JSON text that Python reads."""
        return json.dumps(self.asked(), ensure_ascii=False)
