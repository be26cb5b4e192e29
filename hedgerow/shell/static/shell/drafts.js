// A form marked data-draft="name" loses nothing: what was typed is kept in this tab until it has been saved.
// It is forgotten when a saved page says so (a message tagged "saved:name"), on signing out, and after twelve hours.
const PREFIX = "draft:";
const KEPT_FOR = 12 * 60 * 60 * 1000;
const skip = (field) => !field.name || field.name === "csrfmiddlewaretoken" || ["password", "file", "submit", "button"].includes(field.type);

const store = {
  read(name) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(PREFIX + name));
      return kept && Date.now() - kept.at < KEPT_FOR ? kept : null;
    } catch { return null; }
  },
  write(name, fields) { try { sessionStorage.setItem(PREFIX + name, JSON.stringify({ at: Date.now(), fields })); } catch { /* a full or closed store: the form still works */ } },
  forget(name) { sessionStorage.removeItem(PREFIX + name); },
  forgetAll() { Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => sessionStorage.removeItem(key)); },
};

function typed(form) {
  return [...form.elements].filter((field) => !skip(field)).map((field) => ({
    name: field.name, value: field.value, label: field.dataset.label, picked: field.type === "hidden" && field.dataset.label !== undefined,
    checked: ["checkbox", "radio"].includes(field.type) ? field.checked : undefined,
  })).filter((one) => one.picked || !form.querySelector(`input[type=hidden][name="${CSS.escape(one.name)}"]:not([data-label])`));
}

function restore(form, fields) {
  for (const one of fields.filter((field) => !field.picked)) {
    const same = [...form.elements].filter((field) => field.name === one.name);
    if (one.checked === undefined) { if (same[0]) same[0].value = one.value; }
    else for (const field of same.filter((box) => box.value === one.value)) field.checked = one.checked;
  }
  for (const box of form.querySelectorAll("[data-combobox]")) {
    const mine = fields.filter((one) => one.picked && [box.dataset.name, `${box.dataset.name}_new`].includes(one.name));
    if (mine.length) box.dispatchEvent(new CustomEvent("shell:restore", { detail: mine }));
  }
}

function keep(form) {
  const name = form.dataset.draft;
  const before = JSON.stringify(typed(form));
  const draft = store.read(name);
  // A form that came back with errors already holds what was typed.
  if (draft && !form.querySelector(".govuk-error-summary") && JSON.stringify(draft.fields) !== before) {
    restore(form, draft.fields);
    const note = form.querySelector("[data-draft-note]");
    if (note) note.hidden = false;
  }
  const save = () => {
    const now = typed(form);
    if (JSON.stringify(now) === before) store.forget(name);
    else store.write(name, now);
  };
  for (const event of ["input", "change", "shell:picked", "submit"]) form.addEventListener(event, save);
  form.querySelector("[data-draft-forget]")?.addEventListener("click", () => { store.forget(name); form.reset(); location.reload(); });
}

for (const message of document.querySelectorAll("[data-tags]")) {
  for (const tag of message.dataset.tags.split(" ")) if (tag.startsWith("saved:")) store.forget(tag.slice(6));
}
document.querySelectorAll("form[data-draft]").forEach(keep);
document.addEventListener("shell:added", (event) => event.detail.querySelectorAll("form[data-draft]").forEach(keep));
document.addEventListener("shell:saved", (event) => event.detail.dataset.draft && store.forget(event.detail.dataset.draft));
document.addEventListener("submit", (event) => event.target.dataset.drafts === "clear" && store.forgetAll());
