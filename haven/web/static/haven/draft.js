// A form marked data-draft saves itself while she types, so that no word is lost.
const EVERY = 10_000;

for (const form of document.querySelectorAll("form[data-draft]")) {
  const word = form.querySelector(".haven-draft");
  let changed = false;

  const say = (text) => {
    if (word.textContent !== text) word.textContent = text;
  };

  const typed = () => {
    const values = new FormData(form);
    values.delete("csrfmiddlewaretoken");
    return new URLSearchParams([...values].filter(([, value]) => typeof value === "string"));
  };

  const save = async () => {
    if (!changed) return;
    changed = false;
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        body: typed(),
        headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
        redirect: "error",
        keepalive: document.hidden,
      });
      if (!answer.ok) throw new Error(answer.status);
      say(`${form.dataset.saved} ${(await answer.json()).saved_at}`);
    } catch {
      changed = true;
      say(form.dataset.unsaved);
    }
  };

  form.addEventListener("input", () => (changed = true));
  form.addEventListener("focusout", save);
  form.addEventListener("submit", () => (changed = false));
  document.addEventListener("visibilitychange", save);
  setInterval(save, EVERY);
}
