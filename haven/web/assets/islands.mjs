// A questionnaire may run the other way than the page around it. What rtlcss flips is written once
// more for questionnaires of the other direction: only the rules that differ, only their parts.
import postcss from "postcss";

const PARTS =
  /^\.govuk-(button|checkboxes|details|error|fieldset|file|form|heading|hint|input|inset|label|link|list|radios|select|textarea)/;
const SIDE = /(^|-)(left|right)($|-width$)/;

/** The rules of `there` (a flipped sheet) that `here` lacks, for questionnaires with dir=`direction`. */
export function islands(here, there, direction) {
  const root = postcss.parse(there);
  const twins = [];
  postcss.parse(here).walkRules((rule) => twins.push(rule));
  let at = 0;
  root.walkRules((rule) => keepDifference(rule, twins[at++], direction));
  root.walkComments((comment) => void comment.remove());
  root.walkAtRules((rule) => {
    if (!/^(media|supports)$/.test(rule.name) || !rule.nodes.length) rule.remove();
  });
  return root.toString();
}

function keepDifference(rule, twin, direction) {
  const ours = rule.selectors.filter((selector) => PARTS.test(selector));
  const lines = new Set(twin.nodes.map(String));
  const changed = rule.nodes.filter((line) => !lines.has(String(line)));
  if (!ours.length || !changed.length) return void rule.remove();
  const names = new Set(rule.nodes.map((line) => line.prop));
  const gone = twin.nodes.filter(({ prop }) => SIDE.test(prop) && !names.has(prop));
  rule.removeAll();
  rule.append(...gone.map(nothing), ...changed);
  rule.selectors = ours.map((selector) => `.haven-questionnaire[dir=${direction}] ${selector}`);
}

// What the page's own direction sets on one side must not stay there.
function nothing({ prop }) {
  return { prop, value: /^(left|right)$/.test(prop) ? "auto" : "0" };
}
