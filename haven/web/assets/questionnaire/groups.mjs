// Questions that stand together, groups in groups, and the parts of a page in their order.
import { make, put } from "./dom.mjs";
import { Question, Repeat } from "./engine.mjs";
import { questionBox } from "./question.mjs";
import { repeatBox } from "./repeats.mjs";
import { watch } from "./watch.mjs";
import { writeWords } from "./words.mjs";

/** The element of any part of a form; `level` is the heading it may use. */
export function partBox(part, level = 2) {
  if (part instanceof Question) return questionBox(part);
  if (part instanceof Repeat) return repeatBox(part, level, partBox);
  return groupBox(part, level);
}

function groupBox(group, level) {
  const heading = headingOf(level);
  const box = make("div", { class: "haven-questionnaire__group" }, heading);
  watch(() => {
    writeWords(heading, group.label);
    put(heading, "hidden", !heading.textContent);
    put(box, "hidden", !group.relevant);
  });
  box.append(...group.children.map((part) => partBox(part, level + 1)));
  return box;
}

/** A heading of this level in the size that belongs to it. */
export function headingOf(level) {
  const size = level > 2 ? "s" : "m";
  return make(`h${Math.min(level, 6)}`, { class: `govuk-heading-${size}` });
}
