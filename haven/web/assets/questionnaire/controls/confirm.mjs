// Something she must have read or heard: one box to tick.
import { make, put } from "../dom.mjs";
import { ours } from "../texts.mjs";

export function confirm(question, id) {
  const field = make("input", { class: "govuk-checkboxes__input", id, type: "checkbox" });
  field.addEventListener("change", () => question.confirm(field.checked));
  const label = ours("label", { class: "govuk-label govuk-checkboxes__label", for: id }, "confirm");
  const item = make("div", { class: "govuk-checkboxes__item" }, field, label);
  return {
    element: make("div", { class: "govuk-checkboxes" }, item),
    composite: true,
    sync: () => {
      field.checked = question.value === "OK";
      put(field, "disabled", question.readonly);
    },
  };
}
