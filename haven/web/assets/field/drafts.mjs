// Unfinished questionnaires, sealed under the unlocked key; few, and not for long.
import { close, open } from "./sealing.mjs";
import * as store from "./store.mjs";

const MOST = 20;
const LASTS = 72 * 3_600_000;

/** Delete what has expired; needs no passphrase. */
export async function forgetOld() {
  const drafts = await store.all("drafts");
  const old = drafts.filter(({ at }) => Math.abs(Date.now() - at) > LASTS);
  await Promise.all(old.map(({ id }) => store.remove("drafts", id)));
}

/** Whether there is room for one more. */
export async function hasRoom() {
  return (await store.all("drafts")).length < MOST;
}

/** Keep a draft: {id, at (when it was begun), edition, title, case, xml}. */
export async function keep(key, draft) {
  const { id, at } = draft;
  await store.put("drafts", { id, at, ...(await close(key, draft, id)) });
}

/** Every draft that opens, the newest first. */
export async function kept(key) {
  const drafts = (await store.all("drafts")).sort((one, other) => other.at - one.at);
  return Promise.all(drafts.map((one) => open(key, one, one.id)));
}

export const drop = (id) => store.remove("drafts", id);
