// The desk: what one calculator was told, the next need not be told again. Loaded when somebody
// types, or where something was kept; hears of calculators by the events of element.js.

import { drop, dropAll, offer, offerRows, pick } from "./chips.js";
import { begin, changed, state } from "./memory.js";
import { denied, openLink, preparePage } from "./panel.js";
import { brought, broughtRows, fields, share, shareAnswer, shareRows, tables } from "./shared.js";

const refused = new Set(); // what the reader did not want, for this visit
let filling = false;

begin();
const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = new URL("desk.css", import.meta.url).href;

document.addEventListener("talk:mounted", ({ target }) => mount(target));
document.addEventListener("talk:typed", ({ target, detail }) => typed(target, detail.field));
document.addEventListener("talk:answered", ({ target, detail }) => answered(target, detail));
document.addEventListener("talk:reset", ({ target }) => reset(target));
// What was done before this had come; an element that is no calculator yet will tell of itself.
calculators().filter((each) => each.first).forEach((element) => {
  mount(element);
  if (!element.touched.size) return;
  save(element);
  shareAll(element, [...typedKeys(element)]);
  if (["answered", "updated", "pinned"].includes(element.shown)) answered(element, { fields: element.told });
});
if (window.document$) window.document$.subscribe(page);
else page();

function page() {
  // The theme takes out of the head what the next page's own has not.
  document.head.append(sheet);
  preparePage(calculators, mount);
  openLink(calculators, (element, texts) => {
    put(element, texts);
    save(element);
    shareAll(element, [...texts.keys()]);
  });
}

function calculators() {
  return [...document.querySelectorAll("talk-calculator")];
}

// ── a calculator comes onto the page ────────────────────────────────────────────────────

function mount(element) {
  dropAll(element.form);
  const own = state.typed.get(name(element));
  if (own) put(element, own);
  const mine = typedKeys(element);
  fields(element.form).forEach((field) => bring(element, field, brought(field), mine));
  tables(element.form).forEach((table) => bring(element, table, broughtRows(table), mine));
  pick(element.form, fields(element.form), state.rows, (texts) => {
    put(element, texts);
    save(element);
    shareAll(element, [...texts.keys()]);
  });
}

// What was typed here stays, and the other is offered; else it is filled in, and may be refused.
function bring(element, { place, key }, texts, mine) {
  const now = element.fields();
  const same = [...texts].every(([control, text]) => now[control] === text);
  const mark = `${name(element)} ${key}`;
  if (!texts.size || same || refused.has(mark)) return;
  const used = !mine.has(key);
  if (used) put(element, texts);
  const told = place.dataset.rows ? offerRows : offer;
  told(place, used, texts, (wanted) => {
    if (wanted) put(element, texts);
    else refuse(element, key, used);
    refused.add(mark);
    save(element);
  });
}

function refuse(element, key, used) {
  if (!used) return;
  const first = Object.entries(element.first).filter(([control]) => top(control) === key);
  put(element, new Map(first));
  first.forEach(([control]) => element.touched.delete(control));
}

function put(element, texts) {
  filling = true;
  element.fill(Object.fromEntries(texts));
  filling = false;
}

// ── the reader types, asks, begins anew ─────────────────────────────────────────────────

function typed(element, field) {
  if (filling) return;
  const place = field && element.form.querySelector(`[data-field="${CSS.escape(top(field))}"]`);
  const table = field?.includes(".") && element.form.querySelector(`[data-rows="${CSS.escape(top(field))}"]`);
  [place, table].filter(Boolean).forEach(drop);
  save(element);
  shareAll(element, field ? [field] : tables(element.form).map(({ key }) => key));
}

function shareAll(element, named) {
  const keys = new Set(named.map(top));
  fields(element.form).filter(({ key }) => keys.has(key)).forEach(share);
  const mine = typedKeys(element);
  tables(element.form).filter(({ key }) => keys.has(key) && mine.has(key)).forEach(shareRows);
  remember();
}

// What came from elsewhere and was left as it is comes from there again.
function save(element) {
  const mine = typedKeys(element);
  const texts = Object.entries(element.fields()).filter(([control]) => {
    const place = element.form.elements.namedItem(control);
    return mine.has(top(control)) && !place?.closest?.("[data-brought]");
  });
  if (texts.length) state.typed.set(name(element), new Map(texts));
  else state.typed.delete(name(element));
  remember();
}

function answered(element, { fields: texts, state: outcome }) {
  if (outcome === "mistakes") return;
  state.answered.set(name(element), new Map(Object.entries(texts)));
  shareAnswer(element);
  remember();
}

function reset(element) {
  dropAll(element.form);
  state.typed.delete(name(element));
  state.answered.delete(name(element));
  remember();
}

function remember() {
  if (!changed()) denied();
}

// The inputs whose texts are the reader's own, or came from another calculator.
function typedKeys(element) {
  const now = element.fields();
  const todays = new Set([...element.form.querySelectorAll("[data-today]")].map((each) => each.name));
  const differs = (control) => now[control] !== element.first[control] && !todays.has(control);
  const names = [...new Set([...Object.keys(now), ...Object.keys(element.first)])].filter(differs);
  return new Set([...names, ...element.touched].map(top));
}

function name(element) {
  return element.getAttribute("name");
}

function top(control) {
  return control.split(".")[0];
}
