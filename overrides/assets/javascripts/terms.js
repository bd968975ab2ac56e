// A term's meaning, which its link carries, beside the term: shown on pointing, touching or tabbing
// to it, kept while the pointer is on it, gone with Escape (WCAG 2.2, 1.4.13). Two touches follow
// the link. Without this file the link leads to the glossary.
const TERM = "a.term[data-says]";
const EDGE = 8;
const tip = document.createElement("div");
tip.id = "term-says";
tip.className = "term-says md-typeset";
tip.role = "tooltip";
tip.hidden = true;
let shown = null;

function show(term) {
  if (shown === term) return;
  hide();
  shown = term;
  tip.textContent = term.dataset.says;
  tip.hidden = false;
  document.body.append(tip);
  term.setAttribute("aria-describedby", tip.id);
  place(term.getClientRects()[0]);
}

// Under the term, or over it where there is no room; never beyond the screen.
function place(at) {
  const { offsetWidth: width, offsetHeight: height } = tip;
  const left = Math.min(at.left, document.documentElement.clientWidth - width - EDGE);
  const fits = at.bottom + height + EDGE <= window.innerHeight;
  tip.style.left = `${Math.max(EDGE, left) + window.scrollX}px`;
  tip.style.top = `${(fits ? at.bottom : at.top - height) + window.scrollY}px`;
}

function hide() {
  shown?.removeAttribute("aria-describedby");
  shown = null;
  tip.hidden = true;
}

const termAt = (event) => event.target instanceof Element && event.target.closest(TERM);

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const term = termAt(event);
  if (term) show(term);
  else if (event.target !== tip && shown !== document.activeElement) hide();
});
document.addEventListener("focusin", (event) => (termAt(event) ? show(termAt(event)) : hide()));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) hide();
});

// A touch focuses the term before it clicks: what counts is whether the meaning was there before.
let before = null;
let touched = false;
document.addEventListener("pointerdown", (event) => {
  before = shown;
  touched = event.pointerType === "touch";
  if (!termAt(event) && event.target !== tip) hide();
}, { capture: true });
document.addEventListener("click", (event) => {
  const term = termAt(event);
  if (!term || !touched || before === term) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  show(term);
}, { capture: true });

// Another page in place of this one takes its terms with it.
window.document$?.subscribe(hide);
