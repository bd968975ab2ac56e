// <talk-calculator>: carries what is typed to Python, and what Python says back to the page.
// Every word shown stands in the HTML already; this chooses which, and moves texts.
//
// Other modules hear of a calculator by these events, which bubble from the element; `detail`
// holds the calculator's `name` and
//   talk:mounted   nothing more              a calculator has come onto the page, or back to it
//   talk:typed     {field}                   a text was changed; no field: several at once
//   talk:answered  {fields, before, state}   an answer stands in [data-answer] to these texts;
//                                            state: answered, unsolved or mistakes
//   talk:reset     nothing more              the example is back
// and may call `fields()` (the texts by key, as Python reads them) and `fill(fields)`, which puts
// texts in their places, rows included (`debts.2.balance`), and leaves what is not named.

import { ask, listen, state, supported, wake } from "./client.js";
import { fillIn, markMistakes, showWhatApplies, texts, today } from "./form.js";
import { act, allowAll, fill, remember } from "./rows.js";
import { putAnswer, showSentence } from "./shown.js";

const UNDERWAY = ["downloading", "starting", "ready"];
const CONTROLS = "input, select, textarea, button";

class TalkCalculator extends HTMLElement {
  connectedCallback() {
    if (!this.form) this.prepare();
    this.forget = listen((engine) => this.follow(engine));
    this.tell("mounted");
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
    this.first = texts(this.form);
    this.told = this.first; // the texts whose answer is shown
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

  // ── what other modules use ────────────────────────────────────────────────────────────

  fields() {
    return texts(this.form);
  }

  fill(fields) {
    Object.keys(fields).forEach((name) => this.touched.add(name));
    fill(this.form, fields);
    this.typed();
  }

  tell(what, detail = {}) {
    const told = { name: this.getAttribute("name"), ...detail };
    this.dispatchEvent(new CustomEvent(`talk:${what}`, { bubbles: true, detail: told }));
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
    if (name) this.touched.add(name);
    this.changed = true;
    showWhatApplies(this.form);
    if (this.shown === "answered") this.show("stale");
    this.tell("typed", { field: name });
  }

  clicked(event) {
    const button = event.target.closest("[data-row], [data-retry], [data-step]");
    if (!button) {
      this.leadToField(event);
    } else if (button.dataset.row) {
      act(button);
      this.typed(button.name);
    } else if (button.dataset.step) {
      this.step(button);
    } else {
      this.answer();
    }
  }

  // Another value for one input; the new answer is set against the one that is shown.
  step({ dataset: { step, text } }) {
    this.form.elements.namedItem(step).value = text;
    this.typed(step);
    this.answer(this.told);
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
    this.told = this.first;
    this.putRowsBack();
    markMistakes(this.form, "", []);
    putAnswer(this, this.example, "example");
    this.show(supported() ? "idle" : "unsupported");
    // The controls have their first values only after this event.
    setTimeout(() => {
      showWhatApplies(this.form);
      this.tell("reset");
    });
  }

  // ── what Python is asked, and says ────────────────────────────────────────────────────

  async answer(before) {
    if (!supported()) return;
    const question = (this.question += 1);
    const origin = document.activeElement;
    this.woken = true;
    this.pending = true;
    this.changed = false;
    this.catchUp();
    try {
      await this.offer();
      const fields = texts(this.form);
      const text = question === this.question && await this.ask("respond", this.asked(fields, before));
      if (text && question === this.question) this.take(JSON.parse(text), fields, before, origin);
    } catch (error) {
      // Told of the engine's failure, the page has said so already.
      if (question === this.question && this.pending) this.fail();
    }
  }

  ask(call, text, asker = this) {
    return ask(asker, call, this.getAttribute("name"), text);
  }

  asked(fields, before) {
    const [block, base] = ["block", "base"].map((name) => this.getAttribute(name));
    return JSON.stringify({ block, base, today: today(), fields, before });
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

  take({ state: outcome, html, mistakes }, fields, before, origin) {
    const wrong = outcome === "mistakes";
    const content = document.createRange().createContextualFragment(html);
    // Whoever has gone on typing meanwhile is left where they are.
    const still = [origin, document.body].includes(document.activeElement);
    this.pending = false;
    this.told = fields;
    markMistakes(this.form, this.getAttribute("block"), mistakes);
    putAnswer(this, [content], wrong ? "" : "answer");
    this.show(wrong ? "mistakes" : this.changed ? "stale" : "answered");
    if (still) this.next(origin).focus();
    this.tell("answered", { fields, before, state: outcome });
  }

  // Where the reader goes on: what is to be mended, the same step once more, or the answer.
  next({ dataset: { step } }) {
    const again = step && this.panel.querySelector(`[data-step="${step}"]`);
    return this.panel.querySelector(".mistakes") || again || this.panel;
  }

  fail(stage = "failed") {
    this.pending = false;
    putAnswer(this, this.example, "example");
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

  show(stage, part) {
    this.shown = stage;
    showSentence(this, stage, part);
  }
}

customElements.define("talk-calculator", TalkCalculator);
