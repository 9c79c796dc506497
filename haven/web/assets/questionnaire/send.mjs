// Sending: the answers and their files in one request; whatever goes wrong, nothing is lost.
import { say } from "./texts.mjs";

const LONGEST = 500;

/** Send the form to `address`. Answers {place} to go to, or {sentence} that says why not. */
export async function send(form, address, token) {
  try {
    const request = { method: "POST", body: await form.payload(), redirect: "manual" };
    const answer = await fetch(address, { ...request, headers: { "X-CSRFToken": token } });
    return await heardBack(answer);
  } catch {
    return { sentence: say("no-connection") };
  }
}

async function heardBack(answer) {
  if (answer.type === "opaqueredirect") return { sentence: say("signed-out") };
  const place = answer.headers.get("Location");
  if (answer.status === 201 && place) return { place };
  return { sentence: (await theirWords(answer)) || say("not-sent") };
}

// Only a plain sentence is worth showing; a page of ours or of a proxy is not.
async function theirWords(answer) {
  const plain = answer.headers.get("Content-Type")?.startsWith("text/plain");
  const refused = answer.status >= 400 && answer.status < 500;
  return plain && refused ? (await answer.text()).trim().slice(0, LONGEST) : "";
}
