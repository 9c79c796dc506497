// One page, one screen at a time; the keyboard and the screen reader are taken along.
import { write } from "../questionnaire/dom.mjs";

export const find = (selector) => document.querySelector(selector);
export const form = (name) => find(`[data-form=${name}]`);

const heading = find("[data-title]");
const page = heading.textContent;
let now = "";

/** Show one screen and hide the others. */
export function show(name) {
  now = name;
  for (const screen of document.querySelectorAll("[data-screen]")) screen.hidden = screen.dataset.screen !== name;
  write(heading, titleOf(name));
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

export const shown = () => now;

// A screen is called as the button that leads to it.
function titleOf(name) {
  return find(`button[data-go=${name}]:not([data-go=home])`)?.textContent.trim() || page;
}

/** Say something in one of the lines on top. */
export function tell(line, words = "") {
  write(find(`[data-${line}]`), words);
}

/** Answers of a form by name; several of one name where its boxes are ticked. */
export function answers(of) {
  const told = {};
  for (const input of of.elements) {
    if (!input.name || input.disabled) continue;
    if (input.type === "checkbox") (told[input.name] ??= []).push(...(input.checked ? [input.value] : []));
    else if (input.type !== "radio") told[input.name] = input.value.trim();
    else if (input.checked) told[input.name] = input.value;
  }
  return told;
}

/** The labels of what is required and missing. */
export function missing(of) {
  const empty = [...of.elements].filter((input) => input.name && !input.validity.valid);
  empty[0]?.focus();
  return [...new Set(empty.map((input) => labelOf(input)))];
}

function labelOf(input) {
  const group = input.closest(".govuk-form-group");
  return (group.querySelector("legend, label") ?? input).textContent.trim();
}

/** Fill a list to choose from: pairs of value and words. */
export function offer(select, pairs) {
  select.replaceChildren(...pairs.map(([value, words]) => new Option(words, value)));
}

const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60]];

/** How long ago a moment was, in the language of the page. */
export function ago(moment) {
  const seconds = (Date.now() - moment) / 1000;
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? UNITS[2];
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  return words.format(-Math.floor(seconds / size), unit);
}
