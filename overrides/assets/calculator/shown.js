// Which of the sentences in the HTML shows, and what stands where the answer stands.

/** Shows the sentence of one stage; `part` is how much of the download has come, 0 to 1. */
export function showSentence(element, stage, part = 0) {
  element.querySelectorAll("[data-state]").forEach((sentence) => {
    sentence.hidden = sentence.dataset.state !== stage;
  });
  if (stage === "downloading") showPart(element, part);
}

// The texts of how much has come stand in the HTML; a tenth more shows the next.
function showPart(element, part) {
  const place = element.querySelector("[data-progress]");
  const told = JSON.parse(place.dataset.progress);
  const tenth = Math.floor(part * (told.length - 1));
  if (place.textContent !== told[tenth]) place.textContent = told[tenth];
  element.querySelector("progress").value = tenth;
}

/** Puts nodes where the answer stands, under the label of that name or under none. */
export function putAnswer(element, nodes, label) {
  const panel = element.querySelector("[data-answer]");
  const open = [...panel.querySelectorAll("details")].map((folded) => folded.open);
  panel.replaceChildren(...nodes);
  const folds = panel.querySelectorAll("details");
  // What was unfolded stays so where the new answer is built alike.
  if (folds.length === open.length) folds.forEach((each, place) => { each.open ||= open[place]; });
  element.querySelectorAll("[data-label]").forEach((each) => {
    each.hidden = each.dataset.label !== label;
  });
  element.querySelector("[data-pin]").hidden = !panel.querySelector(".figures, .result__sentence");
}

/** Keeps the shown answer's sentence and figures beside the next one. */
export function pin(element) {
  const kept = [...element.querySelectorAll("[data-answer] > :is(.result__sentence, .figures)")];
  element.querySelector("[data-pinned]").replaceChildren(...kept.map((node) => node.cloneNode(true)));
  element.querySelectorAll("[data-pinned] .figure__change").forEach((change) => change.remove());
  element.querySelector(".pinned").hidden = false;
  return kept.length > 0;
}

export function unpin(element) {
  element.querySelector(".pinned").hidden = true;
  element.querySelector("[data-pinned]").replaceChildren();
  element.querySelector("[data-pin]").focus();
}
