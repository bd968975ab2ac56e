// Python in a worker of its own: starts once, then answers one question at a time.
//
// In:  {runtime, root, fresh, recall, keep}
//                              start, with what runtime.json says and the site's root; `fresh`
//                              where what the browser has kept may be spoilt; `recall` where a
//                              memory that was kept may be begun from; `keep` to keep one, and
//                              do nothing else
//      {id, call, texts, archive}
//                              call a function of the door with texts; `archive`, where the call
//                              takes one, is the content of a second archive to import from
// Out: {stage, part}           downloading (part: 0 to 1 of the bytes), starting, ready, kept
//      {stage: ready, recalled}
//                              whether a memory that was kept has been begun from
//      {id, text}              the function's answer
//      {id, error}, {error}    no answer; no start

const SECOND = "/second.zip";

let door;
let say; // calls a function of the door with texts, in the page's characters
let files;
let widened = false;

const complain = (error) => postMessage({ error: String(error) });

onmessage = ({ data }) => {
  if (data.runtime) {
    start(data).catch(complain);
  } else {
    answer(data);
  }
};

function answer({ id, call, texts, archive }) {
  try {
    if (archive && !widened) {
      widened = true;
      files.writeFile(SECOND, new Uint8Array(archive));
      door.widen(SECOND);
    }
    postMessage({ id, text: say(call, ...texts) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
}

async function start({ runtime, root, fresh, recall, keep }) {
  const at = (path) => new URL(path, root).href;
  const engine = at(runtime.indexURL);
  const meter = bytesOf(Object.fromEntries(
    Object.entries(runtime.bytes)
      .filter(([path]) => path !== runtime.workbooks)
      .map(([path, size]) => [at(path), size]),
  ));
  const how = { cache: fresh ? "reload" : "default" };
  // What Python needs to answer in traditional characters; a page in simplified ones names none.
  const words = runtime.traditional
    && get(at(runtime.traditional), how).then((response) => response.text());
  words?.catch(complain);
  begin(engine + "pyodide.asm.wasm", at(runtime.archive), how, meter);
  // Not allowed, not there or not whole: as on a first visit.
  const memory = recall && import("./kept.js").then((kept) => kept.recall(runtime)).catch(() => {});
  // All files come at once; the loader finds its second half already here.
  const [{ loadPyodide }] = await Promise.all(["pyodide.mjs", "pyodide.asm.js"].map(async (name) => {
    if (fresh) await (await get(engine + name, how)).arrayBuffer();
    const module = await import(engine + name);
    meter.note(engine + name, runtime.bytes[runtime.indexURL + name]);
    return module;
  }));
  const recalled = await memory;
  const pyodide = await loadPyodide({
    indexURL: engine,
    stdLibURL: at(runtime.archive),
    lockFileContents: runtime.lock,
    enableRunUntilComplete: false,
    _loadSnapshot: recalled,
    _makeSnapshot: keep,
  });
  files = pyodide.FS;
  door = pyodide.pyimport(runtime.door);
  if (keep) {
    runtime.imports.forEach((name) => pyodide.pyimport(name).destroy());
    const kept = await import("./kept.js");
    await kept.keep(runtime, pyodide.makeMemorySnapshot());
    return postMessage({ stage: "kept" });
  }
  const table = await words;
  say = table
    ? (call, ...texts) => door.traditional(table, call, ...texts)
    : (call, ...texts) => door[call](...texts);
  return postMessage({ stage: "ready", recalled: !!recalled });
}

async function get(address, how) {
  const response = await fetch(address, how);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}

// The loader fetches the engine and the archive by itself, and keeps silent for ever where the
// engine cannot be compiled. Both are begun before it has come, the engine's compilation too; it
// is handed what is on its way. Compiled is the response as it is, which keeps the browser's own
// cache of compiled code warm. Counted are copies.
function begin(engine, archive, how, meter) {
  const plain = self.fetch;
  const counted = (address) => get(address, how).then((response) => {
    meter.stream(address, response.clone()).catch(complain);
    return response;
  });
  const begun = new Map([
    [engine, WebAssembly.compileStreaming(counted(engine))],
    [archive, counted(archive)],
  ]);
  begun.forEach((coming) => coming.catch(complain));
  self.fetch = (resource, ...rest) => begun.get(String(resource)) || plain(resource, ...rest);
  WebAssembly.instantiateStreaming = async (compiled, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}

// Says how much of all bytes has come: `sizes` by address, as they are once unpacked.
function bytesOf(sizes) {
  const come = {};
  const sum = (numbers) => Object.values(numbers).reduce((total, number) => total + number, 0);
  function note(address, bytes) {
    come[address] = Math.min(bytes, sizes[address]);
    const part = sum(come) / sum(sizes);
    postMessage(part < 1 ? { stage: "downloading", part } : { stage: "starting" });
  }
  async function stream(address, response) {
    const reader = response.body.getReader();
    let bytes = 0;
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      note(address, (bytes += chunk.value.length));
    }
  }
  return { note, stream };
}
