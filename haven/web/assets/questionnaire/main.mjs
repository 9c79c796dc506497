// A questionnaire in the page: reads the form and the draft, draws it, saves it, sends it.
import { Draft, keptDraft, saveDraft } from "./draft.mjs";
import { make } from "./dom.mjs";
import { openForm } from "./engine.mjs";
import { languageMenu } from "./language.mjs";
import { Pages } from "./pages.mjs";
import { problemOf } from "./question.mjs";
import { send } from "./send.mjs";
import { Summary } from "./summary.mjs";
import { ours, readTexts } from "./texts.mjs";

const LONG = 60;

for (const host of document.querySelectorAll("[data-questionnaire]")) fill(host, fromServer(host.dataset));

/**
 * Fill a questionnaire in `host`. `work` (or a promise of it) says: {text} of the XForm, {kept} the
 * instance XML of a draft or null, save(xml) answers whether it was kept, send(form) answers {place}
 * to go to, {kept: true}, or a {sentence} that says why not. Answers {draft}, to be stopped.
 */
export async function fill(host, work) {
  readTexts(host);
  try {
    return await open(host, await work);
  } catch (error) {
    console.error(error);
    host.querySelector("[data-opening]")?.remove();
    host.append(ours("p", { class: "govuk-body haven-questionnaire__note", role: "alert" }, "broken"));
    return null;
  }
}

async function fromServer({ form, draft, send: address }) {
  const [text, kept] = await Promise.all([read(form), keptDraft(draft)]);
  const token = document.querySelector("[data-questionnaire]").elements.csrfmiddlewaretoken.value;
  const save = draft ? (xml) => saveDraft(draft, token, xml) : null;
  return { text, kept, save, send: (filled) => send(filled, address, token) };
}

async function open(host, { text, kept, save, send: sending }) {
  const { media, language } = host.dataset;
  const form = await openForm(text, kept, media);
  const menu = languageMenu(form, host, language);
  const draft = new Draft(form, host, save);
  const summary = new Summary();
  const finish = () => finished({ form, draft, summary, pages, sending });
  const pages = new Pages(form, host.dataset.pages === "many", summary, finish);
  const parts = [summary.element, menu, lost(form), pages.element, draft.element];
  host.querySelector("[data-opening]").remove();
  host.classList.toggle("haven-questionnaire--long", form.questions.length > LONG);
  host.append(...parts.filter(Boolean));
  host.addEventListener("submit", (event) => event.preventDefault());
  return { draft };
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

async function finished({ form, draft, summary, pages, sending }) {
  const problems = form.questions.filter(problemOf);
  summary.tell(problems, pages);
  if (problems.length) return;
  pages.send.disabled = true;
  draft.tell("sending");
  await draft.hold();
  const { place, kept, sentence } = await sending(form);
  pages.send.disabled = false;
  if (place || kept) draft.stop();
  if (place) window.location.assign(place);
  if (place || kept) return;
  draft.tell("kept");
  summary.sentence(sentence);
  await draft.release();
}
