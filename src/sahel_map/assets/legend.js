/* The legend. Its marks are drawn by the functions that draw the map, so they cannot disagree. */

import { NONE } from "./columns.js";
import { drawCluster, drawMark, drawNear, drawToll, radiusOf } from "./marks.js";
import { addControl, element } from "./panels.js";
import { drawArea } from "./units.js";

// The smallest and the largest size stand for more than their number.
const TOLLS = window.SahelSettings.style.toll_sizes;
const signOf = (place) => (place === 0 ? "≤ " : place === TOLLS.length - 1 ? "≥ " : "");
// Below these widths of the map (CSS pixels) the legend starts folded, or without its second part.
const FOLDED_BELOW = 500;
const SHORT_BELOW = 1000;

/**
 * `isBelow`: the page has a legend of the actors below the map, so this one starts folded.
 *
 * @param {L.Map} map
 * @param {Words} words of the interface
 * @param {boolean} isBelow
 */
export const addLegend = (map, words, isBelow) => {
  const width = map.getSize().x;
  const legend = element("section", "sahel-legend", undefined, {
    "aria-label": words.text("legend-title"),
  });
  const more = element("div");
  more.append(
    heading(words.text("legend-size")),
    sizeRows(words),
    heading(words.text("legend-place")),
    placeRows(words),
  );
  const body = element("div", "sahel-legend-body");
  body.append(
    heading(words.text("legend-actors")),
    actorRows(words),
    foldButton("sahel-fold-more", words.text("legend-more"), more, width >= SHORT_BELOW),
    more,
  );
  legend.append(
    foldButton("sahel-fold", words.text("legend-title"), body, width >= FOLDED_BELOW && !isBelow),
    body,
  );
  addControl(map, "bottomleft", legend);
};

let folds = 0;

function foldButton(className, text, body, open) {
  body.id = `sahel-fold-${++folds}`;
  const button = element("button", className, text, { type: "button", "aria-controls": body.id });
  const set = (value) => {
    body.hidden = !value;
    button.setAttribute("aria-expanded", String(value));
  };
  button.addEventListener("click", () => set(body.hidden));
  set(open);
  return button;
}

const heading = (text) => element("h2", "", text);

function list(rows) {
  const items = element("ul");
  for (const [paint, text, height] of rows) {
    const item = element("li");
    item.append(picture(paint, 30, height), element("span", "", text));
    items.append(item);
  }
  return items;
}

/* A small canvas; `paint` gets its context and the middle of it. */
function picture(paint, width = 26, height = 18) {
  const canvas = element("canvas", "", undefined, { "aria-hidden": "true" });
  const ratio = window.devicePixelRatio || 1;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  paint(context, width / 2, height / 2);
  return canvas;
}

function actorRows(words) {
  const rows = words.groups.map((label, group) => [
    (context, x, y) => drawMark(context, 1 << group, x, y, 6),
    label,
  ]);
  rows.push([(context, x, y) => drawMark(context, 0b101, x, y, 7), words.text("legend-joint")]);
  return list(rows);
}

function sizeRows(words) {
  const row = element("div", "sahel-sizes");
  TOLLS.forEach((toll, place) => {
    const radius = radiusOf(toll);
    const box = Math.ceil(2 * radius) + 3;
    row.append(
      picture((context, x, y) => outline(context, x, y, radius), box, box),
      element("span", "", signOf(place) + words.number(toll)),
    );
  });
  const box = element("div");
  box.append(
    row,
    element("p", "sahel-sizes-note", words.text("legend-size-note")),
    list([
      [highestCount, words.text("legend-highest")],
      [unknownToll, words.text("legend-unknown-toll")],
    ]),
  );
  return box;
}

function outline(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = "#D9D6CF";
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = "#5B6168";
  context.stroke();
}

function highestCount(context, x, y) {
  drawToll(context, 5, 100, 1, x, y);
  drawMark(context, 1, x, y, radiusOf(5));
}

function unknownToll(context, x, y) {
  drawMark(context, 1, x, y, radiusOf(NONE));
  drawToll(context, NONE, NONE, 1, x, y);
}

function placeRows(words) {
  return list([
    [(context, x, y) => drawMark(context, 1, x, y, 5), words.text("legend-settlement")],
    [near, words.text("legend-near")],
    [area, words.text("legend-unit")],
    [cluster, words.text("legend-cluster"), 30],
  ]);
}

function cluster(context, x, y) {
  drawCluster(context, { n: 4, vague: 1, groups: new Uint32Array([5, 4, 3, 0, 0, 0]), x, y }, "4");
}

function near(context, x, y) {
  drawNear(context, 1, x, y, 8);
  drawMark(context, 1, x, y, 4);
}

function area(context, x, y) {
  const path = new Path2D();
  path.rect(x - 12, y - 8, 24, 16);
  drawArea(context, [0], path, false);
}
