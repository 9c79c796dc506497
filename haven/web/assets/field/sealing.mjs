// Two ways to seal: under the device's own key while it is unlocked, or to the server alone.
import * as store from "./store.mjs";

const encode = (text) => new TextEncoder().encode(text);

/** Seal a value under the unlocked key. `what` says what it is: it opens as nothing else. */
export async function close(key, value, what) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const rule = { name: "AES-GCM", iv, additionalData: encode(what) };
  return { iv, sealed: await crypto.subtle.encrypt(rule, key, encode(JSON.stringify(value))) };
}

/** Open what `close` sealed. */
export async function open(key, { iv, sealed }, what) {
  const rule = { name: "AES-GCM", iv, additionalData: encode(what) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(rule, key, sealed)));
}

/**
 * Seal a record to the server: a key of its own, wrapped to the server's public key. From here on
 * nobody can read it on this device.
 */
export async function sealToServer(record) {
  const { version, spki } = await store.get("kept", "server");
  const oaep = { name: "RSA-OAEP", hash: "SHA-256" };
  const server = await crypto.subtle.importKey("spki", spki, oaep, false, ["encrypt"]);
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt"]);
  const id = crypto.randomUUID();
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const rule = { name: "AES-GCM", iv, additionalData: encode(id) };
  const sealed = await crypto.subtle.encrypt(rule, key, encode(JSON.stringify(record)));
  const wrapped = await crypto.subtle.encrypt(oaep, server, await crypto.subtle.exportKey("raw", key));
  return { id, version, box: new Blob([wrapped, iv, sealed]), at: Date.now() };
}

/** Base64 of bytes. */
export function inLetters(bytes) {
  let text = "";
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Bytes of base64. */
export function inBytes(letters) {
  return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
}
