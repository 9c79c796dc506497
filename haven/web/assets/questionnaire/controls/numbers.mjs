// Whole numbers and decimals, typed in any digits she is used to.
import { make, put } from "../dom.mjs";
import { ours } from "../texts.mjs";
import { showAnswer } from "./text.mjs";

const WHOLE = /^[+-]?\d+$/;
const BROKEN = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const ZEROS = [0x0660, 0x06f0, 0x0966]; // Arabic, Persian, Devanagari

/** Western digits and a decimal point, from what was typed. */
export function western(typed) {
  return typed
    .trim()
    .replace(/[٠-٩۰-۹०-९]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - ZEROS.findLast((zero) => code >= zero));
    })
    .replace(/[,٫]/, ".");
}

/** A whole number. */
export function int(question, id) {
  return number(question, id, WHOLE, "numeric", "not-whole");
}

/** A number with a fraction. */
export function decimal(question, id) {
  return number(question, id, BROKEN, "decimal", "not-number");
}

function number(question, id, pattern, inputmode, fault) {
  const field = make("input", {
    class: "govuk-input govuk-input--width-10",
    id,
    type: "text",
    inputmode,
    autocomplete: "off",
    dir: "ltr",
  });
  field.addEventListener("input", () => {
    const typed = western(field.value);
    question.answer(typed, typed === "" || pattern.test(typed) ? null : fault);
  });
  return {
    element: bounded(question, field),
    field,
    sync: () => showAnswer(question, field, question.value),
  };
}

function bounded(question, field) {
  if (!question.bounds) return field;
  const { start, end } = question.bounds;
  const said = ours("div", { class: "govuk-hint" }, "range", { low: start, high: end });
  put(said, "id", `${field.id}-range`);
  return make("div", {}, said, field);
}
