// Answering once more without being asked: when somebody who has had an answer changes a text.

import { state } from "./client.js";
import { markMistakes } from "./form.js";

// Milliseconds without a key before what is typed is taken as meant.
const PAUSE = 400;

export class Again {
  constructor(element) {
    this.element = element;
    this.begun = false;
    this.timer = 0;
  }

  /** The reader has had an answer: from now on changes are answered. */
  begin() {
    this.begun = true;
  }

  forget() {
    this.begun = false;
    this.stop();
  }

  stop() {
    clearTimeout(this.timer);
  }

  wait() {
    this.stop();
    if (this.begun) this.timer = setTimeout(() => this.recompute(), PAUSE);
  }

  recompute() {
    this.stop();
    const { base, changed, panel, pending } = this.element;
    if (!this.begun || !changed || pending || state().stage !== "ready") return;
    // What stands in the answer is not taken from under a finger that is on it.
    if (panel.contains(document.activeElement)) this.wait();
    else this.element.answer({ before: base, live: true });
  }

  /** Marks mistakes where the reader has been; a text still being typed is none yet. */
  markLeft(mistakes) {
    const { form, touched } = this.element;
    const typing = document.activeElement?.name;
    const left = mistakes.filter(({ name }) => name !== typing && touched.has(name));
    this.element.changed = true; // and still to be answered
    markMistakes(form, this.element.getAttribute("block"), left);
  }
}
