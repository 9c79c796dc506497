// A point on the earth: where this device stands, or typed by hand.
import { make, put, write } from "../dom.mjs";
import { ours, say } from "../texts.mjs";
import { western } from "./numbers.mjs";

const PRECISE = { enableHighAccuracy: true, timeout: 30_000, maximumAge: 0 };

export function place(question, id) {
  const latitude = degrees(id);
  const longitude = degrees(`${id}-longitude`);
  const said = ours("p", { class: "govuk-hint", role: "status" });
  const keep = (more = "") => keepPoint(question, latitude.value, longitude.value, more);
  for (const field of [latitude, longitude]) field.addEventListener("input", () => keep());
  const button = ours("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "here");
  button.addEventListener("click", () =>
    ask(said, ({ coords }) => {
      latitude.value = rounded(coords.latitude);
      longitude.value = rounded(coords.longitude);
      keep(` ${rounded(coords.altitude ?? 0)} ${rounded(coords.accuracy)}`);
    }),
  );
  const typed = make("div", { class: "haven-parts" }, part("latitude", latitude), part("longitude", longitude));
  const sync = () => show(question, latitude, longitude, button);
  return { element: make("div", {}, button, said, typed), composite: true, sync };
}

function degrees(id) {
  return make("input", {
    class: "govuk-input govuk-input--width-10",
    id,
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    dir: "ltr",
  });
}

function part(key, field) {
  const label = ours("label", { class: "govuk-label", for: field.id }, key);
  return make("div", { class: "govuk-form-group" }, label, field);
}

function keepPoint(question, latitude, longitude, more) {
  const both = [latitude, longitude].map(western);
  const nothing = both.every((one) => one === "");
  const good = both.every((one) => one !== "" && Number.isFinite(Number(one)));
  question.answer(good ? both.join(" ") + more : "", good || nothing ? null : "not-place");
}

function ask(said, found) {
  write(said, say("asking-place"));
  const done = (position) => {
    found(position);
    write(said, say("place-found", { metres: Math.round(position.coords.accuracy) }));
  };
  const failed = () => write(said, say("no-place"));
  if (navigator.geolocation) navigator.geolocation.getCurrentPosition(done, failed, PRECISE);
  else failed();
}

function show(question, latitude, longitude, button) {
  const [north = "", east = ""] = question.value.split(" ");
  for (const [field, value] of [[latitude, north], [longitude, east]]) {
    put(field, "readonly", question.readonly);
    if (!question.own.invalid && field !== document.activeElement) field.value = value;
  }
  put(button, "disabled", question.readonly);
}

// Seven decimals are a centimetre; more is noise.
function rounded(number) {
  return String(Number(number.toFixed(7)));
}
