// What is wrong, on top, each line a link to its question; a sentence of the server stands here too.
import { goTo, make } from "./dom.mjs";
import { fieldId, problemOf } from "./question.mjs";
import { ours } from "./texts.mjs";
import { bare } from "./words.mjs";

/** The list of what is wrong. */
export class Summary {
  constructor() {
    this.element = make("div");
  }

  /** Show the problems of these questions, or nothing where there are none. */
  tell(questions, pages) {
    for (const question of questions) question.own.shown = true;
    this.show(questions.map((question) => line(question, pages)));
  }

  /** Show one sentence that belongs to no question. */
  sentence(words) {
    this.show([make("li", {}, words)]);
  }

  show(lines) {
    this.element.replaceChildren();
    if (!lines.length) return;
    const list = make("ul", { class: "govuk-list govuk-error-summary__list" }, ...lines);
    const title = ours("h2", { class: "govuk-error-summary__title" }, "problem");
    const alert = make("div", { role: "alert" }, title, list);
    const box = make("div", { class: "govuk-error-summary", tabindex: "-1" }, alert);
    this.element.append(box);
    goTo(box);
  }
}

function line(question, pages) {
  const id = fieldId(question);
  const words = `${bare(question.label)} – ${problemOf(question)}`;
  if (!id) return make("li", {}, words);
  const link = make("a", { href: `#${id}` }, words);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    pages.turnTo(question);
    queueMicrotask(() => goTo(document.getElementById(id)));
  });
  return make("li", {}, link);
}
