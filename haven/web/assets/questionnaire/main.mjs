// A questionnaire in the page: reads the form and the draft, draws it, saves it, sends it.
import { Draft, keptDraft } from "./draft.mjs";
import { make } from "./dom.mjs";
import { openForm } from "./engine.mjs";
import { languageMenu } from "./language.mjs";
import { Pages } from "./pages.mjs";
import { problemOf } from "./question.mjs";
import { send } from "./send.mjs";
import { Summary } from "./summary.mjs";
import { ours, readTexts } from "./texts.mjs";

const LONG = 60;

for (const host of document.querySelectorAll("[data-questionnaire]")) {
  readTexts(host);
  open(host).catch((error) => {
    console.error(error);
    host.querySelector("[data-opening]")?.remove();
    host.append(ours("p", { class: "govuk-body haven-questionnaire__note", role: "alert" }, "broken"));
  });
}

async function open(host) {
  const { form: address, draft: draftAddress, send: sendAddress, media, language } = host.dataset;
  const [text, kept] = await Promise.all([read(address), keptDraft(draftAddress)]);
  const form = await openForm(text, kept, media);
  const token = host.elements.csrfmiddlewaretoken.value;
  const menu = languageMenu(form, host, language);
  const draft = new Draft(form, host, token);
  const summary = new Summary();
  const finish = () => finished({ form, draft, summary, pages, address: sendAddress, token });
  const pages = new Pages(form, host.dataset.pages === "many", summary, finish);
  const parts = [summary.element, menu, lost(form), pages.element, draft.element];
  host.querySelector("[data-opening]").remove();
  host.classList.toggle("haven-questionnaire--long", form.questions.length > LONG);
  host.append(...parts.filter(Boolean));
  host.addEventListener("submit", (event) => event.preventDefault());
}

async function read(address) {
  const answer = await fetch(address, { redirect: "error" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

function lost(form) {
  if (!form.lostFiles) return null;
  return make("div", { class: "haven-questionnaire__note" }, ours("p", { class: "govuk-body" }, "files-lost"));
}

async function finished({ form, draft, summary, pages, address, token }) {
  const problems = form.questions.filter(problemOf);
  summary.tell(problems, pages);
  if (problems.length) return;
  pages.send.disabled = true;
  draft.tell("sending");
  await draft.hold();
  const { place, sentence } = await send(form, address, token);
  pages.send.disabled = false;
  if (place) {
    draft.stop();
    window.location.assign(place);
    return;
  }
  draft.tell("kept");
  summary.sentence(sentence);
  await draft.release();
}
