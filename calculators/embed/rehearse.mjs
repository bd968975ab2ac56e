// Runs `rehearse` of rehearsal.py in Pyodide under Node and prints its answer.
//
//   node rehearse.mjs ENGINE REHEARSAL LIBRARY FLOORS < request
//
// ENGINE is the folder of Pyodide's files, LIBRARY the archive given to it as standard library,
// FLOORS a second archive to import from, which may be empty.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [engine, rehearsal, library, floors] = process.argv.slice(2).map((path) => resolve(path));

async function rehearse() {
  const { loadPyodide } = await import(pathToFileURL(resolve(engine, "pyodide.mjs")));
  const lock = JSON.parse(readFileSync(resolve(engine, "pyodide-lock.json")));
  const pyodide = await loadPyodide({
    indexURL: engine,
    stdLibURL: library,
    lockFileContents: { info: lock.info, packages: {} },
    enableRunUntilComplete: false,
  });
  pyodide.FS.writeFile("/floors.zip", readFileSync(floors));
  pyodide.pyimport("sys").path.append("/floors.zip");
  // Python looks first in the folder it was started in.
  pyodide.FS.writeFile("rehearsal.py", readFileSync(rehearsal, "utf8"));
  return pyodide.pyimport("rehearsal").rehearse(readFileSync(0, "utf8"));
}

try {
  process.stdout.write(await rehearse());
} catch (error) {
  // Uncaught, it would bring a megabyte of the engine's source line with it.
  console.error(error.message);
  process.exitCode = 1;
}
