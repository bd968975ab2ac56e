// For when there is no network: asks for the service worker (../offline/keeper.js), tells it what
// this page is made of, and shows on 没有网络的时候 what can be opened.

const ROOT = new URL("../../", import.meta.url);
const PAGES = "pages";

/** Keeps this page, what it has loaded, and `offline`, the page for when one is not there. */
export async function keepPage(offline) {
  await navigator.serviceWorker.register(new URL("sw.js", ROOT));
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  active.postMessage({ keep: [location.href, new URL(offline, location.href).href, ...loaded] });
}

/** Takes the service worker away, where an earlier visit left one. */
export async function leave() {
  const keeper = await navigator.serviceWorker.getRegistration(ROOT);
  await keeper?.unregister();
}

/** Lists the pages that are kept, and leads back to the one that was wanted. */
export async function showKept(list) {
  const wanted = new URL(location.hash.slice(1) || ".", ROOT);
  const again = list.parentElement.querySelector("[data-again]");
  if (location.hash && wanted.origin === ROOT.origin) {
    again.querySelector("a").href = wanted.href;
    again.hidden = false;
  }
  const pages = await caches.open(PAGES);
  const links = await Promise.all((await pages.keys()).map(({ url }) => link(pages, url)));
  list.replaceChildren(...links.filter(Boolean));
}

// Not the page for when a page is not there, in whichever characters.
async function link(pages, address) {
  const kept = await pages.match(address);
  if (!kept.headers.get("content-type")?.startsWith("text/html")) return null;
  const page = new DOMParser().parseFromString(await kept.text(), "text/html");
  if (page.querySelector("[data-kept-pages]")) return null;
  const item = document.createElement("li");
  const title = page.title.replace(/ - [^-]*$/, "");
  item.append(Object.assign(document.createElement("a"), { href: address, textContent: title }));
  return item;
}
