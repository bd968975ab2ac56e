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

import { Again } from "./again.js";
import { ask, listen, state, supported, wake } from "./client.js";
import { fillIn, markMistakes, showWhatApplies, texts, today } from "./form.js";
import { act, allowAll, fill, remember, stays } from "./rows.js";
import { pin, putAnswer, showSentence, unpin } from "./shown.js";

const UNDERWAY = ["downloading", "starting", "ready"];
const CONTROLS = "input, select, textarea, button";
// The reader's own answer stands there, and nothing has been changed since.
const CURRENT = ["answered", "updated", "pinned"];

class TalkCalculator extends HTMLElement {
  connectedCallback() {
    if (!this.form) this.prepare();
    this.forget = listen((engine) => this.follow(engine));
    this.left = stays(this.form);
    this.tell("mounted");
  }

  disconnectedCallback() {
    this.forget();
    this.left();
    this.again.stop();
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
    this.base = this.first; // and those of the answer that later ones are set against
    this.again = new Again(this);
    this.question = 0;
    this.pending = false;
    this.woken = false;
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("reset", () => this.reset());
    this.form.addEventListener("input", (event) => this.typed(event.target.name));
    this.form.addEventListener("change", () => this.again.recompute());
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

  // What is pasted has no name until it is filled in.
  typed(name) {
    if (name === "") return;
    if (name) this.touched.add(name);
    this.changed = true;
    showWhatApplies(this.form);
    if (CURRENT.includes(this.shown)) this.show("stale");
    this.again.wait();
    this.tell("typed", { field: name });
  }

  clicked(event) {
    const button = event.target.closest("button");
    const { row, step, text, take } = button?.dataset || {};
    if (take) {
      this.takeAway(button);
    } else if (row) {
      act(button);
      this.typed(button.name || undefined);
    } else if (step) {
      this.step(step, text);
    } else if (button?.hasAttribute("data-retry")) {
      this.answer();
    } else if (button?.hasAttribute("data-pin")) {
      if (pin(this) && CURRENT.includes(this.shown)) this.show("pinned");
    } else if (button?.hasAttribute("data-unpin")) {
      unpin(this);
    } else if (button?.closest("[data-paste]")) {
      this.paste(button);
    } else {
      this.leadToField(event);
    }
  }

  // Another value for one input; the new answer is set against the first one.
  step(name, text) {
    this.form.elements.namedItem(name).value = text;
    this.typed(name);
    this.answer({ before: this.base });
  }

  async paste(button) {
    try {
      const { fillFrom, readInto } = await import("./paste.js");
      if (button.dataset.pasteFill) fillFrom(this, button);
      else await readInto(this, button);
    } catch (error) {
      button.closest("[data-paste]").querySelector("[data-paste-told=failed]").hidden = false;
    }
  }

  // What does it comes with the first press.
  takeAway(button) {
    import("./take.js").then(({ take }) => take(this, button)).catch(() => {
      button.closest(".take").querySelector("[data-taken=failed]").hidden = false;
    });
  }

  leadToField(event) {
    const link = event.target.closest(".mistakes a[href^='#']");
    const field = link && this.form.querySelector(link.getAttribute("href"));
    if (!field) return;
    event.preventDefault();
    field.closest("details")?.setAttribute("open", "");
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
    this.base = this.first;
    this.again.forget();
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

  // `before`: texts to set the answer against; `live`: nobody has pressed anything.
  async answer({ before, live } = {}) {
    if (!supported()) return;
    const question = (this.question += 1);
    const origin = document.activeElement;
    this.again.stop();
    this.changed = false;
    if (!live) {
      this.woken = true;
      this.pending = true;
      this.catchUp();
    }
    try {
      await this.offer();
      const fields = texts(this.form);
      const text = question === this.question && await this.ask("respond", this.asked(fields, before));
      if (text && question === this.question) this.take(JSON.parse(text), { fields, before, live, origin });
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

  // Dates that are meant to be today's, where the reader has typed none. Before anything is asked,
  // the field with the focus is left alone: its text must not change under somebody's hands.
  async offer({ asked = true } = {}) {
    if (!this.form.querySelector("[data-today]")) return;
    this.offered = this.offered || this.ask("offers", today(), this.form);
    try {
      const offered = JSON.parse(await this.offered);
      fillIn(this.form, offered, this.touched, asked ? null : document.activeElement);
    } catch (error) {
      this.offered = null;
      throw error;
    }
  }

  take({ state: outcome, html, mistakes }, { fields, before, live, origin }) {
    const wrong = outcome === "mistakes";
    if (wrong && live) return this.again.markLeft(mistakes);
    const content = document.createRange().createContextualFragment(html);
    // Whoever has gone on typing meanwhile is left where they are.
    const still = !live && [origin, document.body].includes(document.activeElement);
    this.pending = false;
    if (!wrong) this.again.begin();
    this.told = fields;
    if (!before && !wrong) this.base = fields;
    markMistakes(this.form, this.getAttribute("block"), mistakes);
    putAnswer(this, [content], wrong ? "" : "answer");
    this.show(wrong ? "mistakes" : this.changed ? "stale" : live ? "updated" : "answered");
    if (still) lead(this.next(origin));
    if (this.changed) this.again.wait();
    return this.tell("answered", { fields, before, state: outcome });
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
      this.offer({ asked: false }).catch(() => {});
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

// Focus alone shows some part of what is higher than the screen: the reader begins at its top.
function lead(place) {
  const long = place.offsetHeight > innerHeight / 2;
  place.focus({ preventScroll: long });
  if (long) place.scrollIntoView();
}

customElements.define("talk-calculator", TalkCalculator);
