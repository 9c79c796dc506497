// Which of our controls asks a question. What is in neither table can only be asked on a phone.
const INPUTS = {
  string: "text",
  barcode: "text",
  boolean: "text",
  int: "int",
  decimal: "decimal",
  time: "time",
  dateTime: "moment",
  geopoint: "place",
};
const DRAWN = ["signature", "draw", "annotate"];

/** The kind of control for a node of the engine with these appearances. */
export function kindOf(node, looks) {
  switch (node.nodeType) {
    case "note":
      return "note";
    case "trigger":
      return "confirm";
    case "select":
      return node.selectType === "select" ? "many" : "one";
    case "upload":
      return DRAWN.some((look) => looks.has(look)) ? "drawing" : "file";
    case "range":
      return node.valueType;
    case "input":
      return node.valueType === "date" ? dateKind(looks) : (INPUTS[node.valueType] ?? "unsupported");
    default:
      return "unsupported";
  }
}

function dateKind(looks) {
  if (looks.has("year")) return "year";
  return looks.has("month-year") ? "month" : "date";
}
