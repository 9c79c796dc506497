// Keeps the page that works without a network, and nothing else: no case page is ever kept.
// It never takes over from its predecessor while a page is open: no code changes under a form.
const VERSION = "field-{{ version }}";
const FILES = [{% for file in files %}"{{ file|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (FILES.includes(pathname)) event.respondWith(kept(event.request, pathname));
});

async function kept(request, pathname) {
  const cache = await caches.open(VERSION);
  return (await cache.match(pathname)) ?? fetch(request);
}

async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("field-") && name !== VERSION);
  await Promise.all(old.map((name) => caches.delete(name)));
}
