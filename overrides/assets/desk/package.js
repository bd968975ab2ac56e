// 协商材料包: the answers of this visit as one document, made by Python and printed by the browser.

import { ask } from "../calculator/client.js";
import { today } from "../calculator/form.js";
import { state } from "./memory.js";

/** Makes the page of the package work, where this is it. */
export function preparePackage() {
  const place = document.querySelector("[data-package]");
  if (!place || place.dataset.ready) return;
  place.dataset.ready = "";
  const says = (what) => place.querySelectorAll("[data-package-says]").forEach((each) => {
    each.hidden = each.dataset.packageSays !== what;
  });
  says(state.answered.size ? "ready" : "empty");
  // An empty paper would deny what has been filled in already.
  place.querySelector("[data-package-paper]").hidden = state.answered.size > 0;
  place.querySelectorAll("[data-package-make]").forEach((button) => {
    button.hidden = !state.answered.size;
    button.addEventListener("click", () => make(place, says));
  });
  place.querySelector("[data-package-print]").addEventListener("click", () => print());
}

async function make(place, says) {
  says("working");
  const answers = Object.fromEntries([...state.answered].map(([name, texts]) => (
    [name, Object.fromEntries(texts)]
  )));
  const request = JSON.stringify({ base: place.dataset.base, today: today(), answers });
  try {
    const html = await ask(place, "package", request);
    if (!html) return;
    const paper = place.querySelector("[data-package-paper]");
    paper.replaceChildren(document.createRange().createContextualFragment(html));
    paper.hidden = false;
    place.querySelector("[data-package-print]").hidden = false;
    says("made");
    paper.focus();
  } catch {
    says("failed");
  }
}
