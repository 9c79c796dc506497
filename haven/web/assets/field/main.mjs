// The page that works without a network: set up, unlock, record, seal, send.
import { make } from "../questionnaire/dom.mjs";
import { readTexts, say } from "../questionnaire/texts.mjs";
import * as drafts from "./drafts.mjs";
import { letIn, whoIsSignedIn } from "./enrolling.mjs";
import { fill, leave } from "./filling.mjs";
import { makeLock, unlock } from "./lock.mjs";
import { TooLargeError, finish, sendAll, waiting } from "./outbox.mjs";
import { carried, refreshed } from "./pack.mjs";
import { ago, answers, find, form, missing, offer, show, shown, tell } from "./screens.mjs";
import * as store from "./store.mjs";

const IDLE = 5 * 60_000;
const OFTEN = 2 * 60_000;
const { dataset } = document.body;
const now = { key: null, pack: null, device: null, idle: null };

readTexts(document.body);

// Opening ------------------------------------------------------------------------------------------
async function start() {
  await register();
  await drafts.forgetOld();
  now.device = await store.get("kept", "device");
  const isSet = now.device && (await store.get("kept", "lock"));
  find("[data-erase]").hidden = !isSet;
  if (isSet) show("unlock");
  else await prepareSetUp();
  await look();
  if (isSet) await send();
}

async function register() {
  await navigator.serviceWorker?.register(dataset.worker, { scope: dataset.page }).catch(() => {});
}

async function prepareSetUp() {
  const who = await whoIsSignedIn(dataset.enrol);
  find("[data-sign-in]").hidden = !who || who.missions || who.status === 403;
  if (!who) return tell("told", say("no-network-yet"));
  if (!who.missions) return tell("told", say(who.status === 403 ? "not-you" : "sign-in-first"));
  offer(form("setup").elements.mission, who.missions.map(({ id, name }) => [id, name]));
  find("[data-apple]").hidden = navigator.standalone !== false;
  tell("told");
  return show("setup");
}

async function setUp() {
  const { name, mission, passphrase, again } = answers(form("setup"));
  const wrong = [[!name, "unnamed"], [passphrase.length < 12, "short"], [passphrase !== again, "different"]];
  const fault = wrong.find(([is]) => is);
  if (fault) return tell("told", say(fault[1]));
  tell("told", say("setting-up"));
  const { csrf } = await whoIsSignedIn(dataset.enrol);
  now.device = await letIn(dataset.enrol, csrf, mission, name);
  const key = await makeLock(passphrase);
  form("setup").reset();
  find("[data-erase]").hidden = false;
  await refreshed(key, packAddress());
  tell("told");
  return enter(key);
}

const packAddress = () => `${dataset.packs}${now.device.device}/`;

async function tryUnlock() {
  const { elements } = form("unlock");
  const { key, left } = await unlock(elements.passphrase.value);
  elements.passphrase.value = "";
  if (key) return enter(key);
  if (!left) return ended();
  return tell("told", say("wrong", { left }));
}

async function enter(key) {
  now.key = key;
  now.pack = await carried(key);
  find("[data-do=lock]").hidden = false;
  tell("told");
  stayAwake();
  await home();
  const fresh = await refreshed(key, packAddress());
  if (fresh && now.key === key) {
    now.pack = fresh;
    carry();
  }
}

async function lock() {
  await leave();
  now.key = now.pack = null;
  clearTimeout(now.idle);
  for (const one of document.querySelectorAll("form")) one.reset();
  for (const list of document.querySelectorAll("[data-cases], [data-editions], [data-drafts]")) list.replaceChildren();
  tell("carried");
  find("[data-do=lock]").hidden = true;
  show("unlock");
  tell("told", say("locked"));
}

function stayAwake() {
  clearTimeout(now.idle);
  if (now.key) now.idle = setTimeout(lock, IDLE);
}

async function erase() {
  await leave().catch(() => {});
  await store.erase();
  ended();
}

function ended() {
  Object.assign(now, { key: null, pack: null, device: null });
  clearTimeout(now.idle);
  for (const part of ["[data-erase]", "[data-do=lock]", "[data-do=send]", "[data-sign-in]"]) find(part).hidden = true;
  for (const line of ["told", "waiting", "carried"]) tell(line);
  for (const one of document.querySelectorAll("form")) one.remove();
  show("erased");
}

// Recording ----------------------------------------------------------------------------------------
async function home() {
  await leave();
  const { hours } = await waiting();
  if (hours >= 7 * 24) return show("blocked");
  carry();
  await listDrafts();
  return show("home");
}

function carry() {
  const { pack } = now;
  if (!pack) return;
  const cases = pack.cases.map(({ code }) => [code, code]);
  for (const select of document.querySelectorAll("[data-cases]")) {
    offer(select, [["", say(select.required ? "choose" : "nobody")], ...cases]);
  }
  offer(find("[data-editions]"), pack.questionnaires.map(({ id, title }) => [id, title]));
  const { team } = form("person").elements;
  offer(team, pack.teams.map(({ id, name }) => [id, name]));
  team.closest(".govuk-form-group").hidden = pack.teams.length < 2;
  tell("carried", say("carried", { when: ago(pack.at) }));
}

async function listDrafts() {
  const list = find("[data-drafts]");
  const kept = await drafts.kept(now.key);
  list.replaceChildren(...kept.map(draftLine));
  if (!kept.length) list.append(make("li", {}, say("no-drafts")));
}

function draftLine(draft) {
  const what = [draft.title, draft.case, ago(draft.at)].filter(Boolean).join(", ");
  const go = make("button", { type: "button", class: "govuk-button govuk-button--small", click: () => goOn(draft) }, say("go-on", { what }));
  const drop = async () => {
    await drafts.drop(draft.id);
    await listDrafts();
  };
  const remove = make("button", { type: "button", class: "govuk-button govuk-button--small govuk-button--secondary", click: drop }, say("delete", { what }));
  return make("li", { class: "haven-actions" }, go, remove);
}

async function begin() {
  const { edition, case: code } = answers(form("choose"));
  if (!(await drafts.hasRoom())) return tell("told", say("full"));
  const { title } = now.pack.questionnaires.find(({ id }) => id === edition);
  return goOn({ id: crypto.randomUUID(), at: Date.now(), edition, title, case: code });
}

async function goOn(draft) {
  const known = [...now.pack.questionnaires, ...(now.pack.former ?? [])];
  const { xform } = known.find(({ id }) => id === draft.edition);
  show("fill");
  const done = (told) => keep("questionnaire", told, draft.case);
  await fill(draft, xform, () => now.key, done);
}

async function finishForm(kind) {
  const of = form(kind);
  const what = missing(of);
  if (what.length) return tell("told", say("missing", { what: what.join(", ") }));
  const { case: code, ...told } = answers(of);
  const sentence = await keep(kind, told, code);
  if (sentence) return tell("told", sentence);
  return of.reset();
}

// Seals a record into the outbox; answers a sentence where that failed.
async function keep(kind, told, code) {
  const known = now.pack.cases.find((one) => one.code === code);
  const record = { v: 1, kind, by: now.device.user, made: new Date().toISOString(), case: known, told };
  try {
    await finish(record);
  } catch (fault) {
    return say(fault instanceof TooLargeError ? "too-large" : "not-kept");
  }
  await home();
  tell("told", say("finished"));
  send();
  return "";
}

// Sending ------------------------------------------------------------------------------------------
async function send() {
  if (!now.device) return;
  const outcome = await sendAll(dataset);
  if (outcome === "revoked") return void (await erase());
  find("[data-sign-in]").hidden = outcome !== "sign-in";
  if (outcome === "sign-in") await offerConnection();
  await look(outcome);
}

async function offerConnection() {
  const who = await whoIsSignedIn(dataset.enrol);
  const same = who?.user === now.device.user;
  find("[data-do=connect]").hidden = !same;
  find("[data-sign-in]").hidden = Boolean(who?.user);
  if (!same) tell("told", say(who?.user ? "another" : "sign-in"));
}

async function connect() {
  const { mission, name } = now.device;
  const who = await whoIsSignedIn(dataset.enrol);
  if (who?.user !== now.device.user) return offerConnection();
  now.device = await letIn(dataset.enrol, who.csrf, mission, name);
  find("[data-do=connect]").hidden = true;
  tell("told");
  return send();
}

async function look(outcome) {
  const offline = !navigator.onLine || outcome === "offline";
  tell("network", say(offline ? "offline" : "online"));
  if (!now.device) return;
  const { count, refused, oldest, hours } = await waiting();
  const key = hours >= 24 ? "waiting-long" : "waiting";
  const lines = [count ? say(key, { count, when: ago(oldest) }) : say("nothing")];
  if (refused) lines.push(say("refused", { count: refused }));
  tell("waiting", lines.join(" "));
  find("[data-do=send]").hidden = !count;
  if (shown() === "blocked" && now.key && hours < 7 * 24) await home();
}

// What she does ------------------------------------------------------------------------------------
const SUBMITS = { setup: setUp, unlock: tryUnlock, choose: begin };
const DOES = { lock, send, erase, connect };

document.addEventListener("submit", async (event) => {
  const { form: name } = event.target.dataset;
  if (!name) return;
  event.preventDefault();
  const button = event.target.querySelector("button:not([type=button])");
  button.disabled = true;
  try {
    await (SUBMITS[name] ?? (() => finishForm(name)))();
  } catch (fault) {
    console.error(fault);
    tell("told", say(name === "setup" ? "not-set-up" : "not-kept"));
  }
  button.disabled = false;
});

document.addEventListener("click", async (event) => {
  const { go, do: what } = event.target.closest("button")?.dataset ?? {};
  if (what) await DOES[what]();
  if (!go) return;
  tell("told");
  if (go === "home") await home();
  else show(go);
});

for (const sign of ["pointerdown", "keydown"]) document.addEventListener(sign, stayAwake);
for (const sign of ["online", "focus"]) window.addEventListener(sign, send);
window.addEventListener("offline", () => look());
document.addEventListener("visibilitychange", () => void (document.hidden || send()));
setInterval(send, OFTEN);
await start();
