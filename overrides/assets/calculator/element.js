// <talk-calculator>: carries what is typed to Python, and what Python says back to the page.
// Every word shown stands in the HTML already; this chooses which, and moves texts.

import { ask, listen, state, supported, wake } from "./client.js";
import { fillIn, markMistakes, showWhatApplies, texts, today } from "./form.js";
import { act, allowAll, remember } from "./rows.js";

const UNDERWAY = ["downloading", "starting", "ready"];
const CONTROLS = "input, select, textarea, button";

class TalkCalculator extends HTMLElement {
  connectedCallback() {
    if (!this.form) this.prepare();
    this.forget = listen((engine) => this.follow(engine));
  }

  disconnectedCallback() {
    this.forget();
  }

  prepare() {
    this.form = this.querySelector("form");
    this.panel = this.querySelector("[data-answer]");
    this.example = [...this.panel.childNodes];
    this.putRowsBack = remember(this.form);
    this.touched = new Set();
    this.shown = "idle";
    this.question = 0;
    this.pending = false;
    this.woken = false;
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("reset", () => this.reset());
    this.form.addEventListener("input", (event) => this.typed(event.target.name));
    this.addEventListener("click", (event) => this.clicked(event));
    ["focusin", "keydown", "pointerdown"].forEach((intent) => {
      this.form.addEventListener(intent, (event) => this.meant(event));
    });
    showWhatApplies(this.form);
    allowAll(this.form);
    if (!supported()) this.show("unsupported");
  }

  // ── what the reader does ──────────────────────────────────────────────────────────────

  // Scrolling past the form is no intent: only its controls are.
  meant(event) {
    if (this.woken || !supported() || !event.target.closest(CONTROLS)) return;
    this.woken = true;
    wake();
    this.catchUp();
  }

  typed(name) {
    this.touched.add(name);
    this.changed = true;
    showWhatApplies(this.form);
    if (this.shown === "answered") this.show("stale");
  }

  clicked(event) {
    const button = event.target.closest("[data-row], [data-retry]");
    if (button?.dataset.row) {
      act(button);
      this.typed(button.name);
    } else if (button) {
      this.answer();
    } else {
      this.leadToField(event);
    }
  }

  leadToField(event) {
    const link = event.target.closest(".mistakes a[href^='#']");
    const field = link && this.form.querySelector(link.getAttribute("href"));
    if (!field) return;
    event.preventDefault();
    field.focus();
  }

  submitted(event) {
    event.preventDefault();
    this.answer();
  }

  reset() {
    this.question += 1;
    this.pending = false;
    this.touched.clear();
    this.putRowsBack();
    markMistakes(this.form, "", []);
    this.put(this.example, "example");
    this.show(supported() ? "idle" : "unsupported");
    // The controls have their first values only after this event.
    setTimeout(() => showWhatApplies(this.form));
  }

  // ── what Python is asked, and says ────────────────────────────────────────────────────

  async answer() {
    if (!supported()) return;
    const question = (this.question += 1);
    const origin = document.activeElement;
    this.woken = true;
    this.pending = true;
    this.changed = false;
    this.catchUp();
    try {
      await this.offer();
      const text = question === this.question && await this.ask("respond", this.asked());
      if (text && question === this.question) this.take(JSON.parse(text), origin);
    } catch (error) {
      if (question === this.question) this.fail();
    }
  }

  ask(call, text, asker = this) {
    return ask(asker, call, this.getAttribute("name"), text);
  }

  asked() {
    return JSON.stringify({
      block: this.getAttribute("block"),
      base: this.getAttribute("base"),
      today: today(),
      fields: texts(this.form),
    });
  }

  // Dates that are meant to be today's, where the reader has typed none.
  async offer() {
    if (!this.form.querySelector("[data-today]")) return;
    this.offered = this.offered || this.ask("offers", today(), this.form);
    try {
      fillIn(this.form, JSON.parse(await this.offered), this.touched);
    } catch (error) {
      this.offered = null;
      throw error;
    }
  }

  take({ state: outcome, html, mistakes }, origin) {
    this.pending = false;
    const wrong = outcome === "mistakes";
    const content = document.createRange().createContextualFragment(html);
    markMistakes(this.form, this.getAttribute("block"), mistakes);
    this.put([content], wrong ? "" : "answer");
    this.show(wrong ? "mistakes" : this.changed ? "stale" : "answered");
    // Whoever has gone on typing meanwhile is left where they are.
    const still = [origin, document.body].includes(document.activeElement);
    if (still) (this.panel.querySelector(".mistakes") || this.panel).focus();
  }

  fail(stage = "failed") {
    this.pending = false;
    this.put(this.example, "example");
    this.show(stage);
  }

  // ── what is shown ─────────────────────────────────────────────────────────────────────

  follow({ stage, part }) {
    if (!this.woken || !(this.pending || ["idle", ...UNDERWAY].includes(this.shown))) return;
    if (stage === "failed" || stage === "unsupported") this.fail(stage);
    else if (stage !== "ready") this.show(stage, part);
    else {
      this.show(this.pending ? "working" : "ready");
      this.offer().catch(() => {});
    }
  }

  // An earlier failure says nothing about the attempt now beginning.
  catchUp() {
    if (UNDERWAY.includes(state().stage)) this.follow(state());
  }

  put(nodes, label) {
    this.panel.replaceChildren(...nodes);
    this.querySelectorAll("[data-label]").forEach((each) => {
      each.hidden = each.dataset.label !== label;
    });
  }

  show(stage, part = 0) {
    this.shown = stage;
    this.querySelectorAll("[data-state]").forEach((sentence) => {
      sentence.hidden = sentence.dataset.state !== stage;
    });
    if (stage === "downloading") this.showPart(part);
  }

  // The eleven texts of how much has come stand in the HTML; a tenth more shows the next.
  showPart(part) {
    const place = this.querySelector("[data-progress]");
    const told = JSON.parse(place.dataset.progress);
    const tenth = Math.floor(part * (told.length - 1));
    if (place.textContent !== told[tenth]) place.textContent = told[tenth];
    this.querySelector("progress").value = tenth;
  }
}

customElements.define("talk-calculator", TalkCalculator);
