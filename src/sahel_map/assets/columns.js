/* The incidents as the server packs them: typed arrays, one entry a row. See views/columns.py. */

import { project } from "./canvas.js";

const TYPES = { uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, float32: Float32Array };

export const NONE = 0xffff; // a figure that is not reported, or a row without a unit
export const PLACE = { point: 0, near: 1, unit: 2, circle: 3, tray: 4 }; // numbers of the kinds in incident/placing

const N_KINDS = 0x10000; // values of uint16

/**
 * Read the blob: length of the header, header (JSON), arrays.
 *
 * @param {ArrayBuffer} buffer as the server sent it
 */
export const readColumns = (buffer) => {
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const data = { n: header.n, units: header.units, bounds: header.bounds };
  for (const [name, type, offset] of header.columns) {
    data[name] = new TYPES[type](buffer, 4 + length + offset, header.n);
  }
  data.order = orderOf(data.kind);
  return withWorld(data);
};

/* The rows in the order in which the bits of a filter are sent: by kind, rows of a kind as they stand. */
function orderOf(kinds) {
  const next = new Uint32Array(N_KINDS + 1);
  for (const kind of kinds) next[kind + 1]++;
  for (let kind = 1; kind < next.length; kind++) next[kind] += next[kind - 1];
  const order = new Uint32Array(kinds.length);
  for (let row = 0; row < kinds.length; row++) order[next[kinds[row]]++] = row;
  return order;
}

/* Project all places once; a place that cannot be drawn keeps NaN. */
function withWorld(data) {
  data.x = new Float32Array(data.n);
  data.y = new Float32Array(data.n);
  for (let row = 0; row < data.n; row++) {
    const point = project(data.lon[row], data.lat[row]);
    data.x[row] = point.x;
    data.y[row] = point.y;
  }
  return data;
}

/**
 * Whether a row lies somewhere within a circle.
 *
 * @param {object} data the columns, from `readColumns`
 * @param {number} row of the columns
 */
export const isWithinCircle = (data, row) =>
  data.place[row] === PLACE.near || data.place[row] === PLACE.circle;

/**
 * Sort the rows that the server's mask selects by how they are drawn. The mask is one bit a row, most significant
 * bit first (numpy.packbits): base64 of them as a filter is sent, or bytes in the order of the rows.
 *
 * @param {string | Uint8Array} mask one bit a row, as sent (Base64, in the order of ids) or as bytes
 * @param {object} data the columns, from `readColumns`
 */
export const readMask = (mask, data) => {
  const bits = typeof mask === "string" ? inOrderOfRows(mask, data.order) : mask;
  if (bits.length !== Math.ceil(data.n / 8)) throw new Error("the mask does not fit the columns");
  const selected = {
    bits,
    shown: 0,
    points: new Uint32Array(data.n),
    nPoints: 0,
    unitRows: [],
    unplaced: [],
  };
  for (let row = 0; row < data.n; row++) {
    if (!isSet(bits, row)) continue;
    selected.shown++;
    if (data.place[row] === PLACE.tray) selected.unplaced.push(row);
    else if (data.place[row] === PLACE.unit) selected.unitRows.push(row);
    else selected.points[selected.nPoints++] = row;
  }
  return selected;
};

function inOrderOfRows(mask, order) {
  const sent = Uint8Array.from(atob(mask), (letter) => letter.charCodeAt(0));
  const bits = new Uint8Array(sent.length);
  for (let place = 0; place < order.length; place++) {
    if (isSet(sent, place)) bits[order[place] >> 3] |= 128 >> (order[place] & 7);
  }
  return bits;
}

const isSet = (bits, row) => ((bits[row >> 3] >> (7 - (row & 7))) & 1) === 1;

/**
 * Whether a row is shown.
 *
 * @param {object} selected the rows shown, from `readMask`
 * @param {number} row of the columns
 */
export const isShown = (selected, row) => isSet(selected.bits, row);

/**
 * Gather the rows that a unit stands for, by unit: one drawing and one count each. Which unit that is on which map
 * of regions says the server.
 *
 * @param {object} data the columns, from `readColumns`
 * @param {Iterable<number>} rows that a unit stands for
 * @param {"2023" | "old"} adminMap map of regions
 */
export const groupUnits = (data, rows, adminMap) => {
  const units = adminMap === "old" ? data.unit_old : data.unit_2023;
  const otherLevel = adminMap === "old" ? "regions_2023" : "regions_old";
  const areas = new Map();
  for (const row of rows) {
    const unit = data.units[units[row]];
    const key = `unit ${units[row]}`;
    if (!areas.has(key)) {
      const isOtherMap = unit[0] === otherLevel;
      areas.set(key, { key, unit, isOtherMap, x: data.x[row], y: data.y[row], rows: [] });
    }
    areas.get(key).rows.push(row);
  }
  return [...areas.values()];
};
