// 填的数放在哪里: keeping, handing on and clearing, each only when asked. The words are the page's.

import { clear, keep, keeping, state, take } from "./memory.js";
import { LARGEST_FILE, LINK, link, linked, written } from "./wire.js";
import { preparePackage } from "./package.js";

/** Makes the panel, the package and the marks of a page work, each time a page has come. */
export function preparePage(calculators, mount) {
  const panel = document.querySelector("[data-desk]");
  if (panel && !panel.dataset.ready) prepare(panel, calculators, mount);
  document.querySelectorAll("[data-done-of]").forEach((mark) => {
    mark.hidden = !mark.dataset.doneOf.split(" ").some((name) => state.answered.has(name));
  });
  preparePackage();
}

function prepare(panel, calculators, mount) {
  panel.dataset.ready = "";
  const box = panel.querySelector("[data-desk-keep]");
  showKept(box, keeping());
  box.addEventListener("change", () => {
    const wanted = box.checked;
    if (!keep(wanted)) return denied();
    showKept(box, wanted);
    return say(wanted ? "kept" : "not-kept");
  });
  panel.querySelector("[data-desk-clear]").addEventListener("click", async () => {
    calculators().forEach((element) => element.form.reset());
    await clear();
    showKept(box, false);
    preparePage(calculators, mount);
    say("cleared");
  });
  panel.querySelector("[data-desk-out]").addEventListener("click", () => handOut(panel));
  panel.querySelector("[data-desk-in]").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    const found = file.size <= LARGEST_FILE && take(await file.text().catch(() => ""));
    target.value = "";
    if (found) calculators().forEach(mount);
    preparePage(calculators, mount);
    say(found ? "taken" : "refused");
  });
  panel.querySelector("[data-desk-link]")?.addEventListener("click", () => {
    const [element] = calculators();
    const typed = state.typed.get(element?.getAttribute("name"));
    say(typed ? "linked" : "nothing");
    if (!typed) return;
    const field = panel.querySelector("[data-desk-address]");
    field.value = location.href.split("#")[0] + link(element.getAttribute("name"), typed);
    field.select();
  });
}

// Where a browser saves no files, the text stands there to be copied.
function handOut(panel) {
  const text = written(state);
  const saved = document.createElement("a");
  saved.download = panel.querySelector("[data-desk-out]").dataset.file;
  saved.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  saved.click();
  setTimeout(() => URL.revokeObjectURL(saved.href), 60_000);
  panel.querySelector("[data-desk-text]").value = text;
  say("out");
}

// What the panel says of where the numbers are must never contradict the switch.
function showKept(box, kept) {
  box.checked = kept;
  box.closest("[data-desk]").querySelectorAll("[data-desk-kept]").forEach((each) => {
    each.hidden = (each.dataset.deskKept === "yes") !== kept;
  });
}

function say(what) {
  document.querySelectorAll("[data-desk-says]").forEach((each) => {
    each.hidden = each.dataset.deskSays !== what;
  });
}

/** The device did not allow keeping, or is full: said once, and nothing is lost. */
export function denied() {
  const box = document.querySelector("[data-desk-keep]");
  if (box) showKept(box, false);
  say("denied");
  document.querySelector("[data-desk]")?.setAttribute("open", "");
}

/** Shows what a link would fill in, and fills it in where the reader wants that. */
export function openLink(calculators, fillIn) {
  if (!location.hash.startsWith(LINK)) return;
  const found = linked(location.hash);
  // The numbers leave the address bar at once, and with it the browser's list of pages.
  history.replaceState(history.state, "", location.pathname + location.search);
  const element = found && calculators().find((each) => each.getAttribute("name") === found.calculator);
  const known = element?.form ? recognised(element.form, found.texts) : new Map();
  const asked = document.querySelector("[data-desk-asks]");
  if (!asked) return;
  document.querySelector("[data-desk]").setAttribute("open", "");
  if (!known.size) return void say("not-linked");
  asked.querySelector("[data-desk-list]").replaceChildren(...[...known].map(([control, text]) => (
    line(element.form, control, text)
  )));
  asked.hidden = false;
  asked.scrollIntoView();
  asked.onclick = ({ target }) => {
    const button = target.closest("[data-desk-yes], [data-desk-no]");
    if (!button) return;
    asked.hidden = true;
    if ("deskYes" in button.dataset) fillIn(element, known);
    element.form.querySelector("input, select").focus();
  };
}

// Only what the form asks for: a column counts where its table has it, within the table's rows.
function recognised(form, texts) {
  return new Map([...texts].filter(([control]) => {
    const [key, number, ...column] = control.split(".");
    const table = form.querySelector(`[data-rows="${CSS.escape(key)}"]`);
    if (!table) return form.elements.namedItem(control) || form.querySelector(`[data-choices="${CSS.escape(control)}"]`);
    const blank = `[name="${CSS.escape(`${key}.0.${column.join(".")}`)}"]`;
    return Number(number) >= 1 && Number(number) <= Number(table.dataset.atMost)
      && table.querySelector("template").content.querySelector(blank);
  }));
}

function line(form, control, text) {
  const item = document.createElement("li");
  const [key, , column] = control.split(".");
  const table = form.querySelector(`[data-rows="${CSS.escape(key)}"]`);
  const place = table
    ? table.querySelector("template").content.querySelector(`[data-field="${CSS.escape(`${key}.0.${column}`)}"]`)
    : form.querySelector(`[data-field="${CSS.escape(key)}"]`);
  const label = place?.querySelector("label, legend")?.firstChild?.textContent || "";
  item.append(label, " ", Object.assign(document.createElement("b"), { textContent: text }));
  return item;
}
