// One key for the search box, one for the button that every page has; and the dialog that the button opens.
const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  const box = [...document.querySelectorAll("[data-focus-key]")].find((one) => one.dataset.focusKey === event.key);
  const action = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key.toLowerCase());
  if (!box && !action) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  if (box) box.focus();
  else action.click();
});

const dialog = document.getElementById("shell-dialog");
const body = document.getElementById("shell-dialog-body");

async function open(link) {
  const answer = await fetch(link.href, { headers: { "HX-Request": "true", "HX-Target": "shell-dialog-body" } });
  // A sign-in that ran out, or an error, is a whole page: go there.
  if (!answer.ok || answer.redirected) throw new Error("not a fragment");
  fill(await answer.text(), link.href);
  if (!dialog.open) dialog.showModal();
  focusFirst();
}

function fill(html, address) {
  body.innerHTML = html;
  const heading = body.querySelector("h1, h2");
  if (heading) dialog.setAttribute("aria-label", heading.textContent.trim());
  for (const form of body.querySelectorAll("form:not([method=dialog])")) {
    if (!form.getAttribute("action")) form.setAttribute("action", address);
    form.dataset.inDialog = "";
  }
  if (window.htmx) window.htmx.process(body);
  document.dispatchEvent(new CustomEvent("shell:added", { detail: body }));
}

function focusFirst(within = body) {
  const first = within.querySelector("[data-focus-now], [autofocus]") || within.querySelector("input:not([type=hidden]), select, textarea");
  if (first) first.focus();
}

function go(target) {
  if (new URL(target, location.href).href === location.href) location.reload();
  else location.assign(target);
}

async function send(form, button) {
  const data = new FormData(form, button);
  const answer = await fetch(form.action, { method: "POST", body: data, headers: { "HX-Request": "true", "HX-Target": "shell-dialog-body" } });
  const onward = answer.headers.get("HX-Redirect");
  if (onward || answer.headers.get("HX-Refresh")) {
    document.dispatchEvent(new CustomEvent("shell:saved", { detail: form }));
    return go(onward || location.href);
  }
  // Sent elsewhere without that header: a sign-in that ran out. The draft is kept, and waits there.
  if (answer.redirected) return go(answer.url);
  if (!answer.ok && answer.status !== 422) throw new Error("not a fragment");
  fill(await answer.text(), form.action);
  focusFirst();
}

if (dialog) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // The page is that form already.
    if (new URL(link.href).pathname === location.pathname) return focusFirst(document.getElementById("main"));
    open(link).catch(() => location.assign(link.href));
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  body.addEventListener("submit", (event) => {
    const form = event.target;
    if (!("inDialog" in form.dataset) || form.method !== "post") return;
    event.preventDefault();
    const button = event.submitter;
    if (button) button.disabled = true;
    // What could not be sent from here is sent as a page of its own.
    send(form, button).catch(() => { if (button) button.disabled = false; form.submit(); });
  });
}

const urgent = document.querySelector("[data-focus-now]");
if (urgent && !urgent.closest("[data-still]")) urgent.focus();

// On paper nothing can be unfolded: what a picture shows is printed as a table too.
addEventListener("beforeprint", () => document.querySelectorAll(".figure details").forEach((one) => { one.open = true; }));

// Menus that are <details> close when one goes elsewhere.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.account[open]")) {
    if (!open.contains(event.target)) open.removeAttribute("open");
  }
});

// The search-and-do box: arrows walk through what it suggests, Escape puts it away.
const finder = document.querySelector("[data-finder]");
if (finder) {
  const results = document.getElementById("finder-results");
  const wrap = finder.closest("form");
  wrap.addEventListener("keydown", (event) => {
    const links = [...results.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") { results.replaceChildren(); finder.focus(); }
    if (!links.length || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    (links[next] || finder).focus();
  });
  document.addEventListener("click", (event) => { if (!wrap.contains(event.target)) results.replaceChildren(); });
  finder.addEventListener("input", () => { if (!finder.value.trim()) results.replaceChildren(); });
}
