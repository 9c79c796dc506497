// One long page, or one page for each group; loose questions between groups share a page.
import { goTo, make, put, write } from "./dom.mjs";
import { Question, questionsIn } from "./engine.mjs";
import { partBox } from "./groups.mjs";
import { boxOf, problemOf } from "./question.mjs";
import { ours, say } from "./texts.mjs";
import { afterChanges, observed, watch } from "./watch.mjs";

/** The pages of a form: their element, and how to walk them. `finish` is asked for on the last. */
export class Pages {
  constructor(form, many, summary, finish) {
    const groups = many ? grouped(form.children) : [form.children];
    this.summary = summary;
    this.now = observed({ at: 0, relevant: "" });
    this.pages = groups.map((parts) => pageOf(parts));
    this.count = ours("p", { class: "govuk-caption-m", tabindex: "-1" });
    this.back = button("back", "govuk-button--secondary", () => this.go(-1));
    this.next = button("next", "", () => this.forward());
    this.send = button("send", "", finish);
    const buttons = make("div", { class: "haven-actions" }, this.next, this.send, this.back);
    const boxes = this.pages.map((page) => page.box);
    this.element = make("div", { class: "haven-questionnaire__pages" }, this.count, ...boxes, buttons);
    this.recount();
    watch(() => this.show());
    afterChanges(() => this.recount());
  }

  get relevant() {
    return this.pages.filter(isRelevant);
  }

  // Which pages there are changes with the answers; a page that no longer belongs is left out.
  recount() {
    const page = this.pages[this.now.at];
    if (!isRelevant(page)) this.now.at = this.pages.indexOf(this.relevant[0] ?? page);
    this.now.relevant = this.relevant.map((one) => this.pages.indexOf(one)).join(" ");
  }

  show() {
    const { at } = this.now;
    const order = this.now.relevant.split(" ").map(Number);
    const place = order.indexOf(at);
    this.pages.forEach((page, index) => put(page.box, "hidden", index !== at));
    put(this.count, "hidden", order.length < 2);
    write(this.count, say("page", { number: place + 1, all: order.length }));
    put(this.back, "hidden", place <= 0);
    put(this.next, "hidden", place === order.length - 1);
    put(this.send, "hidden", place !== order.length - 1);
  }

  go(steps) {
    const pages = this.relevant;
    const place = pages.indexOf(this.pages[this.now.at]) + steps;
    this.now.at = this.pages.indexOf(pages[place]);
    queueMicrotask(() => goTo(this.count));
  }

  // What is wrong on this page is told before she leaves it.
  forward() {
    const problems = questionsIn(this.pages[this.now.at].parts).filter(problemOf);
    this.summary.tell(problems, this);
    if (!problems.length) this.go(1);
  }

  /** Turn to the page on which a question stands. */
  turnTo(question) {
    this.now.at = this.pages.findIndex((page) => page.box.contains(boxOf(question)));
  }
}

function grouped(parts) {
  const pages = [];
  for (const part of parts) {
    const last = pages.at(-1);
    const loose = part instanceof Question;
    if (loose && last?.at(-1) instanceof Question) last.push(part);
    else pages.push([part]);
  }
  return pages;
}

function pageOf(parts) {
  const box = make("div", {}, ...parts.map((part) => partBox(part)));
  return { parts, box };
}

function isRelevant(page) {
  return page.parts.some((part) => part.relevant);
}

function button(key, look, pressed) {
  const made = ours("button", { type: "button", class: `govuk-button ${look}`.trim() }, key);
  made.addEventListener("click", pressed);
  return made;
}
