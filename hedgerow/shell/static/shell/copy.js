// A message to send on: one button copies it. Where the browser lets nobody copy, its words stay there to be marked.
const shown = (within) => within.querySelectorAll("[data-copy]").forEach((text) => {
  const row = text.closest(".copy__body")?.querySelector(".copy__do");
  if (row) row.hidden = false;
});

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.value);
  } catch {
    text.select(); // no clipboard without https: the older way
    return document.execCommand("copy");
  }
  return true;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy-button]");
  if (!button) return;
  const body = button.closest(".copy__body");
  const text = body.querySelector("[data-copy]");
  if (await copy(text)) body.querySelector(".copy__said").textContent = button.dataset.copied;
  else text.select();
});

shown(document);
document.addEventListener("shell:added", (event) => shown(event.detail));
