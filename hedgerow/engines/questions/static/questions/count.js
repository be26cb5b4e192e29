// Counts words while somebody writes, and shows a question as soon as its condition holds. Without it the server does both.
for (const box of document.querySelectorAll("[data-most-words]")) {
  const most = Number(box.dataset.mostWords);
  const said = document.createElement("p");
  said.className = "quiet";
  said.setAttribute("aria-live", "polite");
  const count = () => {
    const words = (box.value.match(/\S+/g) || []).length;
    said.textContent = `${words} / ${most}`;
    said.classList.toggle("govuk-error-message", words > most);
  };
  box.after(said);
  box.addEventListener("input", count);
  count();
}
const form = document.querySelector("form[data-draft]");
const value = (name) => form && [...form.querySelectorAll(`[name="${name}"]`)].filter((one) => one.checked || !["radio", "checkbox"].includes(one.type)).map((one) => one.value);
const conditional = form ? [...form.querySelectorAll("[data-only-if]")] : [];
const show = () => {
  for (const one of conditional) {
    const around = one.closest(".govuk-form-group").parentElement;
    const on = form.querySelector(`[name="${one.dataset.onlyIf}"]`);
    const open = on && !on.closest("[hidden]") && value(one.dataset.onlyIf).includes(one.dataset.onlyValue);
    around.hidden = !open;
  }
};
if (form) {
  form.addEventListener("change", show);
  show();
}
