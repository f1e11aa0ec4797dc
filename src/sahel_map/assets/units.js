/* How a unit is drawn that stands for incidents of which nothing finer is known: count, outline, hatch. */

import { fontOf, writeNumber } from "./marks.js";

const { groups: GROUPS, interface: INTERFACE } = window.SahelSettings.style;
const BAND = 7; // width of the hatched band inside an area's outline

/**
 * The count of an area stands in a small box, so that nobody takes it for a place.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number[]} groups numbers of groups of alleged actors
 * @param {number} x CSS pixels
 * @param {number} y CSS pixels
 * @param {string} text
 * @param {boolean} active whether it is hovered, focused or chosen
 */
export const drawBadge = (context, groups, x, y, text, active) => {
  context.font = fontOf(12, 600);
  const half = Math.max(9, context.measureText(text).width / 2 + 5);
  context.beginPath();
  context.roundRect(x - half, y - 9, 2 * half, 18, 2);
  context.fillStyle = "#fff";
  context.fill();
  context.lineWidth = active ? 2.4 : 1.3;
  context.strokeStyle = groups.length === 1 ? GROUPS[groups[0]].colour : INTERFACE.secondary;
  context.setLineDash([3.5, 2]);
  context.stroke();
  context.setLineDash([]);
  writeNumber(context, text, x, y, 12);
  return half;
};

/**
 * From the middle of an area to its count, where the count had to make room.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} fromX CSS pixels
 * @param {number} fromY CSS pixels
 * @param {number} toX CSS pixels
 * @param {number} toY CSS pixels
 */
export const drawLeader = (context, fromX, fromY, toX, toY) => {
  if (fromX === toX && fromY === toY) return;
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.lineWidth = 1;
  context.strokeStyle = INTERFACE.secondary;
  context.stroke();
};

/* Stripes in the colours of the groups, as a pattern that repeats. */
const patterns = new Map();
/**
 * Return the hatching of an area, in the colours of its groups; made once for each.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number[]} groups numbers of groups of alleged actors
 */
export const hatchArea = (context, groups) => {
  const key = groups.join(" ");
  if (!patterns.has(key))
    patterns.set(
      key,
      stripes(
        context,
        groups.map((group) => GROUPS[group].colour),
      ),
    );
  return patterns.get(key);
};

function stripes(context, colours) {
  const gap = 5;
  const size = gap * colours.length;
  const ratio = window.devicePixelRatio || 1;
  const tile = document.createElement("canvas");
  tile.width = tile.height = size * ratio;
  const pen = tile.getContext("2d");
  pen.scale(ratio, ratio);
  pen.lineWidth = 1.1;
  // Each diagonal runs on in the next tile, hence one more on each side.
  for (let line = -colours.length; line <= 2 * colours.length; line++) {
    pen.strokeStyle = colours[(line + colours.length) % colours.length];
    pen.beginPath();
    pen.moveTo(line * gap - 2, size + 2);
    pen.lineTo(line * gap + size + 2, -2);
    pen.stroke();
  }
  const pattern = context.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}

/**
 * The name of a region of the other map, on white below its count.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x CSS pixels
 * @param {number} y CSS pixels
 */
export const drawName = (context, text, x, y) => {
  context.font = fontOf(12, 600);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = "#fff";
  context.strokeText(text, x, y + 19);
  context.fillStyle = INTERFACE.text;
  context.fillText(text, x, y + 19);
};

/**
 * An area of which nothing finer is known: outline, and a hatched band inside along it. The inside of a large area
 * stays readable. `path` is the outline in canvas pixels. A region of the map not in use has a dashed outline
 * alone, as nothing else on the map follows its border.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number[]} groups numbers of groups of alleged actors
 * @param {Path2D} path outline in CSS pixels
 * @param {boolean} active whether it is hovered, focused or chosen
 * @param {boolean} isOtherMap whether it is a region of the map not in use
 */
export const drawArea = (context, groups, path, active, isOtherMap) => {
  context.save();
  if (!isOtherMap) {
    context.clip(path);
    context.globalAlpha = active ? 0.9 : 0.38;
    context.strokeStyle = hatchArea(context, groups);
    context.lineWidth = 2 * BAND;
    context.stroke(path);
  }
  context.restore();
  context.save();
  if (isOtherMap) context.setLineDash([7, 5]);
  context.globalAlpha = active ? 1 : 0.55;
  context.lineJoin = "round";
  context.lineWidth = active ? 2.2 : 1;
  context.strokeStyle = groups.length === 1 ? GROUPS[groups[0]].colour : INTERFACE.secondary;
  context.stroke(path);
  context.restore();
};
