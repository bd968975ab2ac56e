// The service worker: what has been opened once can be opened without network.
//
// Pages come from the network first, and from what is kept where it gives none. What carries the
// hash of its content in its address is kept beside them under that address, so that an old page
// finds its own scripts and a new one its own. deploy/offline.py puts in front of this FILES, the
// addresses of what every page needs, from the site's root.
//
// In: {keep: [address, …]}  keep these, where they are this site's and are not kept yet

/* global FILES */
const PROGRAM = "program-files"; // outlives 清除本机数据 (../desk/memory.js)
const PAGES = "pages";
const MOST = 120; // pages and pictures that stay
const PATIENCE = 4000; // milliseconds for the network where something is kept
const OFFLINE = "about/offline/";
const TWINS = "zh-hant/";
const HASHED = /^[^/]*[.-][0-9a-f]{8,}(?:[.].*)?$/;

const scope = registration.scope;
const here = (path) => new URL(path, scope).href;
// What a link brings after # is the reader's own; what others add after ? changes no page.
const plain = (address) => address.split(/[?#]/)[0];
const isOurs = (address) => address.startsWith(scope);
// The part of an address that names its content; an address without one may change.
const named = (address) => address.slice(scope.length).split("/").find((part) => HASHED.test(part));
const at = { ignoreSearch: true, ignoreVary: true };

self.oninstall = (event) => {
  self.skipWaiting();
  event.waitUntil(keep(FILES.map(here)));
};

self.onactivate = (event) => event.waitUntil(Promise.all([clients.claim(), tidy()]));

self.onmessage = (event) => event.waitUntil(keep(event.data.keep.filter(isOurs)));

self.onfetch = (event) => {
  const { method, url, headers } = event.request;
  if (method !== "GET" || !isOurs(url) || headers.has("range")) return;
  event.respondWith(named(plain(url)) ? unchanging(event.request) : current(event));
};

// Who asks for it anew has found what was kept to be spoilt.
async function unchanging(request) {
  const address = plain(request.url);
  const program = await caches.open(PROGRAM);
  const kept = await program.match(address, at);
  if (!kept) return fetch(request);
  if (request.cache !== "reload" && request.url === address) return kept;
  try {
    const response = await fetch(request);
    if (response.ok) await program.put(address, response.clone());
    return response;
  } catch {
    return kept;
  }
}

async function current(event) {
  const address = plain(event.request.url);
  const kept = await caches.match(address, { cacheName: PAGES, ...at }).catch(() => {});
  const coming = fetch(event.request).then((response) => {
    if (response.ok) event.waitUntil(put(address, response.clone()).catch(() => {}));
    if (kept && response.status >= 500) throw new Error(response.status);
    return response;
  });
  if (!kept) return event.request.mode === "navigate" ? coming.catch(() => instead(address)) : coming;
  event.waitUntil(coming.catch(() => {}));
  return Promise.race([coming, late()]).catch(() => told(kept));
}

function late() {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE));
}

// A page that was never opened: what can be opened, and the way back to it.
function instead(address) {
  const path = address.slice(scope.length);
  const page = (path.startsWith(TWINS) ? TWINS : "") + OFFLINE;
  return Response.redirect(`${here(page)}#${new URL(address).pathname}`);
}

// A kept page says that it is one; the sentence stands hidden in every page.
async function told(kept) {
  if (!kept.headers.get("content-type")?.startsWith("text/html")) return kept;
  const html = await kept.text();
  return new Response(html.replace("data-kept hidden", "data-kept"), { headers: kept.headers });
}

async function keep(addresses) {
  const [program, pages] = await Promise.all([PROGRAM, PAGES].map((name) => caches.open(name)));
  await Promise.all(addresses.map(plain).map(async (address) => {
    if (named(address)) return await program.match(address, at) || program.add(address);
    return await pages.match(address, at) || put(address, await fetch(address));
  }));
}

// Kept is a new response: the one that came knows the whole address it was asked for.
async function put(address, response) {
  if (!response.ok) return;
  const pages = await caches.open(PAGES);
  const headers = new Headers(response.headers);
  headers.delete("content-encoding"); // it has been unpacked
  headers.delete("content-length");
  await pages.put(address, new Response(await response.blob(), { headers }));
  const all = await pages.keys();
  await Promise.all(all.slice(0, -MOST).map((oldest) => pages.delete(oldest)));
}

// What neither this release needs nor any kept page names is nobody's any more.
async function tidy() {
  const [pages, program] = await Promise.all([PAGES, PROGRAM].map((name) => caches.open(name)));
  const texts = await Promise.all((await pages.matchAll()).map((page) => page.text()));
  const needed = new Set(FILES.map(here));
  const isNamed = (address) => texts.some((text) => text.includes(named(address)));
  await Promise.all((await program.keys())
    .filter(({ url }) => !needed.has(url) && !isNamed(url))
    .map((request) => program.delete(request)));
}
