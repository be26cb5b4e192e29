// "Type a few letters": the ARIA 1.2 combobox over a field that works without it (boxes to tick and a button).
const made = new WeakSet();
let count = 0;

function enhance(root) {
  if (made.has(root)) return;
  made.add(root);
  const { name, source = "", several, create = "", remove, none, found } = root.dataset;
  const many = several === "yes";
  const input = root.querySelector("input[type=text]");
  const list = root.querySelector(".combobox__list");
  const chosen = root.querySelector(".combobox__chosen");
  const plain = root.querySelector(".combobox__plain");
  const status = root.querySelector("[role=status]");
  const known = [...plain.querySelectorAll("input")].map((box) => ({
    value: box.value, label: box.nextElementSibling.textContent, picked: box.checked, note: "",
  }));
  plain.remove();
  list.id = `${input.id || name}-list-${++count}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", root.closest(".govuk-form-group")?.querySelector("label, legend")?.textContent.trim() || name);
  for (const [key, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": list.id })) input.setAttribute(key, value);
  let active = -1;
  let waiting;
  let asked = 0;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const values = () => [...chosen.querySelectorAll(`input[name="${CSS.escape(name)}"]`)].map((one) => one.value);

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show() {
    const all = options();
    all.forEach((option, index) => { option.id = `${list.id}-${index}`; option.setAttribute("aria-selected", "false"); });
    list.hidden = !all.length;
    input.setAttribute("aria-expanded", String(!!all.length));
    input.removeAttribute("aria-activedescendant");
    status.textContent = all.length ? `${all.length} ${found}` : none;
    active = -1;
    if (all.length && input.value.trim()) move(1);
  }

  function move(step) {
    const all = options();
    if (!all.length) return;
    active = (active + step + all.length) % all.length;
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    all[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[active].id);
  }

  function option(value, label, note, field = name) {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    Object.assign(item.dataset, { value, label, field });
    item.textContent = label;
    if (note) {
      const small = document.createElement("span");
      small.className = "option__note";
      small.textContent = note;
      item.append(small);
    }
    return item;
  }

  async function search() {
    const words = input.value.trim();
    const turn = ++asked;
    if (!source) {
      const lower = words.toLowerCase();
      list.replaceChildren(...known.filter((one) => one.label.toLowerCase().includes(lower)).map((one) => option(one.value, one.label, one.note)));
    } else if (!words) {
      list.replaceChildren(...known.filter((one) => !one.picked).map((one) => option(one.value, one.label, one.note)));
    } else {
      const address = new URL(source, location.href);
      address.searchParams.set("q", words);
      const answer = await fetch(address, { headers: { "HX-Request": "true" } });
      if (turn !== asked || !answer.ok) return;
      list.innerHTML = await answer.text();
    }
    const taken = new Set(values());
    for (const one of options()) if (taken.has(one.dataset.value) && one.dataset.field !== `${name}_new`) one.remove();
    if (create && words) list.append(option(words, words, create, `${name}_new`));
    show();
  }

  function pick(item) {
    if (!item) return;
    if (!many) chosen.replaceChildren();
    add(item.dataset.value, item.dataset.label, item.dataset.field || name);
    input.value = "";
    close();
    input.focus();
    root.dispatchEvent(new CustomEvent("shell:picked", { bubbles: true }));
  }

  function add(value, label, field) {
    const chip = document.createElement("li");
    chip.className = "chip";
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: field, value });
    hidden.dataset.label = label;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "chip__remove", textContent: "×" });
    button.setAttribute("aria-label", `${remove} ${label}`);
    button.addEventListener("click", () => { chip.remove(); input.focus(); root.dispatchEvent(new CustomEvent("shell:picked", { bubbles: true })); });
    chip.append(label, hidden, button);
    chosen.append(chip);
  }

  known.filter((one) => one.picked).forEach((one) => add(one.value, one.label, name));
  root.addEventListener("shell:restore", (event) => { chosen.replaceChildren(); event.detail.forEach((one) => add(one.value, one.label, one.name)); });
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 140); });
  input.addEventListener("blur", () => setTimeout(close, 160));
  list.addEventListener("mousedown", (event) => { event.preventDefault(); pick(event.target.closest("[role=option]")); });
  input.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    if (event.key === "ArrowDown") { event.preventDefault(); if (open) move(1); else search(); }
    else if (event.key === "ArrowUp" && open) { event.preventDefault(); move(-1); }
    else if (event.key === "Enter" && open && active >= 0) { event.preventDefault(); pick(options()[active]); }
    else if (event.key === "Escape" && open) { event.preventDefault(); event.stopPropagation(); close(); }
    else if (event.key === "Backspace" && !input.value && chosen.lastElementChild) chosen.lastElementChild.remove();
  });
}

const all = (within) => within.querySelectorAll("[data-combobox]").forEach(enhance);
all(document);
document.addEventListener("shell:added", (event) => all(event.detail));
document.addEventListener("htmx:load", (event) => event.target.querySelectorAll && all(event.target));
