// The memory of an engine that has just started, kept on the device: the next visit begins there.
//
// It is written by a worker that is never asked a question, so that nothing typed can be in it,
// and it belongs to one build: its address holds the hashes of engine and archive. Kept are only
// the blocks that hold something; beside them stand their numbers, the length, and the SHA-256 of
// the whole. Whatever is wrong with it, the engine starts as on the first visit.

const CACHE = "program"; // cache names that begin so outlive 清除本机数据
const BLOCK = 65536;

/** The memory that was kept of this runtime; false where it has changed, rejects where none is. */
export async function recall(runtime) {
  const found = await (await caches.open(CACHE)).match(place(runtime));
  const packed = new Uint8Array(await found.arrayBuffer());
  const memory = new Uint8Array(Number(found.headers.get("length")));
  let from = 0;
  for (const number of found.headers.get("blocks").split(",")) {
    const into = block(memory, number);
    into.set(packed.subarray(from, from += into.length));
  }
  return await digest(memory) === found.headers.get("digest") && memory;
}

/** Keeps a memory of this runtime, in place of any other. */
export async function keep(runtime, memory) {
  const blocks = [...Array(Math.ceil(memory.length / BLOCK)).keys()]
    .filter((number) => block(memory, number).some(Boolean));
  const headers = { blocks, length: memory.length, digest: await digest(memory) };
  await caches.delete(CACHE);
  await (await caches.open(CACHE)).put(
    place(runtime),
    new Response(new Blob(blocks.map((number) => block(memory, number))), { headers }),
  );
}

function place({ indexURL, archive }) {
  return `/${indexURL}memory?${archive}`;
}

async function digest(memory) {
  return String(new Uint8Array(await crypto.subtle.digest("SHA-256", memory)));
}

function block(memory, number) {
  const from = number * BLOCK;
  return memory.subarray(from, from + BLOCK);
}
