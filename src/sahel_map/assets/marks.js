/* How one mark is drawn on a canvas: shapes, joint operations, clusters. Sizes in CSS pixels. */

import { clusterRadius } from "./clusters.js";
import { NONE } from "./columns.js";

const STYLE = window.SahelSettings.style;
const { groups: GROUPS, radius: RADIUS, interface: INTERFACE } = STYLE;
const TURN = 2 * Math.PI;

/**
 * Return the font of a size as CSS writes it.
 *
 * @param {number} size of the letters, CSS pixels
 * @param {number} [weight] of the letters
 */
export const fontOf = (size, weight = 400) =>
  `${weight} ${size}px "Source Sans Map", "Source Sans Pro", sans-serif`;

/**
 * Radius by the lowest reported number of people killed; not reported has a size of its own.
 *
 * @param {number} killed lowest count, NONE where not reported
 */
export const radiusOf = (killed) => {
  if (killed === NONE) return RADIUS.unknown;
  const share = Math.min(killed, RADIUS.largest_at) / RADIUS.largest_at;
  return Math.max(RADIUS.smallest, RADIUS.largest * Math.sqrt(share));
};

/**
 * Numbers of the groups in a bit set; who is in none is unidentified.
 *
 * @param {number} bits groups of alleged actors, one bit each
 */
export const groupsOf = (bits) => {
  const groups = GROUPS.map((_, group) => group).filter((group) => (bits >> group) & 1);
  return groups.length ? groups : [STYLE.fallback];
};

const colourOf = (bits) => GROUPS[groupsOf(bits)[0]].colour;

const polygon = (corners, scale, start) => (context, x, y, radius) => {
  for (let corner = 0; corner < corners; corner++) {
    const angle = start + (corner * TURN) / corners;
    context.lineTo(x + radius * scale * Math.cos(angle), y + radius * scale * Math.sin(angle));
  }
  context.closePath();
};

const disc = (context, x, y, radius) => context.arc(x, y, radius, 0, TURN);

// The scale factors make the shapes look equally large.
const OUTLINES = {
  circle: disc,
  ring: disc,
  diamond: polygon(4, 1.22, 0),
  triangle: (context, x, y, radius) => polygon(3, 1.35, -TURN / 4)(context, x, y + 0.2 * radius, radius),
  square: polygon(4, 1.24, TURN / 8),
  pentagon: polygon(5, 1.14, -TURN / 4),
};

function shape(context, mark, x, y, radius) {
  context.beginPath();
  OUTLINES[mark.shape](context, x, y, radius);
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = "#fff";
  context.stroke(); // a white edge keeps neighbours apart
  if (mark.shape === "ring") {
    context.fillStyle = "rgba(255, 255, 255, 0.9)";
    context.fill();
    context.lineWidth = Math.min(2, Math.max(1.4, radius / 3));
    context.strokeStyle = mark.colour;
    context.beginPath();
    disc(context, x, y, radius - context.lineWidth / 2);
    context.stroke();
  } else {
    context.fillStyle = mark.colour;
    context.fill();
    context.lineWidth = 1.4; // a darker edge keeps light colours apart from land
    context.strokeStyle = mark.edge;
    context.stroke();
  }
}

/**
 * One incident. Several groups share the mark: each draws a slice of it in its own shape.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} bits groups of alleged actors, one bit each
 * @param {number} x CSS pixels
 * @param {number} y CSS pixels
 * @param {number} radius CSS pixels
 */
export const drawMark = (context, bits, x, y, radius) => {
  const groups = groupsOf(bits);
  if (groups.length === 1) {
    shape(context, GROUPS[groups[0]], x, y, radius);
    return;
  }
  const half = radius * 1.5;
  const width = (2 * half) / groups.length;
  groups.forEach((group, place) => {
    context.save();
    context.beginPath();
    context.rect(x - half + place * width, y - 2 * half, width, 4 * half);
    context.clip();
    shape(context, GROUPS[group], x, y, radius);
    context.restore();
  });
  context.fillStyle = "#fff";
  for (let cut = 1; cut < groups.length; cut++) {
    context.fillRect(x - half + cut * width - 0.5, y - radius * 1.1, 1, radius * 2.2);
  }
};

/**
 * The toll: a dotted ring where no number is reported, a light ring up to the highest count.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} low lowest count, NONE where not reported
 * @param {number} high highest count, likewise
 * @param {number} bits groups of alleged actors, one bit each
 * @param {number} x CSS pixels
 * @param {number} y CSS pixels
 */
export const drawToll = (context, low, high, bits, x, y) => {
  context.save();
  if (low === NONE && high === NONE) {
    ring(context, x, y, RADIUS.unknown + 3, INTERFACE.text, 1.1, [1.2, 2.2]);
  }
  if (high !== NONE && (low === NONE || high > low)) {
    const inner = radiusOf(low);
    const outer = radiusOf(high);
    if (outer - inner > 0.8) {
      context.globalAlpha = 0.35;
      ring(context, x, y, (inner + outer) / 2, colourOf(bits), outer - inner);
    }
  }
  context.restore();
};

function ring(context, x, y, radius, colour, width, dash = []) {
  context.beginPath();
  disc(context, x, y, radius);
  context.setLineDash(dash);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
  context.setLineDash([]);
}

/**
 * "Near": the incident lies somewhere within this circle.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} bits groups of alleged actors, one bit each
 * @param {number} x CSS pixels
 * @param {number} y CSS pixels
 * @param {number} radius CSS pixels
 */
export const drawNear = (context, bits, x, y, radius) => {
  const colour = colourOf(bits);
  context.save();
  context.beginPath();
  disc(context, x, y, radius);
  context.globalAlpha = 0.05;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 0.4;
  ring(context, x, y, radius, colour, 0.8, [2, 3]);
  context.restore();
};

/**
 * The ring around a mark that is focused or chosen.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} x CSS pixels
 * @param {number} y CSS pixels
 * @param {number} radius CSS pixels
 */
export const drawHalo = (context, x, y, radius) => {
  ring(context, x, y, radius + 3.5, "#fff", 5);
  ring(context, x, y, radius + 3.5, INTERFACE.text, 2);
};

/**
 * A cluster: number on white, thin pie of the groups, dashed ring if some places are vague.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {object} cluster from `clusterIncidents`
 * @param {string} text
 */
export const drawCluster = (context, cluster, text) => {
  const { x, y } = cluster;
  const radius = clusterRadius(cluster.n);
  context.beginPath();
  disc(context, x, y, radius + 1);
  context.fillStyle = "#fff";
  context.fill();
  ring(context, x, y, radius + 0.5, "#8B8F94", 1);
  const total = cluster.groups.reduce((sum, named) => sum + named, 0);
  let from = -TURN / 4;
  cluster.groups.forEach((named, group) => {
    if (!named) return;
    const to = from + (TURN * named) / total;
    context.beginPath();
    context.arc(x, y, radius - 2, from, to);
    context.lineWidth = 3.5;
    context.strokeStyle = GROUPS[group].colour;
    context.stroke();
    from = to;
  });
  if (cluster.vague) ring(context, x, y, radius + 3, "#858A90", 1, [2.5, 2.5]);
  writeNumber(context, text, x, y, text.length > 5 ? 11 : radius > 14 ? 13 : 12);
};

/**
 * How many incidents lie at one point, small beside their marks.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number, radius: number}} mark where it stands, CSS pixels
 * @param {string} text
 */
export const drawStackCount = (context, { x, y, radius }, text) => {
  context.font = fontOf(11, 600);
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = "#fff";
  const [left, top] = [x + radius * 0.75 + 1, y - radius * 0.75 - 3];
  context.strokeText(text, left, top);
  context.fillStyle = INTERFACE.text;
  context.fillText(text, left, top);
};

/**
 * A number in the middle of a mark.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x CSS pixels
 * @param {number} y CSS pixels
 * @param {number} size of the letters, CSS pixels
 */
export function writeNumber(context, text, x, y, size) {
  context.font = fontOf(size, 600);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = INTERFACE.text;
  context.fillText(text, x, y + 0.5);
}
