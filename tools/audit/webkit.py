"""A calculator answers in WebKitGTK, the nearest of Debian's engines to those of iOS.

python -m tools.audit.webkit ADDRESS PAGE …    within xvfb-run; prints what went wrong as JSON
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tools.audit.outcome import Outcome
from tools.console import run_quietly
from tools.project import PYTHON

PATIENCE = 120
BROWSER = "webkit2gtk-4.1/MiniBrowser"
ANSWERED = """return [...document.querySelectorAll("[data-state=answered]")]
  .some((sentence) => sentence.checkVisibility());"""
STATE = """return [...document.querySelectorAll("talk-calculator [data-state]")]
  .filter((sentence) => sentence.checkVisibility()).map((sentence) => sentence.dataset.state);"""
# Asked here is whether it answers, not how fast: the machine may be doing much else.
PATIENT = """Object.assign(document.getElementById("runtime").dataset,
  { downloading: "90000", starting: "90000", answering: "90000" });"""
# Violations from before this script are kept for an observer that asks for them.
VIOLATIONS = """const done = arguments[0]; const told = [];
new ReportingObserver((reports) => reports.forEach((r) => told.push(
  `policy: ${r.body.effectiveDirective} ${r.body.blockedURL}`)),
  { types: ["csp-violation"], buffered: true }).observe();
setTimeout(() => done(told), 300);"""


def audited(url: str, pages: Sequence[str]) -> Outcome:
    """Loads the pages and asks each calculator on them once, in a display of its own."""
    display = ["xvfb-run", "--auto-servernum"]
    told = run_quietly([*display, PYTHON, "-m", "tools.audit.webkit", url, *pages])
    found = json.loads(told.splitlines()[-1])
    return Outcome(
        part="策略与外发 / policy",
        where="WebKitGTK",
        figure=f"{len(pages)} pages, {found['answers']} answers",
        findings=tuple(found["troubles"]),
    )


def main(arguments: Sequence[str]) -> int:
    """Prints the number of answers and the troubles on one line."""
    url, *pages = arguments
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        answers, troubles = _visited(url, pages, log)
        troubles += _errors(log.read_text(encoding="utf-8", errors="replace"))
    print(json.dumps({"answers": answers, "troubles": troubles}, ensure_ascii=False))
    return 0


def _visited(url: str, pages: Sequence[str], log: Path) -> tuple[int, list[str]]:
    answers, troubles = 0, []
    driver = started(log)
    try:
        for page in pages:
            try:
                answers += _page(driver, url + page)
            except WebDriverException as error:
                troubles.append(
                    f"/{page} {type(error).__name__} {error.msg or driver.execute_script(STATE)}"
                )
            troubles += [f"/{page} {told}" for told in driver.execute_async_script(VIOLATIONS)]
    finally:
        driver.quit()
    return answers, troubles


def started(log: Path, **environment: str) -> WebKitGTK:
    """MiniBrowser under its driver; what it prints goes to `log`."""
    options = Options()
    options.binary_location = str(next(Path("/usr/lib").glob(f"*/{BROWSER}")))
    options.add_argument("--automation")
    options.add_argument("--enable-write-console-messages-to-stdout=true")
    service = Service(
        "/usr/bin/WebKitWebDriver", log_output=str(log), env={**os.environ, **environment}
    )
    driver = WebKitGTK(options=options, service=service)
    driver.set_script_timeout(PATIENCE)
    return driver


def _page(driver: WebKitGTK, address: str) -> int:
    """Loads a page and presses 算一算 where there is one; how many answered."""
    driver.get(address)
    buttons = driver.find_elements(By.CSS_SELECTOR, "talk-calculator form button[type=submit]")
    if not buttons:
        return 0
    driver.execute_script(PATIENT)
    # By the keyboard: the page may still be scrolling where a pointer would land.
    buttons[0].send_keys(Keys.ENTER)
    WebDriverWait(driver, PATIENCE).until(lambda at: at.execute_script(ANSWERED))
    return 1


def _errors(log: str) -> Iterator[str]:
    lines = (line.strip() for line in log.splitlines())
    return (line for line in lines if line.startswith("CONSOLE") and " ERROR " in f" {line} ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
