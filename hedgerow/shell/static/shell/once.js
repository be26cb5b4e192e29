// A second click while the first is on its way sends nothing: a group, a note or a to-do is added once.
const WAIT = 4000; // milliseconds; then somebody may well mean to try again

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent && event.timeStamp - form.dataset.sent < WAIT) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else form.dataset.sent = event.timeStamp;
}, { capture: true });

// Back to a page that the browser kept: its forms have been sent by nobody yet.
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
