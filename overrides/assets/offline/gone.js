// In place of the service worker where it is switched off: takes away what it kept, then itself.

self.oninstall = () => self.skipWaiting();

self.onactivate = (event) => event.waitUntil((async () => {
  await Promise.all(["pages", "program-files"].map((name) => caches.delete(name)));
  await registration.unregister();
})());
