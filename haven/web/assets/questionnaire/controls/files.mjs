// Photos, sound and papers. Pictures are made smaller, which also takes out where they were taken.
import { make, put, write } from "../dom.mjs";
import { ours, say } from "../texts.mjs";
import { shrunk } from "../photos.mjs";

export function file(question, id) {
  const field = make("input", {
    class: "govuk-file-upload",
    id,
    type: "file",
    accept: question.accepts === "*" ? null : question.accepts,
    capture: capture(question),
  });
  const said = ours("p", { class: "govuk-hint", role: "status" });
  const remove = ours("button", { type: "button", class: "govuk-button govuk-button--secondary govuk-button--small" }, "remove-file");
  field.addEventListener("change", () => field.files[0] && take(question, field.files[0]));
  remove.addEventListener("click", () => {
    question.attach(null);
    field.value = "";
    field.focus();
  });
  const sync = () => {
    const kept = question.file;
    write(said, kept ? say("file-kept", { name: kept.name, size: kilobytes(kept.size) }) : "");
    put(remove, "hidden", !kept);
    put(field, "disabled", question.readonly);
  };
  return { element: make("div", {}, field, said, remove), field, sync };
}

function capture(question) {
  if (question.looks.has("new-front") || question.looks.has("front")) return "user";
  return question.looks.has("new") ? "environment" : null;
}

async function take(question, chosen) {
  const blob = chosen.type.startsWith("image/") ? await shrunk(chosen, question.maxPixels) : chosen;
  const ending = blob === chosen ? chosen.name.split(".").pop().toLowerCase() : "jpg";
  question.attach(blob, ending);
}

function kilobytes(bytes) {
  return Math.max(1, Math.round(bytes / 1000));
}
