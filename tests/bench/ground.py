"""The ground both sides are measured on: the built site with stock Pyodide beside it.

Stock is what its documentation leads to: the npm package's files as published, `loadPyodide()` in
a worker, the calculators' sources unpacked from a zip. Both answer the same question, are sent by
the same server, packed by brotli 11, under addresses that browsers may keep for ever.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from calculators.embed import gathered
from deploy.compress import compress, compressible
from deploy.policy import WORKER_POLICY
from tests import SITE
from tests.site.server import Server, serve
from tools import build
from tools.project import CACHE

PLACE = CACHE / "bench" / "ground"
FILES = (
    *("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm"),
    *("python_stdlib.zip", "pyodide-lock.json"),
)
PAGE = """<!doctype html>
<meta charset="utf-8"><title>bench</title>
<script type="application/json" id="runtime" {limits}>{runtime}</script>
<script type="module" src="/bench/{side}.js"></script>
"""
# The watchdog is no part of what is measured.
LIMITS = " ".join(f'data-{stage}="900000"' for stage in ("downloading", "starting", "answering"))
# A reader is quiet for longer than this before the engine's memory is kept.
LIMITS += ' data-keeping="300"'
OURS = """import { ask } from "/CLIENT";
globalThis.boot = async (name, request) => {
  const from = performance.now();
  const text = await ask({}, "respond", name, request);
  return [performance.now() - from, text];
};
"""
STOCK = """let worker;
globalThis.boot = (name, request) => new Promise((done) => {
  const from = performance.now();
  worker ||= new Worker("/STOCK/worker.js", { type: "module" });
  worker.onmessage = ({ data }) => done([performance.now() - from, data]);
  worker.postMessage([name, request]);
});
"""
WORKER = """import { loadPyodide } from "./pyodide.mjs";
const door = (async () => {
  const pyodide = await loadPyodide();
  const calculators = await (await fetch("./calculators.zip")).arrayBuffer();
  pyodide.unpackArchive(calculators, "zip");
  return pyodide.pyimport("calculators.embed.page");
})();
onmessage = async ({ data }) => postMessage((await door).respond(...data));
"""


@contextmanager
def served() -> Iterator[Server]:
    """The ground, made anew from the site as it is now, at an address of its own."""
    build.main(["--if-changed"])
    stock = _lay()
    with serve(PLACE, port=0) as server:
        server.fault(f"/{stock}/worker.js", csp=WORKER_POLICY)
        yield server


def _lay() -> str:
    """Lay both sides out; the name of stock's folder."""
    shutil.rmtree(PLACE, ignore_errors=True)
    shutil.copytree(SITE, PLACE, copy_function=os.link)
    files = {name: (gathered.ENGINE / name).read_bytes() for name in FILES}
    files |= {"calculators.zip": _sources(), "worker.js": WORKER.encode()}
    stock = f"stock.{gathered.content_hash(files)}"
    [client] = (file.relative_to(PLACE) for file in PLACE.glob("assets.*/calculator/client.js"))
    scripts = {
        "ours": OURS.replace("CLIENT", client.as_posix()),
        "stock": STOCK.replace("STOCK", stock),
    }
    runtime = (PLACE / "assets" / "runtime" / "runtime.json").read_text(encoding="utf-8")
    added = {f"{stock}/{name}": content for name, content in files.items()}
    added |= {f"bench/{side}.js": script.encode() for side, script in scripts.items()}
    for side in scripts:
        page = PAGE.format(side=side, limits=LIMITS, runtime=runtime)
        added[f"bench/{side}.html"] = page.encode()
    for name, content in added.items():
        (PLACE / name).parent.mkdir(exist_ok=True)
        (PLACE / name).write_bytes(content)
    for folder in (stock, "bench"):
        compress(compressible(PLACE / folder), CACHE / "compressed")
    return stock


def _sources() -> bytes:
    """The same modules as in our archive, as sources, deflated as a wheel is."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for path, source in sorted(gathered.own_sources().items()):
            archive.writestr(path, source)
    return content.getvalue()


def request(name: str, fields: dict[str, str] | None = None) -> str:
    """What a page hands to `respond`, as JSON."""
    return json.dumps({"block": name, "base": "../", "fields": fields or {}})


def weights(server: Server) -> dict[str, int]:
    """Bytes on the wire of each file that a boot asked for, the bench's own page left out."""
    return {
        Path(asked.path).name: asked.sent
        for asked in server.requests
        if not asked.path.startswith("/bench/") and "favicon" not in asked.path
    }
