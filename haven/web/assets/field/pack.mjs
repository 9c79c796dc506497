// What she takes along: questionnaires, codes of her own cases, lists. Sealed under her key.
import { close, inBytes, open } from "./sealing.mjs";
import * as store from "./store.mjs";

const PACK = "pack";
const FORMER = 20;

/** What is carried, or null. */
export async function carried(key) {
  const sealed = await store.get("kept", PACK);
  return sealed ? open(key, sealed, PACK) : null;
}

/** Fetch what is new; answers the pack as it then stands: the old one while she is not signed in. */
export async function refreshed(key, address) {
  const before = await carried(key);
  const forms = new Map(before?.questionnaires.map(({ id, xform }) => [id, xform]));
  const answer = await ask(`${address}?have=${[...forms.keys()].join(",")}`);
  if (!answer) return before;
  const { key: server, ...pack } = answer;
  for (const one of pack.questionnaires) one.xform ??= forms.get(one.id);
  const listed = new Set(pack.questionnaires.map(({ id }) => id));
  const gone = [...(before?.questionnaires ?? []), ...(before?.former ?? [])];
  pack.former = gone.filter(({ id }) => !listed.has(id)).slice(0, FORMER); // drafts may need them
  pack.at = Date.now();
  await store.put("kept", { version: server.version, spki: inBytes(server.spki) }, "server");
  await store.put("kept", await close(key, pack, PACK), PACK);
  return pack;
}

async function ask(address) {
  const answer = await fetch(address, { redirect: "manual", cache: "no-store" }).catch(() => null);
  return answer?.ok ? answer.json() : null;
}
