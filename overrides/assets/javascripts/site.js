// The theme's search reads the query on `keyup` alone, which an input method that commits a word
// never sends: https://www.w3.org/TR/uievents/#events-composition-key-events
const SEARCH = "[data-md-component=search-query]";

function forward(event) {
  const field = event.target;
  if (field instanceof HTMLInputElement && field.matches(SEARCH) && !event.isComposing) {
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }
}

document.addEventListener("input", forward);
document.addEventListener("compositionend", forward);

// A page past its review says so by the reader's own calendar, however long ago it was built.
function markOverdue() {
  const today = new Date().toLocaleDateString("sv");  // Swedish dates are ISO dates.
  for (const mark of document.querySelectorAll("[data-overdue-after]")) {
    mark.hidden = today <= mark.dataset.overdueAfter;
  }
}

markOverdue();
// The theme tells of every page it puts in place of another.
window.document$?.subscribe(markOverdue);
