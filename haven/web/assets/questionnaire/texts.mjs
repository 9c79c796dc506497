// Our own words stand in the page, translated; the script holds none.
import { make } from "./dom.mjs";

const texts = new Map();

/** Read the words of the component's template. */
export function readTexts(host) {
  const template = host.querySelector("template[data-texts]");
  for (const line of template.content.querySelectorAll("[data-text]")) {
    texts.set(line.dataset.text, line.textContent.trim());
  }
}

/** One of our texts with its gaps filled. */
export function say(key, gaps = {}) {
  return texts.get(key).replace(/\{(\w+)\}/g, (_gap, name) => gaps[name]);
}

/** The language of the page around the questionnaire, in which our own words are written. */
export function pageLanguage() {
  return document.documentElement.lang;
}

/** An element with one of our texts (or none yet), marked with the language it is in. */
export function ours(tag, attributes, key, gaps) {
  return make(tag, { lang: pageLanguage(), ...attributes }, key && say(key, gaps));
}

/** Words of ours that only a screen reader says. */
export function heard(key, gaps) {
  return ours("span", { class: "govuk-visually-hidden" }, key, gaps);
}
