// What the reader has typed on this visit: in this module's memory alone, unless asked to keep it.

import { empty, read, written } from "./wire.js";

export const KEY = "talk-first.kept";
/** Caches of this name hold the program, not what anybody typed. */
export const PROGRAM = "program";

export let state = empty();
let kept = false;

/** Begins with what this device has kept, where it was asked to. */
export function begin() {
  const text = stored();
  kept = text !== null;
  state = (kept && read(text)) || empty();
}

export function keeping() {
  return kept;
}

/** Keeps from now on, or takes away what was kept; false where the device does not allow it. */
export function keep(wanted) {
  kept = wanted;
  if (wanted) return changed();
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing may be stored, nothing is.
  }
  return true;
}

/** To be called after every change of the state; false where it could not be kept. */
export function changed() {
  if (!kept) return true;
  try {
    localStorage.setItem(KEY, written(state));
    return true;
  } catch {
    kept = false;
    return false;
  }
}

/** Puts what a file says in place of what is known; false where it is no file of ours. */
export function take(text) {
  const found = read(text);
  if (found) state = found;
  return Boolean(found) && (changed() || true);
}

/** Forgets everything, here and on the device; the program itself may stay. */
export async function clear() {
  state = empty();
  kept = false;
  for (const storage of ["localStorage", "sessionStorage"]) {
    try {
      window[storage].clear();
    } catch {
      // Denied, so nothing is there.
    }
  }
  await Promise.allSettled([databases(), caches_()]);
}

async function databases() {
  const found = (await window.indexedDB?.databases?.()) || [];
  await Promise.allSettled(found.map(({ name }) => new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  })));
}

async function caches_() {
  const names = (await window.caches?.keys()) || [];
  await Promise.allSettled(names.filter((name) => !name.startsWith(PROGRAM))
    .map((name) => caches.delete(name)));
}

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

// Cleared in another window, it is not written again from this one.
addEventListener("storage", ({ key, newValue }) => {
  if ((key === KEY || key === null) && newValue === null) kept = false;
});
