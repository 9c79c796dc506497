// What the engine does not tell of a form: its guidance hints, and which answers are files.
const ITEXT = /^\s*jr:itext\(\s*['"](.+)['"]\s*\)\s*$/;

/**
 * The form as the engine shall read it, its guidance by question and language, its questions whose
 * answers are files, and whether its words bring pictures or sounds.
 */
export function readDefinition(text) {
  const files = [...text.matchAll(/<upload\b[^>]*\sref="([^"]+)"/g)].map(([, path]) => path);
  const illustrated = /\sform="(image|audio)"/.test(text);
  if (!text.includes('form="guidance"')) return { xml: text, guidance: new Map(), files, illustrated };
  const form = new DOMParser().parseFromString(text, "text/xml");
  const guidance = takeGuidance(form);
  return { xml: new XMLSerializer().serializeToString(form), guidance, files, illustrated };
}

// The engine would read guidance as part of the hint, so it is taken out.
function takeGuidance(form) {
  const byText = new Map();
  for (const value of form.querySelectorAll('value[form="guidance"]')) {
    const text = value.parentElement;
    const id = text.getAttribute("id");
    if (!byText.has(id)) byText.set(id, new Map());
    byText.get(id).set(text.parentElement.getAttribute("lang"), value.textContent);
    value.remove();
  }
  const byQuestion = new Map();
  for (const hint of form.querySelectorAll("hint[ref]")) {
    const words = byText.get(ITEXT.exec(hint.getAttribute("ref"))?.[1]);
    if (words) byQuestion.set(hint.parentElement.getAttribute("ref"), words);
  }
  return byQuestion;
}

/** A draft without the names of files it does not hold, and how many questions lost one. */
export function withoutFiles(text, files) {
  const draft = new DOMParser().parseFromString(text, "text/xml");
  const named = files.flatMap((path) => elementsAt(draft, path)).filter((one) => one.textContent);
  for (const element of named) element.textContent = "";
  return { xml: new XMLSerializer().serializeToString(draft), lost: named.length };
}

function elementsAt(document, path) {
  const [, ...names] = path.split("/").filter(Boolean);
  return names.reduce(
    (found, name) => found.flatMap((parent) => [...parent.children].filter((child) => child.localName === name)),
    [document.documentElement],
  );
}
