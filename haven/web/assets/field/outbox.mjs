// The outbox: what is finished, sealed to the server. Nothing here needs the passphrase.
import { sealToServer } from "./sealing.mjs";
import * as store from "./store.mjs";

const PATIENCE = 30_000;
const LARGEST = 4_900_000;
const HOUR = 3_600_000;
const FOR_EVER = [400, 409, 413]; // sending it again would change nothing: the others go on

/** A record and its files are too large to be sealed. */
export class TooLargeError extends Error {}

/** Seal a finished record into the outbox; durable when this resolves. */
export async function finish(record) {
  const { box, ...about } = await sealToServer(record);
  if (box.size > LARGEST) throw new TooLargeError();
  await store.put("outbox", { ...about, box: await box.arrayBuffer() });
}

/** How many records wait, how many were refused, and since when, in hours, the oldest waits. */
export async function waiting() {
  const records = await store.all("outbox");
  const unsent = records.filter((one) => !one.refused);
  const [oldest] = unsent;
  return {
    count: unsent.length,
    refused: records.length - unsent.length,
    oldest: oldest?.at,
    hours: oldest ? (Date.now() - oldest.at) / HOUR : 0,
  };
}

/**
 * Send what waits, in its order. Answers how it went: "sent", "offline", "sign-in" or "revoked".
 * Only one tab sends at a time.
 */
export async function sendAll({ sync, parcels }) {
  return navigator.locks.request("haven-field-send", async () => {
    for (const record of await store.all("outbox")) {
      if (record.refused) continue;
      const outcome = await send(record, parcels);
      if (outcome !== "sent") return outcome;
    }
    return stands(sync);
  });
}

async function send(record, parcels) {
  const headers = {
    "Content-Type": "application/octet-stream",
    "Idempotency-Key": record.id,
    "Key-Version": record.version,
    "Device-Clock": new Date().toISOString(),
  };
  const answer = await ask(`${parcels}${record.id}`, { method: "POST", body: record.box, headers });
  if (!answer) return "offline";
  const ours = answer.headers.get("Haven-Parcel") === record.id; // no captive portal says that
  if ((answer.status === 200 || answer.status === 201) && ours) {
    await store.remove("outbox", record.place);
    return "sent";
  }
  if (FOR_EVER.includes(answer.status)) {
    await store.put("outbox", { ...record, refused: true });
    return "sent";
  }
  return outcomeOf(answer);
}

async function stands(sync) {
  const answer = await ask(sync, {});
  return answer?.status === 204 ? "sent" : outcomeOf(answer);
}

function outcomeOf(answer) {
  return { 401: "sign-in", 410: "revoked" }[answer?.status] ?? "offline";
}

async function ask(address, request) {
  const rest = { redirect: "error", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
  return fetch(address, { ...request, ...rest }).catch(() => null);
}
