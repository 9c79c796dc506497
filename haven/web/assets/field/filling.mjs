// A questionnaire on the offline page: its draft is sealed here, its answers go to the outbox.
import * as drafts from "./drafts.mjs";
import { inLetters } from "./sealing.mjs";
import { find } from "./screens.mjs";

const XML = "xml_submission_file";
let open = null;

/**
 * Fill `draft` in the page. `session()` answers the unlocked key, or null; `done` gets what was
 * filled, {edition, xml, files}, and answers a sentence where it could not be finished.
 */
export async function fill(draft, xform, session, done) {
  const engine = await import(document.body.dataset.engine);
  const host = find("template[data-questionnaire-form]").content.querySelector("form").cloneNode(true);
  find("[data-fill]").replaceChildren(host);
  const save = async (xml) => {
    const key = session();
    if (!key) return false;
    await drafts.keep(key, { ...draft, xml });
    return true;
  };
  const send = async (filled) => {
    const sentence = await done({ edition: draft.edition, ...(await written(filled)) });
    if (!sentence) await drafts.drop(draft.id);
    return { kept: !sentence, sentence };
  };
  open = await engine.fill(host, { text: xform, kept: draft.xml ?? null, save, send });
}

/** Seal what stands in the page now and take it away; a lock must not lose a word. */
export async function leave() {
  const left = open;
  open = null;
  await left?.draft.save();
  left?.draft.stop();
  find("[data-fill]").replaceChildren();
}

async function written(filled) {
  const files = {};
  let xml = "";
  for (const [name, file] of await filled.payload()) {
    if (name === XML) xml = await file.text();
    else files[file.name] = inLetters(await file.arrayBuffer());
  }
  return { xml, files };
}
