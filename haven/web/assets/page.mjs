// The few behaviours of a page. Everything works without them; they make it kinder.
import { Button, ErrorSummary, NotificationBanner, SkipLink, createAll } from "govuk-frontend";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const part of [Button, ErrorSummary, NotificationBanner, SkipLink]) {
  createAll(part);
}

// Leaving must leave no way back: the harmless page takes this page's place in the history.
document.addEventListener("click", (event) => {
  const exit = event.target.closest("a[data-leave]");
  if (exit) {
    event.preventDefault();
    document.body.hidden = true;
    window.location.replace(exit.href);
  }
});
