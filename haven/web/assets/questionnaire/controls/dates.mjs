// Dates as exactly as they are known: the day, the month or the year; times; both together.
import { make, put } from "../dom.mjs";
import { ours, pageLanguage } from "../texts.mjs";
import { western } from "./numbers.mjs";
import { showAnswer } from "./text.mjs";

const YEAR = /^\d{4}$/;

/** A day, with the browser's own calendar. */
export function date(question, id) {
  return picker(question, id, "date", (typed) => typed, (kept) => kept);
}

/** A time of day; without an offset, for a time of day has none. */
export function time(question, id) {
  return picker(question, id, "time", (typed) => `${typed}:00.000`, (kept) => kept.slice(0, 5));
}

/** A day and a time, with the offset that holds here on that day. */
export function moment(question, id) {
  const written = (typed) => `${typed}:00.000${offset(new Date(typed))}`;
  return picker(question, id, "datetime-local", written, (kept) => kept.slice(0, 16));
}

function picker(question, id, type, written, shown) {
  const field = make("input", { class: "govuk-input", id, type, autocomplete: "off" });
  field.addEventListener("input", () => {
    const half = !field.value && field.validity.badInput;
    question.answer(field.value && written(field.value), half ? "not-date" : null);
  });
  return { element: field, field, sync: () => showAnswer(question, field, shown(question.value)) };
}

function offset(day) {
  const minutes = -day.getTimezoneOffset();
  const two = (number) => String(Math.trunc(Math.abs(number))).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** A year; kept as its first of January, as phones keep it. */
export function year(question, id) {
  const field = yearField(id);
  field.addEventListener("input", () => {
    const typed = western(field.value);
    question.answer(typed && `${typed}-01-01`, !typed || YEAR.test(typed) ? null : "not-year");
  });
  return {
    element: field,
    field,
    sync: () => showAnswer(question, field, question.value.slice(0, 4)),
  };
}

function yearField(id) {
  return make("input", {
    class: "govuk-input govuk-input--width-4",
    id,
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    dir: "ltr",
  });
}

/** A month of a year; kept as its first day, as phones keep it. */
export function monthAndYear(question, id) {
  const month = make("select", { class: "govuk-select", id }, ...months());
  const yearOf = yearField(`${id}-year`);
  const typed = () => {
    const four = western(yearOf.value);
    const whole = month.value && YEAR.test(four);
    const nothing = !month.value && !four;
    question.answer(whole ? `${four}-${month.value}-01` : "", whole || nothing ? null : "not-month");
  };
  month.addEventListener("input", typed);
  yearOf.addEventListener("input", typed);
  const element = make(
    "div",
    { class: "haven-parts" },
    part("month", month),
    part("year", yearOf),
  );
  const sync = () => {
    put(month, "disabled", question.readonly);
    showAnswer(question, yearOf, question.value.slice(0, 4));
    if (!question.own.invalid && month !== document.activeElement) {
      month.value = question.value.slice(5, 7);
    }
  };
  return { element, sync, composite: true };
}

function part(key, field) {
  const label = ours("label", { class: "govuk-label", for: field.id }, key);
  return make("div", { class: "govuk-form-group" }, label, field);
}

function months() {
  const named = new Intl.DateTimeFormat(pageLanguage(), { month: "long", timeZone: "UTC" });
  const options = Array.from({ length: 12 }, (_one, index) =>
    make(
      "option",
      { value: String(index + 1).padStart(2, "0"), lang: pageLanguage() },
      named.format(new Date(Date.UTC(2000, index, 1))),
    ),
  );
  return [make("option", { value: "" }), ...options];
}
