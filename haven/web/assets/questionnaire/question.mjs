// The frame of a question: its words, its hint, what is wrong, and the control that takes the answer.
import { choices } from "./controls/choices.mjs";
import { confirm } from "./controls/confirm.mjs";
import { date, moment, monthAndYear, time, year } from "./controls/dates.mjs";
import { drawing } from "./controls/drawing.mjs";
import { file } from "./controls/files.mjs";
import { decimal, int } from "./controls/numbers.mjs";
import { place } from "./controls/place.mjs";
import { text } from "./controls/text.mjs";
import { freshId, make, put, write } from "./dom.mjs";
import { heard, ours, pageLanguage, say } from "./texts.mjs";
import { watch } from "./watch.mjs";
import { bare, pictureAndSound, writeWords } from "./words.mjs";

const CONTROLS = {
  text, int, decimal, date, month: monthAndYear, year, time, moment,
  one: choices, many: choices, confirm, place, file, drawing,
}; // prettier-ignore
const boxes = new WeakMap();

/** The element that shows a question. */
export function questionBox(question) {
  const box = make("div", { class: "govuk-form-group" });
  const id = freshId();
  boxes.set(question, { box, id });
  if (question.kind === "note") note(question, box);
  else if (question.kind === "unsupported") unsupported(question, box);
  else asked(question, box, id);
  watch(() => put(box, "hidden", !question.relevant));
  return box;
}

/** The id of the field where the answer to a question is given. */
export function fieldId(question) {
  return boxes.get(question)?.id;
}

/** The box of a question, wherever it stands. */
export function boxOf(question) {
  return boxes.get(question)?.box;
}

function asked(question, box, id) {
  const control = CONTROLS[question.kind](question, id);
  const words = make("span");
  const mark = ours("span", { class: "haven-optional" }, "required");
  const line = make("span", {}, words, " ", mark);
  const title = control.composite
    ? make("legend", { class: "govuk-fieldset__legend" }, line)
    : make("label", { class: "govuk-label", for: id }, line);
  const parts = [title, ...about(question, id), fault(question, box, id), control.element];
  const frame = control.composite ? make("fieldset", { class: "govuk-fieldset" }, ...parts) : box;
  frame.append(...(frame === box ? parts : []));
  if (frame !== box) box.append(frame);
  watch(() => {
    writeWords(words, question.label);
    put(mark, "hidden", !question.required);
  });
  describe(question, control.composite ? frame : control.field, id);
  watch(() => control.sync());
  box.addEventListener("focusout", (event) => left(question, box, event));
}

// A fault is told when she has left the question, never while she is still typing.
function left(question, box, event) {
  if (!box.contains(event.relatedTarget) && (question.value || question.own.invalid)) {
    question.own.shown = true;
  }
}

function about(question, id) {
  const parts = [];
  if (question.form.illustrated) parts.push(illustration(question));
  if (question.hint) parts.push(hint(question, id));
  if (question.guided) parts.push(guidance(question));
  return parts;
}

function illustration(question) {
  const box = make("div");
  const address = (url) => question.address(url);
  watch(() => box.replaceChildren(...pictureAndSound(question.label, address)));
  return box;
}

function hint(question, id) {
  const words = make("div", { class: "govuk-hint", id: `${id}-hint` });
  watch(() => {
    writeWords(words, question.hint, true);
    put(words, "hidden", !words.textContent);
  });
  return words;
}

function guidance(question) {
  const title = ours("span", { class: "govuk-details__summary-text" }, "guidance");
  const summary = make("summary", { class: "govuk-details__summary" }, title);
  const words = make("div", { class: "govuk-details__text" });
  const details = make("details", { class: "govuk-details" }, summary, words);
  watch(() => {
    write(words, question.guidance);
    put(details, "hidden", !question.guidance);
  });
  return details;
}

function fault(question, box, id) {
  const words = make("span");
  const error = make(
    "p",
    { class: "govuk-error-message", id: `${id}-error` },
    heard("error"),
    " ",
    words,
  );
  watch(() => {
    const problem = question.own.shown ? problemOf(question) : "";
    words.textContent = problem;
    put(words, "lang", isOurs(question) ? pageLanguage() : null);
    put(error, "hidden", !problem);
    box.classList.toggle("govuk-form-group--error", Boolean(problem));
  });
  return error;
}

function describe(question, field, id) {
  watch(() => {
    const faulty = question.own.shown && problemOf(question);
    const by = [bare(question.hint) && `${id}-hint`, faulty && `${id}-error`].filter(Boolean);
    put(field, "aria-describedby", by.join(" ") || null);
    if (field.tagName === "FIELDSET") return;
    put(field, "aria-invalid", faulty ? "true" : null);
    put(field, "aria-required", question.required ? "true" : null);
  });
}

/** What is wrong with the answer, in words, or "". */
export function problemOf(question) {
  if (!question.relevant) return "";
  if (question.own.invalid) return say(question.own.invalid);
  const { violation } = question;
  return violation ? bare(violation.message) || say(`${violation.condition}-broken`) : "";
}

function isOurs(question) {
  return Boolean(question.own.invalid) || !question.violation?.message;
}

function note(question, box) {
  const words = make("div", { class: "govuk-body" });
  box.classList.add("haven-questionnaire__note");
  const value = make("p", { class: "govuk-body", dir: "auto" });
  box.append(words, value, ...about(question, freshId()));
  watch(() => writeWords(words, question.label, true));
  watch(() => write(value, question.value));
}

function unsupported(question, box) {
  const words = make("p", { class: "govuk-body" });
  box.classList.add("haven-questionnaire__note");
  box.append(words, ours("p", { class: "govuk-body" }, "unsupported"));
  watch(() => writeWords(words, question.label));
}
