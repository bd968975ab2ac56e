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
