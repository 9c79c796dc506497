// Who reads what: a view runs again only when something it has read has changed.
const waiting = new Set();
const listeners = new Set();
let reading = null;
let planned = false;

/** Run `work` now, and again after any observed value it has read changes. */
export function watch(work) {
  run({ work });
}

/** Call `listener` after every round in which something observed has changed. */
export function afterChanges(listener) {
  listeners.add(listener);
}

/** An object whose readers are remembered; the engine keeps its own state in such objects. */
export function observed(state) {
  const readers = new Map();
  return new Proxy(state, {
    get(target, key) {
      if (reading) remember(readers, key);
      return target[key];
    },
    set(target, key, value) {
      if (target[key] === value) return true;
      target[key] = value;
      wake(readers.get(key));
      return true;
    },
  });
}

function run(view) {
  const outer = reading;
  reading = view;
  try {
    view.work();
  } finally {
    reading = outer;
  }
}

function remember(readers, key) {
  if (!readers.has(key)) readers.set(key, new Set());
  readers.get(key).add(reading);
}

function wake(views = []) {
  for (const view of views) waiting.add(view);
  if (planned) return;
  planned = true;
  queueMicrotask(() => {
    planned = false;
    const views = [...waiting];
    waiting.clear();
    views.forEach(run);
    listeners.forEach((listener) => listener());
  });
}
