// What is kept or handed on, as text, and back: hostile until it has been read here.
//
// A kept file, version 1 (docs/about/design.md), holds texts only:
//   {format: "talk-first", version: 1,
//    typed:    {calculator: {field: text}}      what the reader has typed
//    answered: {calculator: {field: text}}      all fields of the last answer
//    shared:   {name: text}                     what calculators exchange
//    rows:     {name: [{column: text}]}}        … and rows of it
// A link holds one calculator: `#in=` and the base64url of {v: 1, c: calculator, t: {field: text}}.

export const LARGEST_FILE = 1_000_000;
export const LINK = "#in=";
const LONGEST_LINK = 8_000;
const LONGEST_TEXT = 2_000;
const MOST = { calculators: 60, texts: 2_000, rows: 200 };
const WORD = /^[a-z][a-z0-9_]{0,59}$/;
const NAME = /^[a-z][a-z0-9_]{0,59}(\.[a-z0-9_]{1,60}){0,3}$/;

/** Nothing typed, nothing answered. */
export function empty() {
  return { typed: new Map(), answered: new Map(), shared: new Map(), rows: new Map() };
}

/** The kept file's text. */
export function written(state) {
  const texts = (map) => Object.fromEntries([...map].map(([key, inner]) => (
    [key, Object.fromEntries(inner)]
  )));
  return JSON.stringify({
    format: "talk-first",
    version: 1,
    typed: texts(state.typed),
    answered: texts(state.answered),
    shared: Object.fromEntries(state.shared),
    rows: Object.fromEntries([...state.rows].map(([kind, rows]) => (
      [kind, rows.map((row) => Object.fromEntries(row))]
    ))),
  });
}

/** What a kept file says, or nothing where it is not exactly such a file. */
export function read(text) {
  if (typeof text !== "string" || text.length > LARGEST_FILE) return null;
  try {
    const found = JSON.parse(text);
    need(plain(found) && found.format === "talk-first" && found.version === 1);
    const byName = (map) => new Map(entries(map, WORD, MOST.calculators).map(([key, inner]) => (
      [key, texts(inner)]
    )));
    return {
      typed: byName(found.typed),
      answered: byName(found.answered),
      shared: texts(found.shared),
      rows: new Map(entries(found.rows, WORD, MOST.calculators).map(([kind, rows]) => {
        need(Array.isArray(rows) && rows.length <= MOST.rows);
        return [kind, rows.map(texts)];
      })),
    };
  } catch {
    return null;
  }
}

/** The part of an address behind which a calculator's texts stand. */
export function link(calculator, typed) {
  const bytes = new TextEncoder().encode(
    JSON.stringify({ v: 1, c: calculator, t: Object.fromEntries(typed) }),
  );
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return LINK + text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The calculator and the texts of such a part, or nothing where it is none. */
export function linked(hash) {
  if (!hash.startsWith(LINK) || hash.length > LONGEST_LINK) return null;
  try {
    const text = atob(hash.slice(LINK.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    need(plain(found) && found.v === 1 && WORD.test(found.c));
    return { calculator: found.c, texts: texts(found.t) };
  } catch {
    return null;
  }
}

function texts(map) {
  const found = entries(map, NAME, MOST.texts);
  need(found.every(([, text]) => typeof text === "string" && text.length <= LONGEST_TEXT));
  return new Map(found);
}

function entries(map, pattern, most) {
  need(plain(map));
  const found = Object.entries(map);
  need(found.length <= most && found.every(([key]) => pattern.test(key)));
  return found;
}

function plain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function need(held) {
  if (!held) throw new TypeError("not ours");
}
