// The lock: a passphrase opens a random key that lives in memory only and can never be taken out.
// No digest of the passphrase rests anywhere: a wrong one simply does not unwrap the key.
import * as store from "./store.mjs";

const ROUNDS = 600_000;
const TRIES = 10;
const AES = { name: "AES-GCM", length: 256 };

/** A new key under this passphrase; what was under an older one is lost. */
export async function makeLock(passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const fresh = await crypto.subtle.generateKey(AES, true, ["encrypt", "decrypt"]);
  const wrapped = await crypto.subtle.wrapKey("raw", fresh, await wrapping(passphrase, salt), "AES-KW");
  await store.put("kept", { salt, wrapped }, "lock");
  await store.put("kept", 0, "tries");
  return unlocked(passphrase);
}

/** Open the lock. Answers {key}, or {left}: how many tries remain; with none left all is erased. */
export async function unlock(passphrase) {
  const tries = ((await store.get("kept", "tries")) ?? 0) + 1;
  await store.put("kept", tries, "tries"); // before the try: a killed browser has tried as well
  try {
    const key = await unlocked(passphrase);
    await store.put("kept", 0, "tries");
    return { key, left: TRIES };
  } catch {
    if (tries >= TRIES) await store.erase();
    return { key: null, left: Math.max(0, TRIES - tries) };
  }
}

async function unlocked(passphrase) {
  const { salt, wrapped } = await store.get("kept", "lock");
  const opening = await wrapping(passphrase, salt);
  return crypto.subtle.unwrapKey("raw", wrapped, opening, "AES-KW", AES, false, ["encrypt", "decrypt"]);
}

async function wrapping(passphrase, salt) {
  const words = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const base = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
  const rounds = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
  const kind = { name: "AES-KW", length: 256 };
  return crypto.subtle.deriveKey(rounds, base, kind, false, ["wrapKey", "unwrapKey"]);
}
