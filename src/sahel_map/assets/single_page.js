/* The interactive sheet: one file that carries its data and asks nobody for anything.
 *
 * Every text is set by textContent; the only addresses are links to sources, and only http and https. */

import { motionOptions, selectIncidents, startMap } from "./incidents.js";
import { element } from "./panels.js";
import "./drawing.js";
import "./interaction.js";
import "./layers.js";
import "./viewpoint.js";
import { readFilesBy } from "./files.js";

const DATA = JSON.parse(document.getElementById("data").textContent);
const PAPER_WIDTH = 700; // CSS pixels that A4 and letter both have between their margins
const at = (id) => document.getElementById(id);

/* ---- the map's files, from this page ---- */

function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

async function unpacked(base64) {
  const stream = new Blob([bytes(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/* In place of fetching from a server: columns, words, texts and boundaries by the same addresses. */
readFilesBy(async (address) => {
  const [path, query] = address.split("?");
  if (path === "columns.bin") return bytes(DATA.columns).buffer;
  if (path === "words.json") return DATA.words;
  const [folder, file] = path.split("/");
  if (folder === "boundaries") return unpacked(DATA.boundaries[file.replace(".geojson", "")]);
  if (folder === "incident") return DATA.texts[parseInt(file, 10)];
  return new URLSearchParams(query)
    .get("rows")
    .split(",")
    .map((row) => DATA.texts[row]);
});

/* ---- parts of the page ---- */

function heading(box, text) {
  box.append(element("h2", "", text));
}

function paragraphs(box, texts, className = "") {
  box.append(...texts.filter(Boolean).map((text) => element("p", className, text)));
}

function link(text, address) {
  if (!/^https?:\/\/[^\s<>"]+$/.test(address)) return element("span", "", text);
  return element("a", "", text, { href: address, rel: "noopener noreferrer", target: "_blank" });
}

function showHead() {
  if (DATA.mark) at("head").append(element("p", "mark", DATA.mark));
  at("head").append(
    element("h1", "", DATA.title),
    element("p", "sentence", DATA.sentence),
    element("p", "quiet", DATA.caveat),
  );
  for (const { label, value, note } of DATA.figures) {
    const box = element("div");
    box.append(element("span", "", label), element("strong", "", value), element("span", "", note));
    at("figures").append(box);
  }
}

function showTable(open) {
  const box = at("table");
  heading(box, DATA.text.table);
  const table = element("table");
  const head = element("tr");
  head.append(...DATA.columnNames.map((name) => element("th", "", name, { scope: "col" })));
  const body = element("tbody");
  for (const { row, cells } of DATA.rows) {
    const line = element("tr", "", undefined, { "data-row": row });
    const button = element("button", "", cells[0], { type: "button" });
    button.addEventListener("click", () => open(row));
    const first = element("td");
    first.append(button);
    line.append(first, ...cells.slice(1).map((cell) => element("td", "", cell)));
    body.append(line);
  }
  const top = element("thead");
  top.append(head);
  table.append(top, body);
  const scroll = element("div", "scroll", undefined, {
    tabindex: "0",
    role: "region",
    "aria-label": DATA.text.table,
  });
  scroll.append(table);
  box.append(scroll);
}

function showSources() {
  const box = at("sources");
  heading(box, DATA.text.sources);
  const list = element("ol");
  for (const source of DATA.sources) {
    const item = element("li");
    item.append(link(source.name, source.url), document.createTextNode(` (${source.records})`));
    list.append(item);
  }
  box.append(list);
}

function showRules() {
  for (const { title, text } of DATA.rules) {
    heading(at("rules"), title);
    paragraphs(at("rules"), [text]);
  }
  heading(at("rules"), DATA.text.method);
  for (const { title, text } of DATA.method) {
    const section = at("rules").appendChild(element("details", ""));
    section.append(element("summary", "", title));
    paragraphs(section, text);
  }
  heading(at("rules"), DATA.text.cite);
  paragraphs(at("rules"), [DATA.citation]);
  paragraphs(at("foot"), [DATA.footer, DATA.exported], "quiet");
}

/* ---- one record ---- */

function showGuide() {
  heading(at("record"), DATA.text.howHeading);
  paragraphs(at("record"), [DATA.text.how, DATA.text.howPlace]);
}

function showRecord(row) {
  const record = DATA.records[row];
  const box = at("record");
  box.replaceChildren(
    element("h2", "", record.title),
    element("p", "quiet", `${record.when} · ${record.incident_id}`),
  );
  paragraphs(box, record.flags, "flag");
  paragraphs(box, [record.summary]);
  const facts = element("dl");
  for (const [label, value] of record.facts) facts.append(element("dt", "", label), element("dd", "", value));
  box.append(facts);
  if (record.doubts.length) {
    heading(box, DATA.text.doubts);
    paragraphs(box, record.doubts);
  }
  heading(box, DATA.text.recordSources);
  const list = element("ul");
  for (const source of record.sources) {
    const item = element("li");
    item.append(link(source.name, source.url), element("div", "quiet", source.supports));
    list.append(item);
  }
  box.append(list);
  box.scrollTop = 0;
  for (const line of document.querySelectorAll("tr[data-row]")) {
    line.setAttribute("aria-selected", String(Number(line.dataset.row) === row));
  }
}

/* ---- start ---- */

function showMap() {
  const map = L.map("map", {
    center: [15.5, -2.5],
    zoom: 6,
    zoomSnap: 0.25,
    minZoom: 4,
    maxZoom: 13,
    zoomControl: false,
    attributionControl: false,
    trackResize: false, // viewpoint.js does
    ...motionOptions(),
  });
  const layer = startMap(map, { data: "", lang: DATA.language, adminMap: DATA.adminMap });
  layer.on("click", (event) => {
    showRecord(event.layer.toGeoJSON().properties.id);
    if (at("record").offsetTop > at("map").offsetTop + 100) at("record").scrollIntoView({ block: "start" });
  });
  selectIncidents(DATA.mask, null);
}

/* On paper the map keeps the size it was drawn in, made smaller to the width of a page. */
function keepSizeForPrint() {
  const { clientWidth: width, clientHeight: height } = at("map");
  const style = document.documentElement.style;
  style.setProperty("--map-width", `${width}px`);
  style.setProperty("--map-height", `${height}px`);
  style.setProperty("--map-zoom", String(Math.min(1, PAPER_WIDTH / width)));
}

function open(row) {
  showRecord(row);
  selectIncidents(DATA.mask, row);
  at("work").scrollIntoView({ block: "start" });
  at("record").focus({ preventScroll: true });
}

showHead();
showGuide();
showTable(open);
showSources();
showRules();
showMap();
keepSizeForPrint();
window.addEventListener("beforeprint", keepSizeForPrint);
