// Draws a map where there is one to draw, when it comes into sight. The table beside it says the same.
const FILLS = { 1: "#143526", 2: "#3f7a53", 3: "#7fae80", 4: "#bcd6b0", 5: "#e6eedb" };
let leaflet;

function added(tag, attributes) {
  return new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement(tag), attributes, { onload, onerror })));
}

function load(map) {
  leaflet ||= Promise.all([
    added("link", { rel: "stylesheet", href: map.dataset.style }),
    added("script", { src: map.dataset.script }),
  ]).then(() => window.L);
  return leaflet;
}

function label(feature) {
  const box = document.createElement("span");
  const name = document.createElement("strong");
  name.textContent = feature.properties.name;
  box.append(name);
  if (feature.properties.words) box.append(document.createElement("br"), feature.properties.words);
  return box;
}

function dress(feature, pin) {
  if (feature.geometry.type === "Point") return { color: "#fffdf8", weight: 1.2, fillColor: pin, fillOpacity: 1 };
  const { fill } = feature.properties;
  return { color: fill ? "#fffdf8" : "#1f4a36", weight: fill ? 1 : 1.6, fillColor: FILLS[fill] || "#bcd6b0", fillOpacity: fill ? 0.9 : 0.25 };
}

// Where no boundary is held and nothing has an address, an empty map would tell nothing: the table opens.
function instead(element) {
  element.textContent = element.dataset.empty;
  element.classList.replace("map", "quiet");
  element.parentElement.querySelector("details")?.setAttribute("open", "");
}

async function draw(element) {
  const [L, answer] = await Promise.all([load(element), fetch(element.dataset.map)]);
  if (!answer.ok) throw new Error(answer.statusText);
  const data = await answer.json();
  if (!data.features.length) return instead(element);
  element.replaceChildren();
  element.classList.add("map--ready");
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", element.dataset.label);
  // Many dots are drawn smaller, so that what lies beneath is still seen.
  const dots = data.features.filter((one) => one.geometry.type === "Point").length;
  const radius = dots > 120 ? 3.5 : 6.5;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(element, { scrollWheelZoom: false, zoomSnap: 0.25, zoomAnimation: !still, fadeAnimation: !still, attributionControl: !!element.dataset.tiles });
  if (element.dataset.tiles) L.tileLayer(element.dataset.tiles, { attribution: element.dataset.tilesCredit }).addTo(map);
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--accent").trim() || "#8a2f5c";
  const layer = L.geoJSON(data, {
    style: (feature) => dress(feature, colour),
    pointToLayer: (feature, at) => L.circleMarker(at, { radius }),
    onEachFeature: (feature, drawn) => {
      drawn.bindTooltip(() => label(feature), { sticky: true });
      if (feature.properties.url) drawn.on("click", () => location.assign(feature.properties.url));
    },
  }).addTo(map);
  layer.eachLayer((one) => one instanceof L.CircleMarker && one.bringToFront());
  map.fitBounds(layer.getBounds(), { padding: [12, 12], maxZoom: 15 });
}

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries.filter((one) => one.isIntersecting)) {
    seen.unobserve(target);
    draw(target).catch(() => { target.textContent = target.dataset.failed; });
  }
}, { rootMargin: "300px" });
document.querySelectorAll("[data-map]").forEach((map) => seen.observe(map));
