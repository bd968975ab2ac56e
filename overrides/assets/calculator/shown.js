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
  element.querySelector("[data-answer]").replaceChildren(...nodes);
  element.querySelectorAll("[data-label]").forEach((each) => {
    each.hidden = each.dataset.label !== label;
  });
}
