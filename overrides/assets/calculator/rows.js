// Tables of rows in a form: adding, removing, moving and switching off. Rows count from 1 in
// names (`debts.2.balance`) and ids (`several_debts-debts-2-balance`).

import { texts } from "./form.js";

const NUMBERED = ["name", "id", "for", "aria-describedby", "data-field", "data-choices"];

/** The rows as they are now; the function returned puts them back. */
export function remember(form) {
  const kept = [...form.querySelectorAll(".rows__list")].map((list) => (
    [list, [...list.children].map((row) => row.cloneNode(true))]
  ));
  return () => kept.forEach(([list, rows]) => {
    list.replaceChildren(...rows.map((row) => row.cloneNode(true)));
    allow(list.closest("[data-rows]"));
  });
}

/** Allows in each table what its number of rows allows. */
export function allowAll(form) {
  form.querySelectorAll("[data-rows]").forEach(allow);
}

/** Puts texts into the controls of these names; a table gets the rows that the names count. */
export function fill(form, texts) {
  const names = Object.keys(texts);
  form.querySelectorAll("[data-rows]").forEach((table) => {
    const row = new RegExp(`^${table.dataset.rows}\\.(\\d+)\\.`);
    const numbers = names.flatMap((name) => name.match(row)?.[1] || []).map(Number);
    if (numbers.length) stretch(table, Math.min(Math.max(...numbers), table.dataset.atMost));
  });
  names.forEach((name) => put(form, name, String(texts[name])));
}

/**
 * Keeps what is typed while a browser puts the page aside: WebKit brings fields that are not to be
 * completed (`autocomplete=off`) back as they were first. Until the function it returns is called.
 */
export function stays(form) {
  let left = {};
  const leave = () => { left = texts(form); };
  const comeBack = ({ persisted }) => {
    if (!persisted) return;
    fill(form, left);
    setTimeout(() => fill(form, left)); // it may do so only after this event
  };
  addEventListener("pagehide", leave);
  addEventListener("pageshow", comeBack);
  return () => {
    removeEventListener("pagehide", leave);
    removeEventListener("pageshow", comeBack);
  };
}

function stretch(table, length) {
  const list = table.querySelector(".rows__list");
  while (list.children.length > length) list.lastElementChild.remove();
  while (list.children.length < length) {
    list.append(table.querySelector("template").content.cloneNode(true));
  }
  renumber(table);
  allow(table);
}

function put(form, name, text) {
  const group = form.querySelector(`[data-choices="${CSS.escape(name)}"]`);
  const control = form.elements.namedItem(name);
  if (group) {
    const ticked = text.split(",");
    group.querySelectorAll("input").forEach((box) => { box.checked = ticked.includes(box.value); });
  } else if (control?.matches("select")) {
    if ([...control.options].some((option) => option.value === text)) control.value = text;
  } else if (control) {
    control.value = text;
    if (control.type === "hidden") showOff(control);
  }
}

function showOff(off) {
  const row = off.closest(".rows__row");
  row.toggleAttribute("data-off", Boolean(off.value));
  row.querySelector("[data-row=off]").setAttribute("aria-pressed", String(Boolean(off.value)));
}

/** Does what a button of a table says; keeps the focus where the reader acted. */
export function act(button) {
  const table = button.closest("[data-rows]");
  const row = button.closest(".rows__row");
  const focus = ACTIONS[button.dataset.row](table.querySelector(".rows__list"), row, table);
  renumber(table);
  allow(table);
  // A row that has come to the end cannot go further: the next of its buttons has the focus.
  const usable = (place) => place && !place.disabled && place.isConnected;
  [focus, button, row?.querySelector("[data-row]:enabled")].find(usable)?.focus();
}

const ACTIONS = {
  add(list, _row, table) {
    list.append(table.querySelector("template").content.cloneNode(true));
    return control(list.lastElementChild);
  },
  remove(list, row, table) {
    const neighbour = row.nextElementSibling || row.previousElementSibling;
    row.remove();
    return neighbour ? control(neighbour) : table.querySelector("[data-row=add]");
  },
  up(list, row) {
    row.previousElementSibling?.before(row);
  },
  down(list, row) {
    row.nextElementSibling?.after(row);
  },
  off(_list, row) {
    const off = row.querySelector("input[type=hidden][name$='.off']");
    off.value = off.value ? "" : "yes";
    showOff(off);
  },
};

function control(row) {
  return row.querySelector("input:not([type=hidden]), select, textarea");
}

function renumber(table) {
  const key = table.dataset.rows;
  const name = new RegExp(`(^|\\s)${key}\\.\\d+\\.`, "g");
  const id = new RegExp(`(^|\\s)${table.id}-\\d+-`, "g");
  [...table.querySelector(".rows__list").children].forEach((row, index) => {
    if (row.querySelector("[name]").name.startsWith(`${key}.${index + 1}.`)) return;
    row.querySelectorAll("*").forEach((node) => NUMBERED.forEach((attribute) => {
      const text = node.getAttribute(attribute);
      if (!text) return;
      const numbered = text.replace(name, `$1${key}.${index + 1}.`)
        .replace(id, `$1${table.id}-${index + 1}-`);
      if (numbered !== text) node.setAttribute(attribute, numbered);
    }));
  });
}

function allow(table) {
  const rows = [...table.querySelector(".rows__list").children];
  const { atLeast, atMost } = table.dataset;
  const full = rows.length >= Number(atMost);
  table.querySelector("[data-row=add]").disabled = full;
  table.querySelector("[data-full]").hidden = !full;
  rows.forEach((row, index) => {
    const enable = (action, enabled) => {
      row.querySelector(`[data-row=${action}]`)?.toggleAttribute("disabled", !enabled);
    };
    enable("remove", rows.length > Number(atLeast));
    enable("up", index > 0);
    enable("down", index < rows.length - 1);
  });
}
