// The questionnaire's language: chosen by the page, changed by her, in place.
import { freshId, make } from "./dom.mjs";
import { ours } from "./texts.mjs";

const FROM_RIGHT = /^(ar|ckb|dv|fa|he|prs|ps|sd|ug|ur|yi)\b/;

/** Choose the wanted language if the form has it; a menu where it has several. */
export function languageMenu(form, host, wanted) {
  const { languages } = form;
  const use = ({ language, code }) => {
    if (language) form.language = language;
    host.lang = code || document.documentElement.lang;
    host.dir = FROM_RIGHT.test(host.lang) ? "rtl" : "ltr";
  };
  const named = (code) => languages.find((one) => one.code === code);
  use(named(wanted) ?? languages.find((one) => one.language === form.language));
  return languages.length > 1 ? menu(languages, form, (code) => use(named(code))) : null;
}

function menu(languages, form, changed) {
  const id = freshId();
  const options = languages.map(({ name, code, language }) =>
    make("option", { value: code, lang: code, selected: language === form.language }, name),
  );
  const select = make("select", { class: "govuk-select", id }, ...options);
  select.addEventListener("change", () => changed(select.value));
  const label = ours("label", { class: "govuk-label", for: id }, "language");
  return make("div", { class: "govuk-form-group" }, label, select);
}
