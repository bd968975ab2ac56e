// Pasted text on its way into a table of rows: Python reads it, the reader confirms, this fills it in.

import { fill } from "./rows.js";

/** Shows what Python reads out of the pasted text, for the reader to confirm. */
export async function readInto(element, button) {
  const box = button.closest("[data-paste]");
  const key = box.dataset.paste;
  const there = box.closest("[data-rows]").querySelectorAll(".rows__row").length;
  const request = { block: element.getAttribute("block"), key, there, text: box.querySelector("textarea").value };
  found(box).replaceChildren();
  tell(box, "reading");
  try {
    const html = await element.ask("paste", JSON.stringify(request), box);
    if (html === undefined) return;
    tell(box);
    found(box).replaceChildren(document.createRange().createContextualFragment(html));
  } catch (error) {
    tell(box, "failed");
  }
}

/** Puts the confirmed rows into the table, in place of its rows or behind them. */
export function fillFrom(element, button) {
  const box = button.closest("[data-paste]");
  const table = box.closest("[data-rows]");
  const rows = JSON.parse(button.closest("[data-paste-rows]").dataset.pasteRows);
  const list = table.querySelector(".rows__list");
  if (button.dataset.pasteFill === "replace") list.replaceChildren();
  const before = list.children.length;
  const texts = rows.flatMap((row, place) => Object.entries(row).map(([column, text]) => (
    [`${box.dataset.paste}.${before + place + 1}.${column}`, text]
  )));
  element.fill(Object.fromEntries(texts));
  found(box).replaceChildren();
  box.querySelector("textarea").value = "";
  tell(box, "filled");
  table.focus();
}

function found(box) {
  return box.querySelector("[data-paste-found]");
}

function tell(box, which) {
  box.querySelectorAll("[data-paste-told]").forEach((sentence) => {
    sentence.hidden = sentence.dataset.pasteTold !== which;
  });
}
