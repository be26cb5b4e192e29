// Passkeys: a form with data-passkey asks the browser for one, and is sent with what it answers.
// "create" makes one, "get" uses one of the user's, "ask" any that this device holds. Also the button that prints.

const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const encode = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const opened = (list) => (list || []).map((item) => ({ ...item, id: decode(item.id) }));

function create({ publicKey }) {
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: decode(publicKey.challenge),
      user: { ...publicKey.user, id: decode(publicKey.user.id) },
      excludeCredentials: opened(publicKey.excludeCredentials),
      authenticatorSelection: { ...publicKey.authenticatorSelection, residentKey: "preferred", requireResidentKey: false },
    },
  });
}

function get({ publicKey }) {
  return navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: decode(publicKey.challenge),
      allowCredentials: opened(publicKey.allowCredentials),
    },
  });
}

async function optionsOf(form) {
  if (form.dataset.passkey !== "ask") return JSON.parse(form.dataset.options);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return (await answer.json()).request_options;
}

function told(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = encode(credential.response[part]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function send(form) {
  const options = await optionsOf(form);
  const credential = await (form.dataset.passkey === "create" ? create(options) : get(options));
  form.elements.credential.value = told(credential);
  form.submit();
}

function sayThatItFailed(form) {
  delete form.dataset.sent; // once.js: another try is no second click
  const place = form.querySelector("[data-passkey-said]") || document.querySelector("[data-passkey-said]");
  if (place) place.textContent = form.dataset.failed;
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form).catch(() => sayThatItFailed(form));
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
