/* Names on the map. The most important come first; a name that would cover another is left out. */

import { isInView } from "./canvas.js";
import { fontOf } from "./marks.js";

const STYLE = window.SahelSettings.style;
const SECONDARY = STYLE.interface.secondary;
const LABELS = STYLE.labels;

/* Which names, from which zoom, in which hand. Towns show from a zoom that their rank decides. */
const KINDS = [
  { file: "towns", from: 0, size: 12, colour: STYLE.interface.text, town: true },
  {
    file: "neighbours",
    from: 0,
    to: 9,
    size: 13,
    colour: LABELS.country,
    spaced: true,
    spots: middleOfVisible,
  },
  { file: "rivers", from: 5.5, size: 12, colour: LABELS.water, italic: true, onlyRank: 1, spots: alongRiver },
  { file: "regions", from: 6.5, to: 8, size: 12, colour: LABELS.region, spaced: true },
  { file: "lakes", from: 8, size: 11, colour: LABELS.water, italic: true },
  { file: "cercles", from: 8, to: 11, size: 12, colour: SECONDARY, spaced: true },
  { file: "communes", from: 10, size: 11, colour: LABELS.commune },
];

const TOWNS_FROM = [4.5, 5.5, 7, 8]; // lowest zoom of a town by its rank, 1 to 4

/**
 * Write the names of places and units that the map has room for.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {{zoom: number, scale: number, x: number, y: number, width: number, height: number}} view what the canvas
 *   shows: CSS pixels are world pixels * scale + x or y
 * @param {Object<string, object[]>} features with names, by file of the base map
 * @param {boolean} french whether names are written in French
 */
export const drawNames = (context, view, features, french) => {
  const taken = [];
  context.save();
  context.lineJoin = "round";
  for (const kind of KINDS) {
    if (view.zoom < kind.from || view.zoom > (kind.to ?? Infinity)) continue;
    const wanted = features[kind.file].filter((feature) => isWanted(kind, feature, view));
    for (const feature of byImportance(wanted)) place(context, view, kind, feature, french, taken);
  }
  context.restore();
};

function byImportance(features) {
  return features.sort((a, b) => (a.properties.rank ?? 9) - (b.properties.rank ?? 9));
}

function isWanted(kind, feature, view) {
  if (!isInView(feature.extent, view)) return false;
  if (kind.onlyRank && feature.properties.rank !== kind.onlyRank) return false;
  return !kind.town || view.zoom >= (TOWNS_FROM[feature.properties.rank - 1] ?? 9);
}

function place(context, view, kind, feature, french, taken) {
  const { name, name_fr: nameFr } = feature.properties;
  const written = (french && nameFr) || name;
  if (!written) return;
  const text = kind.spaced ? written.toUpperCase() : written;
  context.font = (kind.italic ? "italic " : "") + fontOf(kind.size, kind.town ? 500 : 400);
  context.letterSpacing = kind.spaced ? "1.5px" : "0px";
  const width = context.measureText(text).width;
  const spots = kind.spots ? kind.spots(feature, view, context) : [onCanvas(feature.label, view)];
  for (const { x, y } of spots) {
    const left = kind.town ? x + 6 : x - width / 2;
    const box = { left, right: left + width, top: y - kind.size / 2 - 2, bottom: y + kind.size / 2 + 2 };
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    if (kind.town) dot(context, x, y);
    write(context, text, left, y, kind.colour);
    return;
  }
}

const onCanvas = (point, view) => ({ x: point.x * view.scale + view.x, y: point.y * view.scale + view.y });

/* A river bears its name once, as near to the middle of the map as there is room. */
function alongRiver(feature, view) {
  const distance = ({ x, y }) => Math.hypot(x - view.width / 2, y - view.height / 2);
  const inView = ({ x, y }) => x > 40 && y > 20 && x < view.width - 40 && y < view.height - 20;
  const step = Math.max(1, Math.floor(feature.points.length / 200));
  return feature.points
    .filter((_, place) => place % step === 0)
    .map((point) => onCanvas(point, view))
    .filter(inView)
    .sort((a, b) => distance(a) - distance(b))
    .map(({ x, y }) => ({ x, y: y - 9 }));
}

/* A country that is only partly in view bears its name in the middle of that part. */
function middleOfVisible(feature, view, context) {
  const inside = [];
  for (let column = 1; column < 16; column++) {
    for (let row = 1; row < 10; row++) {
      const x = (column * view.width) / 16;
      const y = (row * view.height) / 10;
      const world = [(x - view.x) / view.scale, (y - view.y) / view.scale];
      if (contains(feature, world, context)) inside.push({ x, y });
    }
  }
  if (inside.length < 4) return [];
  const mean = (key) => inside.reduce((sum, point) => sum + point[key], 0) / inside.length;
  const middle = { x: mean("x"), y: mean("y") };
  const distance = (point) => Math.hypot(point.x - middle.x, point.y - middle.y);
  return inside.sort((a, b) => distance(a) - distance(b)).slice(0, 5);
}

function contains(feature, [x, y], context) {
  const { left, right, top, bottom } = feature.extent;
  if (x < left || x > right || y < top || y > bottom) return false;
  context.save();
  context.resetTransform(); // isPointInPath takes the point as it is, but the path as transformed
  const found = context.isPointInPath(feature.path, x, y);
  context.restore();
  return found;
}

function overlap(a, b) {
  return a.left < b.right + 4 && a.right + 4 > b.left && a.top < b.bottom && a.bottom > b.top;
}

/* Small and filled, so that no town is taken for a mark of an incident. */
function dot(context, x, y) {
  context.beginPath();
  context.arc(x, y, 1.8, 0, 2 * Math.PI);
  context.fillStyle = SECONDARY;
  context.fill();
}

function write(context, text, x, y, colour) {
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineWidth = 2.5;
  context.strokeStyle = "rgba(255, 255, 255, 0.8)";
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
