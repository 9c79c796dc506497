// A form's own words: they may hold bold, links and lines (Markdown), a picture or a sound.
import { make } from "./dom.mjs";

const PLAIN = /^[^*_#<[\]\\`~\n&]*$/;
const INLINE = new Set(["strong", "em", "u", "span", "br", "a"]);
const BLOCKS = new Set(["p", "div", "ul", "ol", "li"]);
const WEB = /^(https?|mailto|tel):/;

/** The bare text. */
export function bare(range) {
  if (!range) return "";
  return PLAIN.test(range.asString) ? range.asString : wordsOf(range, false).textContent;
}

/** Write a text into `element`; in `blocks` (notes, hints) it may hold paragraphs and lists. */
export function writeWords(element, range, blocks = false) {
  const text = range?.asString ?? "";
  if (element.dataset.said === text) return;
  element.dataset.said = text;
  if (PLAIN.test(text)) element.textContent = text;
  else element.replaceChildren(wordsOf(range, blocks));
}

function wordsOf(range, blocks) {
  const fragment = document.createDocumentFragment();
  fragment.append(...range.formatted.map((node) => drawn(node, blocks)));
  return fragment;
}

function drawn(node, blocks) {
  if (node.role === "child") return document.createTextNode(node.value);
  if (node.role === "html") return document.createTextNode(node.unsafeHtml);
  const children = (node.children ?? []).map((child) => drawn(child, blocks));
  return make(allowed(node.elementName, blocks), link(node), ...children);
}

// Headings would break the order of the page's own: they become strong.
function allowed(name, blocks) {
  if (/^h[1-6]$/.test(name)) return "strong";
  return INLINE.has(name) || (blocks && BLOCKS.has(name)) ? name : "span";
}

function link(node) {
  if (node.elementName !== "a" || !WEB.test(node.url ?? "")) return {};
  return { class: "govuk-link", href: node.url, rel: "noreferrer", target: "_blank" };
}

/** The picture and the sound of a text, or nothing. */
export function pictureAndSound(range, address) {
  const picture = address(range?.imageSource);
  const sound = address(range?.audioSource);
  return [
    picture && make("img", { class: "haven-questionnaire__picture", src: picture, alt: "" }),
    sound && make("audio", { controls: true, preload: "none", src: sound }),
  ].filter(Boolean);
}
