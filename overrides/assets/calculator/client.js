// The one door to Python for all calculators of a visit: starts the worker when somebody means
// to calculate, watches over it, and starts it once more when it does not answer.
//
// Stages told to listeners: idle, downloading (with the part that has come), starting, ready,
// failed, unsupported.

const ROOT = new URL("../../", import.meta.url).href;
// Milliseconds without a sign of life before a stage is given up, and from the first answer until
// the engine's memory is kept. Tests shorten them by attributes of the page's settings: data-downloading and so on.
const LIMITS = { downloading: 45000, starting: 20000, answering: 10000, keeping: 5000 };
// Gigabytes a device must have, where it says so, for a second engine beside the first.
const ROOMY = 2;
const ATTEMPTS = 2;

const listeners = new Set();
const waiting = new Map(); // asker → its latest question; an older one is given up
let now = { stage: "idle", part: 0 };
let worker = null;
let asked = null; // the question the worker has
let attempt = 0;
let fresh = false; // what the browser has kept of the engine may be spoilt
let doubtful = false; // the last start failed, in whatever way
let timer = 0;
let questions = 0;
let told = false; // what works without network has been told what Python needs
let keeping = false; // a memory is kept already, or is about to be

/** Whether this browser can do it at all; what cannot be foreseen shows when starting. */
export function supported() {
  return typeof Worker === "function" && typeof WebAssembly === "object"
    && typeof WebAssembly.instantiateStreaming === "function" && typeof BigInt64Array === "function";
}

/** The address of the archive with what writes workbooks. */
export function workbooks() {
  return new URL(runtime().workbooks, ROOT).href;
}

/** Calls `told` with every change of stage until the function it returns is called. */
export function listen(told) {
  listeners.add(told);
  return () => listeners.delete(told);
}

export function state() {
  return now;
}

/** Starts the engine unless it is on its way, there, or has failed. */
export function wake() {
  if (now.stage === "idle") begin();
}

/**
 * Asks a function of the door; resolves with its text, or with nothing when the same asker has
 * asked again meanwhile. Rejects once the engine has failed. After a failure it starts anew.
 */
export function ask(asker, call, ...texts) {
  return askWith(undefined, asker, call, ...texts);
}

/** The same with the content of a second archive, from which Python may then import. */
export function askWith(archive, asker, call, ...texts) {
  return new Promise((resolve, reject) => {
    waiting.get(asker)?.resolve();
    waiting.set(asker, { id: ++questions, asker, call, texts, archive, resolve, reject });
    if (["idle", "failed", "unsupported"].includes(now.stage)) begin();
    else next();
  });
}

// What the build wrote for the engine; the page carries it as data.
function settings() {
  return document.getElementById("runtime");
}

function runtime() {
  return JSON.parse(settings().textContent);
}

function tell(stage, part = 0) {
  now = { stage, part };
  listeners.forEach((listener) => listener(now));
}

function begin() {
  attempt = 0;
  boot();
}

function boot() {
  attempt += 1;
  tell("downloading");
  watch("downloading");
  // A browser that never reads `type` would run the module as a plain script.
  let modules = false;
  const options = { get type() { modules = true; return "module"; } };
  try {
    // Whatever went wrong, a memory that was kept may be why.
    const given = { runtime: runtime(), root: ROOT, fresh, recall: attempt === 1 };
    // Kept for a year under its address, the script itself may be what is spoilt: asked for anew.
    const again = doubtful ? `?${Date.now()}` : "";
    const started = new Worker(new URL(`worker.js${again}`, import.meta.url), options);
    worker = started;
    started.onmessage = ({ data }) => started === worker && hear(data);
    started.onerror = (event) => {
      event.preventDefault();
      if (started === worker) stumble(event);
    };
    started.postMessage(given);
  } catch (error) {
    return giveUp(error);
  }
  return modules || giveUp(new Error("no module workers"), "unsupported");
}

function hear(data) {
  if ("error" in data) {
    fresh = !("id" in data);
    return stumble(data.error);
  }
  if (data.stage) {
    fresh = fresh && data.stage !== "ready";
    doubtful = doubtful && data.stage !== "ready";
    keeping ||= data.recalled;
    watch(data.stage);
    tell(data.stage, data.part);
    return next();
  }
  if (!asked || data.id !== asked.id) return undefined;
  attempt = 0;
  const { resolve } = asked;
  asked = null;
  watch("ready");
  resolve(data.text);
  if (!told) tellKeeper();
  keepLater();
  return next();
}

// Hands the worker the next question, one at a time: the latest of each asker.
function next() {
  if (asked || now.stage !== "ready" || !waiting.size) return;
  [asked] = waiting.values();
  waiting.delete(asked.asker);
  watch("answering");
  const { id, call, texts, archive } = asked;
  worker.postMessage({ id, call, texts, archive });
}

// What has answered once is to answer without network too (../offline/keeper.js).
function tellKeeper() {
  told = true;
  const { bytes, traditional, workbooks: later } = runtime();
  const needed = [...Object.keys(bytes).filter((path) => path !== later), ...traditional ? [traditional] : []];
  const keep = needed.map((path) => new URL(path, ROOT).href);
  navigator.serviceWorker?.ready.then(({ active }) => active.postMessage({ keep })).catch(() => {});
}

// Soon after the first answer a second engine, which nobody asks anything, leaves its memory to the
// next visit. What it needs the browser has; where it fails, nothing is lost.
function keepLater() {
  if (keeping || navigator.deviceMemory < ROOMY) return;
  keeping = true;
  setTimeout(() => {
    const keeper = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    keeper.onmessage = ({ data }) => ("error" in data || data.stage === "kept") && keeper.terminate();
    keeper.onerror = (event) => event.preventDefault();
    keeper.postMessage({ runtime: runtime(), root: ROOT, keep: true });
  }, limitOf("keeping"));
}

// Every sign of life winds the clock again; a stage without a limit stops it.
function watch(stage) {
  clearTimeout(timer);
  const limit = limitOf(stage);
  if (limit) timer = setTimeout(() => stumble(new Error(`no sign of life: ${stage}`)), limit);
}

function limitOf(stage) {
  return Number(settings()?.dataset[stage]) || LIMITS[stage];
}

// What went wrong may not do so again: once more, with the same question, then no further.
function stumble(error) {
  doubtful = true;
  worker?.terminate();
  worker = null;
  if (asked && waiting.has(asked.asker)) asked.resolve();
  else if (asked) waiting.set(asked.asker, asked);
  asked = null;
  if (attempt < ATTEMPTS) boot();
  else giveUp(error);
}

function giveUp(error, stage = "failed") {
  clearTimeout(timer);
  worker?.terminate();
  worker = null;
  const left = [...waiting.values()];
  waiting.clear();
  tell(stage);
  left.forEach((question) => question.reject(error));
}

// A page that comes back from the back/forward cache has stood still: the clock starts anew.
addEventListener("pageshow", (event) => {
  if (event.persisted && worker) watch(asked ? "answering" : now.stage);
});
