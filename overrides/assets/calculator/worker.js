// Python in a worker of its own: starts once, then answers one question at a time.
//
// In:  {runtime, root}        start, with what runtime.json says and the site's root
//      {id, call, texts}      call a function of the door with texts
// Out: {stage, part}          downloading (part: 0 to 1 of the bytes), starting, ready
//      {id, text}             the function's answer
//      {id, error} {error}    no answer, or no start

let door;

onmessage = ({ data }) => {
  if (data.runtime) {
    start(data.runtime, data.root).catch((error) => postMessage({ error: String(error) }));
  } else {
    answer(data);
  }
};

function answer({ id, call, texts }) {
  try {
    postMessage({ id, text: door[call](...texts) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
}

async function start(runtime, root) {
  const at = (path) => new URL(path, root).href;
  const engine = at(runtime.indexURL);
  const meter = bytesOf(Object.fromEntries(
    Object.entries(runtime.bytes).map(([path, size]) => [at(path), size]),
  ));
  tellOfBrokenEngines();
  begin([engine + "pyodide.asm.wasm", at(runtime.archive)], meter);
  // All four files come at once; the loader finds its second half already here.
  const second = meter.whole(engine + "pyodide.asm.js", import(engine + "pyodide.asm.js"));
  const loader = meter.whole(engine + "pyodide.mjs", import(engine + "pyodide.mjs"));
  const { loadPyodide } = await loader;
  await second;
  const pyodide = await loadPyodide({
    indexURL: engine,
    stdLibURL: at(runtime.archive),
    lockFileContents: runtime.lock,
    enableRunUntilComplete: false,
  });
  door = pyodide.pyimport(runtime.door);
  postMessage({ stage: "ready" });
}

// The loader fetches the engine and the archive by itself. They are begun before it has come,
// and it is handed what is on its way: the responses as they are, which keeps the browser's
// own cache of compiled code warm. Counted are copies.
function begin(addresses, meter) {
  const plain = self.fetch;
  const begun = new Map(addresses.map((address) => [address, plain(address).then((response) => {
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    meter.stream(address, response.clone());
    return response;
  })]));
  begun.forEach((response) => response.catch((error) => postMessage({ error: String(error) })));
  self.fetch = (resource, ...rest) => begun.get(String(resource)) || plain(resource, ...rest);
}

// The loader keeps silent for ever where the engine cannot be compiled.
function tellOfBrokenEngines() {
  const compile = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = (...given) => compile(...given).catch((error) => {
    postMessage({ error: String(error) });
    throw error;
  });
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
  return {
    async whole(address, module) {
      const loaded = await module;
      note(address, sizes[address]);
      return loaded;
    },
    async stream(address, response) {
      const reader = response.body.getReader();
      let bytes = 0;
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        note(address, (bytes += chunk.value.length));
      }
    },
  };
}
