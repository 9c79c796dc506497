// Small helpers to make elements. Nothing here ever parses HTML.
let count = 0;

/** An element with these attributes (functions are listeners) and children; empty ones are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) put(element, name, value);
  element.append(...children.filter((child) => child != null));
  return element;
}

/** Set an attribute, or take it away where `value` says nothing. */
export function put(element, name, value) {
  if (typeof value === "function") element.addEventListener(name, value);
  else if (value == null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : value);
}

/** Write text only where it differs: what a screen reader watches must not be touched idly. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A fresh id. */
export function freshId() {
  count += 1;
  return `q${count}`;
}

/** Bring what she must see next before her, and let the keyboard go on from there. */
export function goTo(element) {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}
