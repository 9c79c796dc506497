// The one file that knows the engine. It is young and changes; everything else speaks our words.
import { loadForm } from "@getodk/xforms-engine";
import { readDefinition, withoutFiles } from "./definition.mjs";
import { kindOf } from "./kinds.mjs";
import { observed } from "./watch.mjs";

const XML = "xml_submission_file";

/** Open a form (XForm XML), filled with a draft (instance XML) if there is one. */
export async function openForm(text, draft, media) {
  const { xml, files, ...more } = readDefinition(text);
  const form = await loadForm(xml, {
    fetchFormAttachment: (url) => fetch(mediaAddress(media, url)),
    missingResourceBehavior: "BLANK",
  });
  if (form.status === "failure") throw form.error;
  const config = { stateFactory: observed };
  if (!draft) return new Form(form.createInstance(config).root, { ...more, media, lostFiles: 0 });
  const { xml: kept, lost } = withoutFiles(draft, files);
  const data = new FormData();
  data.set(XML, new File([kept], XML, { type: "text/xml" }));
  const { root } = await form.restoreInstance({ data: [data] }, config);
  return new Form(root, { ...more, media, lostFiles: lost });
}

function mediaAddress(media, url) {
  return `${media}${encodeURIComponent(decodeURIComponent(url.pathname.split("/").pop()))}`;
}

/** A questionnaire being filled. `lostFiles`: how many files its draft could not keep. */
export class Form {
  constructor(root, about) {
    Object.assign(this, { root, ...about, parts: new WeakMap() });
  }

  get children() {
    return this.root.currentState.children.map((node) => this.part(node)).filter(Boolean);
  }

  /** Name and code of every language: "Русский (ru)" is "Русский", `ru`. */
  get languages() {
    return this.root.languages.map(({ language }) => {
      const [, name, code] = /^(.*?)\s*\(([\w-]+)\)\s*$/.exec(language) ?? [null, language, language];
      return { name, code, language };
    });
  }

  get language() {
    return this.root.currentState.activeLanguage.language;
  }

  set language(language) {
    this.root.setLanguage(this.root.languages.find((one) => one.language === language));
  }

  /** The answers as they stand. */
  get xml() {
    return this.root.instanceState.instanceXML;
  }

  /** What is sent: the answers and their files, as OpenRosa names them. */
  async payload() {
    const { data } = await this.root.prepareInstancePayload({ payloadType: "monolithic" });
    return data[0];
  }

  /** Every question that stands in the form now, in its order. */
  get questions() {
    return questionsIn(this.children);
  }

  part(node) {
    if (!this.parts.has(node)) this.parts.set(node, partOf(node, this));
    return this.parts.get(node);
  }
}

/** Every question inside these parts, in order. */
export function questionsIn(parts) {
  return parts.flatMap((part) => (part instanceof Question ? [part] : questionsIn(part.children)));
}

function partOf(node, form) {
  if (node.nodeType === "model-value") return null;
  if (node.nodeType.startsWith("repeat-range")) return new Repeat(node, form);
  if (node.currentState.children) return new Group(node, form);
  return new Question(node, form);
}

class Part {
  constructor(node, form) {
    Object.assign(this, { node, form });
  }

  get relevant() {
    return this.node.currentState.relevant;
  }

  get label() {
    return this.node.currentState.label;
  }
}

/** Questions that stand together; also one round of a repeat. */
export class Group extends Part {
  get relevant() {
    return super.relevant && this.node.currentState.hasRelevantBodyNodes;
  }

  get children() {
    return this.node.currentState.children.map((node) => this.form.part(node)).filter(Boolean);
  }
}

/** Questions asked again and again. `fixed`: the form says how often. */
export class Repeat extends Part {
  get fixed() {
    return this.node.nodeType === "repeat-range:controlled";
  }

  get children() {
    return this.node.currentState.children.map((node) => this.form.part(node));
  }

  add() {
    this.node.addInstances();
  }

  remove(round) {
    this.node.removeInstances(this.children.indexOf(round));
  }
}

/** One question: what it says, what was answered, and what is wrong with that. */
export class Question extends Part {
  constructor(node, form) {
    super(node, form);
    this.looks = new Set(node.appearances ?? []);
    this.kind = kindOf(node, this.looks);
    this.own = observed({ invalid: null, shown: false });
  }

  get name() {
    return this.node.definition.nodeset.split("/").pop();
  }

  get hint() {
    return this.node.currentState.hint;
  }

  get guided() {
    return this.form.guidance.has(this.node.definition.nodeset);
  }

  /** How to ask, for whoever asks; in the form's language of the moment. */
  get guidance() {
    return this.form.guidance.get(this.node.definition.nodeset)?.get(this.form.language) ?? "";
  }

  get required() {
    return this.node.currentState.required;
  }

  get readonly() {
    return this.node.currentState.readonly;
  }

  /** The answer as it stands in the XML. */
  get value() {
    return this.node.currentState.instanceValue ?? "";
  }

  get options() {
    return this.node.currentState.valueOptions;
  }

  get file() {
    return this.node.currentState.value;
  }

  /** Lowest and highest number of a range, else undefined. */
  get bounds() {
    return this.node.definition.bounds;
  }

  get rows() {
    return this.node.nodeOptions?.rows;
  }

  /** The rule that is broken, {condition, message}, or null. */
  get violation() {
    return this.node.validationState.violation;
  }

  /** Keep an answer; what cannot be kept is remembered as `invalid` (a text's key) and empties it. */
  answer(value, invalid = null) {
    const kept = invalid ? "" : value;
    this.node.setValue(kept);
    this.own.invalid = invalid ?? (kept && !this.value ? "unreadable" : null);
  }

  /** Keep the chosen codes. */
  choose(codes) {
    if (this.kind === "many") this.node.selectValues(codes);
    else this.node.selectValue(codes[0] ?? null);
  }

  confirm(yes) {
    this.node.setValue(yes);
  }

  /** Keep a file under a name no other answer uses, so that the answers alone decide the names. */
  attach(blob, ending) {
    if (!blob) return this.node.setValue(null);
    const taken = new Set(this.form.questions.filter((one) => one !== this).map((one) => one.value));
    let name = `${this.name}.${ending}`;
    for (let next = 2; taken.has(name); next += 1) name = `${this.name}-${next}.${ending}`;
    return this.node.setValue(new File([blob], name, { type: blob.type }));
  }

  get accepts() {
    return this.node.nodeOptions.media.accept;
  }

  get maxPixels() {
    return this.node.maxPixels;
  }

  /** Where the browser finds a picture or a sound that a text brings along. */
  address(url) {
    return url && mediaAddress(this.form.media, url);
  }
}
