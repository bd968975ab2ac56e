// Typing once: what calculators mean in common goes out under a name and comes in under it.
// A field's names stand in its `data-shared`; one with a dot is a column of shared rows.

import { state } from "./memory.js";

const PART = /^([^.]+)\.(\d+)\.(.+)$/;

/** Fields outside tables that share, each with its names and its controls' texts by suffix. */
export function fields(form) {
  return [...form.querySelectorAll("[data-field][data-shared]")]
    .filter((place) => !place.closest("[data-rows]")).map(field);
}

function field(place) {
  const key = place.dataset.field;
  const names = place.dataset.shared.split(" ");
  return {
    place,
    key,
    own: names[0],
    single: names.filter((name) => !name.includes(".")),
    columns: names.filter((name) => name.includes(".")),
    texts: new Map(controls(place).map((each) => [each.name.slice(key.length), each.value])),
  };
}

/** Tables that share. */
export function tables(form) {
  return [...form.querySelectorAll("[data-rows][data-shared]")].map((place) => (
    { place, key: place.dataset.rows, kind: place.dataset.shared }
  ));
}

/** The texts by control that a name would bring to a field; nothing where it brings none. */
export function brought({ place, key, single }) {
  const name = single.find((each) => state.shared.get(each));
  return name ? within(place, key, state.shared, name) : new Map();
}

function within(place, key, from, name) {
  return new Map(controls(place).flatMap((control) => {
    const text = from.get(name + control.name.slice(key.length));
    const fits = text !== undefined && (!control.options || offered(control, text));
    return fits ? [[control.name, text]] : [];
  }));
}

function offered(select, text) {
  return [...select.options].some((option) => option.value === text);
}

/** Lets a field's texts go out under its own name. */
export function share({ own, texts }) {
  texts.forEach((text, suffix) => state.shared.set(own + suffix, text));
}

/** Lets a table's rows go out; columns that only another calculator has stay with their row. */
export function shareRows({ place, kind }) {
  const before = state.rows.get(kind) || [];
  const rows = [...place.querySelectorAll(".rows__row")].map(columnsOf).filter((row) => (
    [...row].some(([name, text]) => text && !name.endsWith(".per"))
  ));
  const known = (row) => before.find((old) => (
    old.get(`${kind}.name`) && old.get(`${kind}.name`) === row.get(`${kind}.name`)
  ));
  state.rows.set(kind, rows.map((row) => new Map([...(known(row) || []), ...row])));
}

function columnsOf(row) {
  return new Map([...row.querySelectorAll("[data-field][data-shared]")].flatMap((place) => (
    controls(place).map((control) => (
      [place.dataset.shared + control.name.slice(place.dataset.field.length), control.value]
    ))
  )));
}

/** The texts by control that shared rows would bring to a table: a blank row's, and what is known. */
export function broughtRows({ place, key, kind }) {
  const rows = (state.rows.get(kind) || []).slice(0, Number(place.dataset.atMost));
  const blank = place.querySelector("template").content.firstElementChild;
  return new Map(rows.flatMap((row, index) => controls(blank).map((control) => {
    const column = control.name.match(PART)[3];
    const shared = control.closest("[data-field]")?.dataset;
    const suffix = shared ? control.name.slice(shared.field.length) : "";
    const known = shared?.shared && row.get(shared.shared + suffix);
    return [`${key}.${index + 1}.${column}`, known || control.value];
  })));
}

/** Lets figures of an answer go out, and columns of its tables to the rows of the same name. */
export function shareAnswer(element) {
  const pairs = (element.dataset.shares || "").split(" ").filter(Boolean);
  pairs.map((pair) => pair.split("=")).forEach(([key, name]) => {
    const [table, column] = key.split(".");
    if (column) shareColumn(element.querySelector(`[data-answer] [data-table="${table}"]`), column, name);
    else shareFigure(element.querySelector(`[data-answer] [data-figure="${key}"] dd`), name);
  });
}

function shareFigure(place, name) {
  const text = place?.firstChild?.textContent;
  if (text) state.shared.set(name, text);
}

function shareColumn(table, column, name) {
  if (!table) return;
  const index = [...table.querySelectorAll("thead th")]
    .findIndex((heading) => heading.dataset.column === column);
  const kind = name.split(".")[0];
  table.querySelectorAll("tbody tr").forEach((line) => {
    const row = (state.rows.get(kind) || [])
      .find((each) => each.get(`${kind}.name`) === line.cells[0].textContent);
    row?.set(name, line.cells[index].textContent);
  });
}

function controls(place) {
  return [...place.querySelectorAll("[name]")];
}
