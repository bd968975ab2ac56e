// The theme's search reads the query on `keyup` alone, which an input method that commits a word
// never sends: https://www.w3.org/TR/uievents/#events-composition-key-events
// While a word is being composed, its keys are letters on the way to it: nothing to look for yet.
const SEARCH = "[data-md-component=search-query]";

function isQuery(field) {
  return field instanceof HTMLInputElement && field.matches(SEARCH);
}

function forward(event) {
  if (isQuery(event.target) && !event.isComposing) {
    event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }
}

function hold(event) {
  if (isQuery(event.target) && event.isComposing) event.stopImmediatePropagation();
}

document.addEventListener("keyup", hold, { capture: true });
document.addEventListener("input", forward);
document.addEventListener("compositionend", forward);

// A page past its review says so by the reader's own calendar, however long ago it was built.
function markOverdue() {
  // The reader's day as UTC writes it: asking a locale for it would cost more than all else here.
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  for (const mark of document.querySelectorAll("[data-overdue-after]")) {
    mark.hidden = today <= mark.dataset.overdueAfter;
  }
}

markOverdue();
// The theme tells of every page it puts in place of another.
window.document$?.subscribe(markOverdue);

// Away from this page, leaving nothing for the back button to return to.
document.addEventListener("click", (event) => {
  const exit = event.target instanceof Element && event.target.closest("a[data-exit]");
  if (!exit) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.body.hidden = true;
  location.replace(exit.href);
}, { capture: true });

// The prepared words go to the clipboard and nowhere else; what is said about it stands in the page.
document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element && event.target.closest("button[data-copies]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copies);
  const told = button.nextElementSibling;
  try {
    await navigator.clipboard.writeText(text.value);
    told.textContent = told.dataset.copied;
  } catch {
    text.select();
    told.textContent = told.dataset.selected;
  }
});

function offerCopies() {
  for (const button of document.querySelectorAll("button[data-copies]")) button.hidden = false;
}

// The theme puts another page in place of this one, but leaves the header: the way to the same page
// in the other characters then stands in the new page's head.
function followCharacters() {
  const way = document.querySelector("a.language");
  const page = way && document.querySelector(`link[hreflang="${way.hreflang}"]`);
  if (page) way.href = new URL(page.href).pathname;
}

window.document$?.subscribe(followCharacters);

offerCopies();
window.document$?.subscribe(offerCopies);

// The desk (../desk/) is fetched when somebody types or opens its panel, where something was kept,
// where a link brings numbers, and on pages that are made of what was typed.
const DESK = { kept: "talk-first.kept", link: "#in=", pages: "[data-package], [data-done-of]" };
const summon = () => import("../desk/desk.js").catch(() => {});
let typed = false;

function hasKept() {
  try {
    return localStorage.getItem(DESK.kept) !== null;
  } catch {
    return false;
  }
}

function prepareDesk() {
  const panel = document.querySelector("[data-desk]");
  if (panel) panel.hidden = false;
  panel?.addEventListener("toggle", summon, { once: true });
  if (document.querySelector(DESK.pages) || location.hash.startsWith(DESK.link)) summon();
}

// From an answer straight to the panel, open.
document.addEventListener("click", (event) => {
  const panel = document.querySelector("[data-desk]");
  if (!panel || !event.target.closest?.("[data-desk-open]")) return;
  panel.open = true;
  panel.scrollIntoView();
  panel.querySelector("summary").focus({ preventScroll: true });
});

document.addEventListener("talk:typed", () => { typed = true; summon(); }, { once: true });
if (hasKept()) summon();
prepareDesk();
window.document$?.subscribe(prepareDesk);

// What a published site sends stands in a folder that carries the hash of it. A page that the theme
// has put here and that was published later wants its own scripts; nothing typed is given up for it.
const [FOLDER] = import.meta.url.match(/assets[.][0-9a-f]+/) || [];
const isOfAnother = ({ href }) => /assets[.][0-9a-f]+/.test(href) && !href.includes(FOLDER);

function stayTogether() {
  if (FOLDER && !typed && [...document.querySelectorAll("link[rel=stylesheet]")].some(isOfAnother)) location.reload();
}

window.document$?.subscribe(stayTogether);

// For when there is no network. What the development server shows carries no hash and is not kept.
const offline = document.querySelector("[data-offline]")?.dataset.offline;
const page = offline && new URL(offline, location.href).href;

async function prepareOffline() {
  if (!FOLDER || !navigator.serviceWorker) return;
  const { keepPage, leave } = await import("./offline.js");
  await (offline ? navigator.connection?.saveData || keepPage(page) : leave());
}

async function showKept() {
  const list = document.querySelector("[data-kept-pages]");
  if (list && window.caches) await (await import("./offline.js")).showKept(list);
}

// Not while a slow phone is still busy with the page. Refused or not possible: the pages are there
// with a network, as everywhere else.
addEventListener("load", () => setTimeout(() => prepareOffline().catch(() => {}), 2000));
if (window.document$) window.document$.subscribe(() => showKept().catch(() => {}));
else showKept().catch(() => {});
