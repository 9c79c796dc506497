// One answer or several out of a list: radios, boxes, a menu; a long list can be narrowed down.
import { make, put, write } from "../dom.mjs";
import { ours, say } from "../texts.mjs";
import { bare, pictureAndSound, writeWords } from "../words.mjs";

const LONG = 20;

export function choices(question, id) {
  const menu = question.kind === "one" && question.looks.has("minimal");
  return menu ? menuOf(question, id) : listOf(question, id);
}

function menuOf(question, id) {
  const field = make("select", { class: "govuk-select", id });
  let drawn = null;
  field.addEventListener("change", () => question.choose(field.value ? [field.value] : []));
  const sync = () => {
    const { options } = question;
    if (options !== drawn) field.replaceChildren(make("option", { value: "" }), ...options.map(entry));
    drawn = options;
    field.value = question.value;
    put(field, "disabled", question.readonly);
  };
  return { element: field, field, sync };
}

function entry(option) {
  return make("option", { value: option.value }, bare(option.label));
}

function listOf(question, id) {
  const kind = question.kind === "one" ? "radios" : "checkboxes";
  const list = make("div", { class: `govuk-${kind}` });
  const search = narrowing(list, id);
  let drawn = null;
  list.addEventListener("change", () => question.choose(ticked(list)));
  const sync = () => {
    const { options } = question;
    if (options !== drawn) {
      list.replaceChildren(...options.map((option, at) => item(question, kind, id, option, at)));
      search.narrow(options.length > LONG || question.looks.has("autocomplete"));
    }
    drawn = options;
    tick(question, list);
  };
  return { element: make("div", {}, search.element, list), composite: true, sync };
}

function inputs(list) {
  return [...list.querySelectorAll("input")];
}

function ticked(list) {
  return inputs(list).filter((input) => input.checked).map((input) => input.value);
}

function tick(question, list) {
  const chosen = new Set(question.value.split(" "));
  for (const input of inputs(list)) {
    input.checked = chosen.has(input.value);
    put(input, "disabled", question.readonly);
  }
}

// The first answer bears the question's id: an error leads to it.
function item(question, kind, id, option, at) {
  const own = at ? `${id}-${at}` : id;
  const input = make("input", {
    class: `govuk-${kind}__input`,
    type: kind === "radios" ? "radio" : "checkbox",
    id: own,
    name: id,
    value: option.value,
  });
  const label = make("label", { class: `govuk-label govuk-${kind}__label`, for: own });
  writeWords(label, option.label);
  label.append(...pictureAndSound(option.label, (url) => question.address(url)));
  return make("div", { class: `govuk-${kind}__item` }, input, label);
}

// A box above a long list: what does not hold her words is hidden, what is chosen stays.
function narrowing(list, id) {
  const field = make("input", { class: "govuk-input", id: `${id}-find`, autocomplete: "off" });
  const count = ours("p", { class: "govuk-hint", role: "status" });
  const label = ours("label", { class: "govuk-label", for: field.id }, "find");
  const element = make("div", { class: "haven-questionnaire__find" }, label, field, count);
  const narrow = () => {
    const wanted = folded(field.value);
    const items = [...list.children];
    for (const one of items) {
      const kept = one.firstElementChild.checked || folded(one.textContent).includes(wanted);
      put(one, "hidden", !kept);
    }
    const shown = items.filter((one) => !one.hidden).length;
    write(count, say("found", { shown, all: items.length }));
  };
  field.addEventListener("input", narrow);
  return {
    element,
    narrow: (long) => {
      put(element, "hidden", !long);
      list.classList.toggle("haven-questionnaire__long", long);
      if (!long) field.value = "";
      narrow();
    },
  };
}

// Without marks above letters, so that "Cote" finds "Côte".
function folded(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
