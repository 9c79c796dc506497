// Setting this device up, and letting it in again, while online and signed in.
import * as store from "./store.mjs";

/** Who is signed in and where she works: {csrf, user, missions}; null when offline, else {status}. */
export async function whoIsSignedIn(address) {
  const answer = await fetch(address, { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (!answer) return null;
  return answer.ok ? answer.json() : { status: answer.status };
}

/** Let the device in under a name; the token comes in a cookie that no script can read. */
export async function letIn(address, csrf, mission, name) {
  const body = new URLSearchParams({ mission, name });
  const headers = { "X-CSRFToken": csrf };
  const answer = await fetch(address, { method: "POST", body, headers, redirect: "error" });
  if (answer.status !== 201) throw new Error(answer.status);
  const { device, user } = await answer.json();
  await store.put("kept", { device, user, mission, name }, "device");
  await navigator.storage?.persist?.();
  return { device, user, mission, name };
}
