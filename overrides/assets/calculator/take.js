// Takes an answer away: asks Python for the file, hands it to the browser or the clipboard, and
// shows which of the sentences in the HTML says how that went. Loaded when a button is pressed.
//
// What a button takes (`data-take`): text, csv, xlsx, ics from Python; document, as it stands on
// the page; print; show, the text in a box, for browsers that neither copy nor save.

import { askWith, workbooks } from "./client.js";
import { today } from "./form.js";

let archive; // what writes workbooks, once it has come

/** Does what a button of a calculator's answer says. */
export async function take(calculator, button) {
  const place = button.closest(".take");
  const { take: what, takeTable: table } = button.dataset;
  const asked = (format) => file(calculator, place, format, table);
  tell(place, "working");
  try {
    if (what === "print") print(calculator, place);
    else if (what === "document") await copy(place, Promise.resolve(written(place)));
    else if (what === "text") await copy(place, asked("text").then((found) => found.text));
    else if (what === "show") show(place, (await asked("text")).text);
    else await save(place, await asked(what));
  } catch (error) {
    tell(place, "failed");
  }
}

/** Shows the sentence of one outcome. */
export function tell(place, outcome) {
  place.querySelector(".take__text").hidden = outcome !== "shown";
  place.querySelectorAll("[data-taken]").forEach((sentence) => {
    sentence.hidden = sentence.dataset.taken !== outcome;
  });
}

// The file of the answer that is shown, whatever has been typed since.
async function file(calculator, place, format, table = "") {
  const example = "example" in place.dataset;
  const request = { fields: calculator.told, format, table, today: today(), example };
  const second = format === "xlsx" ? await fetched(place) : undefined;
  const name = calculator.getAttribute("name");
  const told = await askWith(second, place, "export", name, JSON.stringify(request));
  return told ? JSON.parse(told) : new Promise(() => {}); // pressed again: the later press tells
}

async function fetched(place) {
  if (!archive) {
    tell(place, "fetching");
    const response = await fetch(workbooks());
    if (!response.ok) throw new Error(String(response.status));
    archive = await response.arrayBuffer();
  }
  return archive;
}

function written(place) {
  const lines = [...place.closest(".document").querySelector("[data-document]").children];
  return lines.map((line) => line.textContent).join("\n");
}

// The clipboard is asked while the press still counts, with a text that may yet come.
async function copy(place, text) {
  try {
    const blob = text.then((found) => new Blob([found], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    tell(place, "copied");
  } catch (error) {
    const box = show(place, await text);
    if (document.execCommand("copy")) {
      tell(place, "copied");
      box.blur();
    }
  }
}

function show(place, text) {
  const box = place.querySelector(".take__text");
  tell(place, "shown");
  box.value = text;
  box.focus();
  box.select();
  return box;
}

async function save(place, { name, type, text, base64 }) {
  const link = document.createElement("a");
  if (!("download" in link)) return show(place, text ?? (await plain(place)));
  const content = text ?? Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the file only some time after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  return tell(place, "saved");
}

async function plain(place) {
  return (await file(place.closest("talk-calculator"), place, "text")).text;
}

// Only this answer, with its folded tables open, until the browser is done with it.
function print(calculator, place) {
  const folded = [...calculator.querySelectorAll("details.table:not([open])")];
  const root = document.documentElement;
  const mark = (on) => {
    root.toggleAttribute("data-print", on);
    calculator.toggleAttribute("data-printed", on);
    folded.forEach((each) => { each.open = on; });
  };
  mark(true);
  tell(place, "printing");
  addEventListener("afterprint", () => mark(false), { once: true });
  window.print();
}
