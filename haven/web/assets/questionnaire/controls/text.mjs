// Words: on one line, or on several.
import { make, put } from "../dom.mjs";

/** A control is {element, field, sync, composite}: `sync` writes the answer into the field. */
export function text(question, id) {
  const long = question.looks.has("multiline") || question.rows > 1;
  const field = long
    ? make("textarea", { class: "govuk-textarea", id, rows: question.rows ?? 5, dir: "auto" })
    : make("input", { class: "govuk-input", id, type: "text", dir: "auto" });
  put(field, "inputmode", question.looks.has("numbers") ? "numeric" : null);
  put(field, "autocomplete", "off");
  field.addEventListener("input", () => question.answer(field.value));
  return { element: field, field, sync: () => showAnswer(question, field, question.value) };
}

/** Write the kept answer into a field, but never over what she is typing or what could not be kept. */
export function showAnswer(question, field, value) {
  put(field, "readonly", question.readonly);
  if (question.own.invalid || field === document.activeElement) return;
  if (field.value !== value) field.value = value;
}
