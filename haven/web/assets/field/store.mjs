// What rests on this device: one small database, opened when it is needed.
const NAME = "haven-field";
let opened = null;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("kept");
      request.result.createObjectStore("drafts", { keyPath: "id" });
      request.result.createObjectStore("outbox", { keyPath: "place", autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

// Durable when this resolves: a browser that is killed a moment later has lost nothing.
async function inside(store, mode, act) {
  const base = await database();
  return new Promise((resolve, reject) => {
    const work = base.transaction(store, mode, { durability: "strict" });
    const request = act(work.objectStore(store));
    work.oncomplete = () => resolve(request.result);
    work.onabort = work.onerror = () => reject(work.error ?? request.error);
  });
}

export const get = (store, key) => inside(store, "readonly", (one) => one.get(key));
export const all = (store) => inside(store, "readonly", (one) => one.getAll());
export const put = (store, value, key) => inside(store, "readwrite", (one) => one.put(value, key));
export const remove = (store, key) => inside(store, "readwrite", (one) => one.delete(key));

/** Destroy everything: the keys first, then the database, what the worker keeps, and the worker. */
export async function erase() {
  await inside("kept", "readwrite", (one) => one.clear()).catch(() => {});
  (await database().catch(() => null))?.close();
  opened = null;
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
  const caching = (await caches.keys()).filter((name) => name.startsWith("field-"));
  await Promise.all(caching.map((name) => caches.delete(name)));
  await (await navigator.serviceWorker?.getRegistration())?.unregister();
}
