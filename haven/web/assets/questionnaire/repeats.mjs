// Questions asked again for each person, group or thing: one more, one fewer.
import { goTo, make, put, write } from "./dom.mjs";
import { ours, say } from "./texts.mjs";
import { watch } from "./watch.mjs";
import { bare } from "./words.mjs";

/** The element of a repeat; `draw` draws the parts inside. */
export function repeatBox(repeat, level, draw) {
  const list = make("div");
  const add = ours("button", { type: "button", class: "govuk-button govuk-button--secondary" });
  const box = make("div", { class: "haven-questionnaire__repeat" }, list, add);
  const rounds = new Map();
  add.addEventListener("click", () => addRound(repeat, rounds));
  watch(() => {
    const now = repeat.children;
    for (const round of now) {
      if (!rounds.has(round)) rounds.set(round, roundBox(repeat, round, level, draw, add));
    }
    keepOnly(now, rounds, list);
  });
  watch(() => {
    put(box, "hidden", !repeat.relevant);
    put(add, "hidden", repeat.fixed);
    write(add, say("add", { what: bare(repeat.label) || say("round") }));
  });
  return box;
}

function keepOnly(now, rounds, list) {
  for (const [round, box] of rounds) {
    if (now.includes(round)) continue;
    box.remove();
    rounds.delete(round);
  }
  now.forEach((round, at) => {
    const box = rounds.get(round);
    if (list.children[at] !== box) list.insertBefore(box, list.children[at] ?? null);
  });
}

function roundBox(repeat, round, level, draw, add) {
  const heading = make(`h${Math.min(level, 6)}`, { class: "govuk-heading-s", tabindex: "-1" });
  const look = "govuk-button govuk-button--secondary govuk-button--small";
  const remove = ours("button", { type: "button", class: look });
  remove.addEventListener("click", () => removeRound(repeat, round, heading, add));
  const box = make("div", { class: "haven-questionnaire__round" }, heading);
  box.append(...round.children.map((part) => draw(part, level + 1)), remove);
  watch(() => {
    const words = `${bare(repeat.label) || say("round")} ${repeat.children.indexOf(round) + 1}`;
    write(heading, words);
    write(remove, say("remove", { what: words }));
    put(remove, "hidden", repeat.fixed);
  });
  return box;
}

// The new round is drawn after this turn; then she goes on in it.
function addRound(repeat, rounds) {
  repeat.add();
  queueMicrotask(() => {
    const box = [...rounds.values()].pop();
    if (box) goTo(box.querySelector("h2, h3, h4, h5, h6"));
  });
}

function removeRound(repeat, round, heading, add) {
  if (!window.confirm(say("remove-sure", { what: heading.textContent }))) return;
  repeat.remove(round);
  goTo(add);
}
