/* Areas and squares in colour, as the server sorted them into classes; nothing is counted here.
 *
 * What is no amount has a pattern of its own, so that an area nobody reported from never looks like one in
 * which nothing happened. */

import { isInView, project } from "./canvas.js";

const { amounts: AMOUNTS, basemap: COLOURS, interface: INTERFACE } = window.SahelSettings.style;
const FIRST_PATTERN = 5; // states from here on are patterns, see views/choropleth.py
const PATTERNS = ["zero", "no-number", "no-population", "aggregates", "outside"];
const LINE = "#A9A397";
const FINE_LINES_BELOW = 8; // zoom below which seven hundred outlines would hide what they hold
const MARKED = 3; // CSS pixels: line around what is pointed at, here or in the chart
const TILE = 7; // CSS pixels: width of a pattern
const GROUNDS = { zero: "#DAD6CD", outside: COLOURS.land };

const DRAWINGS = {
  silent: (pen) => {
    pen.moveTo(-1, TILE + 1);
    pen.lineTo(TILE + 1, -1);
    pen.moveTo(-1, 1);
    pen.lineTo(1, -1);
    pen.moveTo(TILE - 1, TILE + 1);
    pen.lineTo(TILE + 1, TILE - 1);
  },
  zero: () => {},
  aggregates: (pen) => {
    pen.moveTo(TILE / 2, 0);
    pen.lineTo(TILE / 2, TILE);
  },
  outside: () => {},
  "no-number": (pen) => {
    pen.arc(TILE / 2, TILE / 2, 0.7, 0, 2 * Math.PI);
  },
  "no-population": (pen) => {
    pen.moveTo(0, TILE / 2);
    pen.lineTo(TILE, TILE / 2);
  },
};

/**
 * What an area is in place of an amount; undefined for a class.
 *
 * @param {number} state of an area or square, as the server sent it
 */
export const stateName = (state) => PATTERNS[state - FIRST_PATTERN];

const patterns = {};

/**
 * The filling for a state that is no amount: "silent" or one of PATTERNS.
 *
 * @param {string} name of the state
 */
export const patternOf = (name) => {
  if (patterns[name]) return patterns[name];
  const ratio = window.devicePixelRatio || 1;
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.round(TILE * ratio);
  const pen = tile.getContext("2d");
  pen.scale(tile.width / TILE, tile.width / TILE);
  pen.fillStyle = GROUNDS[name] ?? "#FFFFFF";
  pen.fillRect(0, 0, TILE, TILE);
  pen.strokeStyle = LINE;
  pen.lineWidth = name === "no-number" ? 1.4 : 0.8;
  pen.beginPath();
  DRAWINGS[name](pen);
  pen.stroke();
  patterns[name] = pen.createPattern(tile, "repeat");
  patterns[name].setTransform(new DOMMatrix().scale(TILE / tile.width));
  return patterns[name];
};

export class Painter {
  /* `basemap` gives the outlines of the units, and is redrawn when they have arrived. */
  constructor(basemap) {
    this._basemap = basemap;
    this._pen = document.createElement("canvas").getContext("2d"); // to ask what a path holds
  }

  async show(painted, isClear) {
    this._painted = painted;
    this._isClear = isClear; // tiles lie below
    this._shapes = [];
    this._marked = [];
    this.colours = painted ? AMOUNTS : [];
    if (painted?.kind === "areas") {
      const features = await this._basemap.file(painted.file);
      if (painted === this._painted) this._shapes = features.map((feature) => this._area(feature));
    } else if (painted) {
      this._shapes = painted.squares.map((square) => this._square(square));
    }
    this._basemap.scheduleRedraw();
  }

  _area(feature) {
    const told = this._painted.units[feature.properties.pcode] ?? [null, null, 0, 0, 0];
    const [state, value, n, without, aggregates] = told;
    return { ...feature, state, value, n, without, aggregates };
  }

  /* A square in world pixels; its edges come from the server. */
  _square([column, row, state, n]) {
    const { step, edges, first } = this._painted;
    const southWest = project(column * step, edges[row - first]);
    const northEast = project((column + 1) * step, edges[row - first + 1]);
    const extent = { left: southWest.x, right: northEast.x, top: northEast.y, bottom: southWest.y };
    const path = new Path2D();
    path.rect(extent.left, extent.top, extent.right - extent.left, extent.bottom - extent.top);
    return { extent, path, state, n, properties: null };
  }

  paint(context, view) {
    if (!this._painted) return;
    const onCanvas = new DOMMatrix([view.scale, 0, 0, view.scale, view.x, view.y]);
    context.save();
    context.lineJoin = "round";
    const isFine = this._painted.file === "communes" && view.zoom < FINE_LINES_BELOW;
    context.lineWidth = isFine ? 0.4 : 0.8;
    context.strokeStyle = isFine ? COLOURS.cercle : COLOURS.region;
    for (const { path, extent, state } of this._shapes) {
      if (!isInView(extent, view)) continue;
      const placed = new Path2D(); // patterns keep their size on the screen, so the path is what is scaled
      placed.addPath(path, onCanvas);
      context.fillStyle = this._filling(state);
      context.globalAlpha = this._isClear ? 0.75 : 1;
      if (stateName(state) !== "outside") context.fill(placed);
      context.globalAlpha = 1;
      context.stroke(placed);
    }
    context.lineWidth = MARKED;
    context.strokeStyle = INTERFACE.text;
    for (const { path } of this._marked) {
      const placed = new Path2D();
      placed.addPath(path, onCanvas);
      context.stroke(placed);
    }
    context.restore();
  }

  /* Draw a line around some shapes, and around no others. */
  mark(shapes) {
    if (shapes.length === 0 && !this._marked?.length) return;
    this._marked = shapes;
    this._basemap.scheduleRedraw();
  }

  /* The areas shown, once their outlines have arrived; none for squares. */
  async areas() {
    if (this._painted?.kind !== "areas") return [];
    await this._basemap.file(this._painted.file);
    return this._shapes;
  }

  _filling(state) {
    if (state === null) return patternOf("silent");
    if (state >= FIRST_PATTERN) return patternOf(stateName(state));
    return this.colours[state];
  }

  /* Which states that are no amount occur, in the order of the legend. */
  patterns() {
    const states = Object.values(this._painted?.units ?? {}).map(([state]) => state);
    const named = PATTERNS.filter((_, place) => states.includes(place + FIRST_PATTERN));
    return this._painted?.silent > 0 ? [...named, "silent"] : named;
  }

  /* The area or square at a place in world pixels, or null. */
  at({ x, y }) {
    const holds = ({ extent, path }) =>
      x >= extent.left &&
      x <= extent.right &&
      y >= extent.top &&
      y <= extent.bottom &&
      this._pen.isPointInPath(path, x, y);
    return (this._painted && this._shapes.find(holds)) || null;
  }

  /* How many shapes are drawn in each state, for tests. */
  count() {
    const counts = {};
    for (const { state } of this._shapes ?? []) counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  }
}
