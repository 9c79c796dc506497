// Her answers are saved while she gives them, so that no word is lost; a status line says when.
import { write } from "./dom.mjs";
import { ours, pageLanguage, say } from "./texts.mjs";
import { afterChanges } from "./watch.mjs";

const WAIT = 10_000;
const LONGEST = 20_000;

/** Keeps the draft of a form: `keeping(xml)` answers whether it was kept; without it nothing is. */
export class Draft {
  constructor(form, host, keeping) {
    Object.assign(this, { form, keeping, kept: form.xml, timer: null });
    this.saving = Promise.resolve();
    this.element = ours("p", { class: "haven-draft", role: "status" });
    if (keeping) this.listen(host);
  }

  listen(host) {
    afterChanges(() => this.plan());
    const save = () => this.save();
    host.addEventListener("focusout", save);
    document.addEventListener("visibilitychange", save);
    window.addEventListener("online", save);
    window.addEventListener("beforeunload", (event) => this.changed && event.preventDefault());
  }

  get changed() {
    return this.kept !== this.form.xml;
  }

  plan() {
    this.timer ??= setTimeout(() => this.save(), WAIT);
  }

  /** Save what has changed; try again later where that fails. One after the other, never two. */
  save() {
    clearTimeout(this.timer);
    this.timer = null;
    this.saving = this.saving.then(() => this.saveNow());
    return this.saving;
  }

  async saveNow() {
    const { xml } = this.form;
    if (!this.keeping || this.held || xml === this.kept) return;
    const saved = await this.keeping(xml);
    if (saved) this.kept = xml;
    else this.plan();
    if (!this.held) write(this.element, saved ? say("saved", { time: clock() }) : say("unsaved"));
  }

  /** Save nothing while the answers are sent: a late draft would outlive them. */
  async hold() {
    this.held = true;
    await this.saving;
  }

  /** Save again, since nothing was sent. */
  async release() {
    this.held = false;
    await this.save();
  }

  /** What was sent needs no draft any more. */
  stop() {
    this.kept = this.form.xml;
    clearTimeout(this.timer);
  }

  /** Say something else in the status line. */
  tell(key, gaps) {
    write(this.element, say(key, gaps));
  }
}

/** Keep a draft on the server; answers whether it was kept. */
export async function saveDraft(address, token, xml) {
  const headers = { "X-CSRFToken": token, "Content-Type": "text/xml" };
  const keepalive = document.hidden && xml.length < 60_000; // browsers refuse more than 64 kB
  try {
    const signal = AbortSignal.timeout(LONGEST);
    const request = { method: "PUT", body: xml, headers, redirect: "error", keepalive, signal };
    return (await fetch(address, request)).ok;
  } catch {
    return false;
  }
}

/** The draft that is kept at `address`, or null. */
export async function keptDraft(address) {
  if (!address) return null;
  const answer = await fetch(address, { redirect: "error" });
  if (!answer.ok) throw new Error(answer.status);
  return answer.status === 204 ? null : answer.text();
}

function clock() {
  return new Date().toLocaleTimeString(pageLanguage(), { hour: "2-digit", minute: "2-digit" });
}
