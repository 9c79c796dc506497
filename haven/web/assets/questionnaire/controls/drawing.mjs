// A signature or a sketch: drawn with a finger or a mouse, or, for whoever cannot, typed.
import { make, put, write } from "../dom.mjs";
import { asBlob, whitened } from "../photos.mjs";
import { ours, pageLanguage, say } from "../texts.mjs";

const WIDTH = 600;
const HEIGHT = 200;
const INK = "#231f1c";

export function drawing(question, id) {
  const canvas = make("canvas", {
    class: "haven-questionnaire__canvas",
    width: WIDTH,
    height: HEIGHT,
    role: "img",
    lang: pageLanguage(),
    "aria-label": say("draw-here"),
  });
  const typed = make("input", { class: "govuk-input", id, type: "text", autocomplete: "off", dir: "auto" });
  const label = ours("label", { class: "govuk-label", for: id }, "type-instead");
  const clear = ours("button", { type: "button", class: "govuk-button govuk-button--secondary govuk-button--small" }, "clear");
  const said = ours("p", { class: "govuk-hint", role: "status" });
  wipe(canvas);
  drawWith(canvas, question, () => (typed.value = ""));
  typed.addEventListener("change", () => writeInstead(canvas, question, typed.value));
  clear.addEventListener("click", () => {
    typed.value = "";
    writeInstead(canvas, question, "");
  });
  const sync = () => {
    write(said, question.file ? say("drawing-kept") : "");
    put(typed, "readonly", question.readonly);
    put(clear, "disabled", question.readonly);
  };
  const element = make("div", {}, ours("p", { class: "govuk-hint" }, "draw-here"), canvas, make("p", {}, clear), said, label, typed);
  return { element, composite: true, sync };
}

function wipe(canvas) {
  const pen = whitened(canvas);
  Object.assign(pen, { lineWidth: 3, lineCap: "round", strokeStyle: INK, fillStyle: INK });
  return pen;
}

function drawWith(canvas, question, begun) {
  const pen = canvas.getContext("2d");
  let drawing = false;
  canvas.addEventListener("pointerdown", (event) => {
    if (question.readonly) return;
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    begun();
    pen.beginPath();
    pen.moveTo(...spot(canvas, event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    pen.lineTo(...spot(canvas, event));
    pen.stroke();
  });
  canvas.addEventListener("pointerup", async () => {
    drawing = false;
    question.attach(await asBlob(canvas, "image/png"), "png");
  });
}

function spot(canvas, event) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return [((event.clientX - left) * WIDTH) / width, ((event.clientY - top) * HEIGHT) / height];
}

async function writeInstead(canvas, question, words) {
  const pen = wipe(canvas);
  if (!words) return question.attach(null);
  Object.assign(pen, { font: "40px 'Noto Sans', sans-serif", textAlign: "center" });
  pen.fillText(words, WIDTH / 2, HEIGHT / 2, WIDTH - 20);
  return question.attach(await asBlob(canvas, "image/png"), "png");
}
