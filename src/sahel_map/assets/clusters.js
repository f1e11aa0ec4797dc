/* Gather points that would cover each other on the screen, or only those at the very same place.
 *
 * Up to MOST_SINGLE in view each place has its own mark, so that the pattern is seen; above that a number says
 * more than a heap. There is no index: at each drawing the points in view are counted into square cells of the screen.
 * One pass over 300,000 rows takes some milliseconds, where an index would have to be built again after
 * every change of the filter. Cells are fixed to the ground, so they do not flicker while the map moves. */

import { PLACE } from "./columns.js";

const CELL = 30; // CSS pixels
const LARGEST = 22; // CSS pixels: radius of the largest cluster
const N_GROUPS = 6;
const MOST_SINGLE = 500; // incidents in view up to which places stand singly

/**
 * Count points, and areas too small to be outlined, into cells; return clusters of one row or more. A cluster: x,
 * y (mean, canvas pixels), n, vague (how many are not known to a settlement), groups (how often each actor group
 * is named), row (its first row), cells (for membersOf), areas, isOnePlace (its incidents lie at one point and are
 * drawn over each other).
 *
 * @param {object} data the columns, from `readColumns`
 * @param {object} selected the rows shown, from `readMask`
 * @param {Iterable<object>} areas those drawn as an outline or a count, from `groupUnits`
 * @param {{zoom: number, scale: number, x: number, y: number, width: number, height: number}} view what the canvas
 *   shows: CSS pixels are world pixels * scale + x or y
 * @param {boolean} isGrouped whether places near each other are counted together
 */
export const clusterIncidents = (data, selected, areas, view, isGrouped) => {
  const isSingle = !isGrouped && isFew(data, selected, view);
  const grid = isSingle ? newPlaces(view) : newGrid(view);
  for (let i = 0; i < selected.nPoints; i++) {
    const row = selected.points[i];
    count(grid, data, row, data.x[row], data.y[row]);
  }
  for (const area of areas) {
    for (const row of area.rows) {
      const cell = count(grid, data, row, area.x, area.y);
      if (cell) cell.areas.add(area);
    }
  }
  return isSingle ? finished(grid) : merge(finished(grid));
};

/* Whether so few incidents are in view that each place may stand singly. */
function isFew(data, selected, view) {
  const most = Math.min(selected.nPoints, MOST_SINGLE + 1);
  if (most <= MOST_SINGLE) return true;
  let n = 0;
  for (let i = 0; i < selected.nPoints && n <= MOST_SINGLE; i++) {
    const row = selected.points[i];
    if (isWithin(view, data.x[row], data.y[row])) n++;
  }
  return n <= MOST_SINGLE;
}

function isWithin(view, worldX, worldY) {
  const x = worldX * view.scale + view.x;
  const y = worldY * view.scale + view.y;
  return x >= -CELL && y >= -CELL && x <= view.width + CELL && y <= view.height + CELL;
}

/* In place of cells: each place by itself. */
function newPlaces(view) {
  const cellOf = (worldX, worldY) => (isWithin(view, worldX, worldY) ? `${worldX} ${worldY}` : null);
  return { view, cells: Object.create(null), cellOf, isPlaces: true };
}

function newGrid(view) {
  // The first cell starts at a whole multiple of CELL from the world's origin, left of the view.
  const left = Math.floor(-view.x / CELL) - 1;
  const top = Math.floor(-view.y / CELL) - 1;
  const columns = Math.ceil(view.width / CELL) + 3;
  const rows = Math.ceil(view.height / CELL) + 3;
  const cellOf = (worldX, worldY) => {
    const column = Math.floor((worldX * view.scale) / CELL) - left;
    const row = Math.floor((worldY * view.scale) / CELL) - top;
    if (column < 0 || row < 0 || column >= columns || row >= rows) return null;
    return row * columns + column;
  };
  return { view, cells: new Array(columns * rows), cellOf, isPlaces: false };
}

function count(grid, data, row, worldX, worldY) {
  const number = grid.cellOf(worldX, worldY);
  if (number === null) return null;
  let cell = grid.cells[number];
  if (!cell) {
    cell = {
      number,
      n: 0,
      sumX: 0,
      sumY: 0,
      vague: 0,
      row,
      groups: new Uint32Array(N_GROUPS),
      areas: new Set(),
    };
    grid.cells[number] = cell;
  }
  cell.n++;
  cell.sumX += worldX;
  cell.sumY += worldY;
  if (data.place[row] !== PLACE.point) cell.vague++;
  for (let bits = data.groups[row], group = 0; bits; bits >>= 1, group++) {
    if (bits & 1) cell.groups[group]++;
  }
  return cell;
}

function finished(grid) {
  const clusters = [];
  for (const cell of Object.values(grid.cells)) {
    clusters.push({
      n: cell.n,
      x: (cell.sumX / cell.n) * grid.view.scale + grid.view.x,
      y: (cell.sumY / cell.n) * grid.view.scale + grid.view.y,
      vague: cell.vague,
      groups: cell.groups,
      row: cell.row,
      areas: [...cell.areas],
      cells: new Set([cell.number]),
      isOnePlace: grid.isPlaces,
      grid,
    });
  }
  return clusters;
}

/**
 * Return the radius of a cluster, CSS pixels.
 *
 * @param {number} n incidents in it
 */
export const clusterRadius = (n) => Math.min(9 + 2.4 * Math.log2(n), LARGEST);

/* Points on both sides of a cell's edge would still cover each other: join clusters, biggest first,
 * that come closer than the marks are wide. */
function merge(clusters) {
  clusters.sort((a, b) => b.n - a.n || a.row - b.row);
  const kept = [];
  const near = new Map(); // cell of the screen -> kept clusters with their centre in it
  for (const cluster of clusters) {
    const host = neighbours(near, cluster).find((other) => touches(other, cluster));
    if (host) join(host, cluster);
    else {
      kept.push(cluster);
      const key = `${Math.floor(cluster.x / CELL)} ${Math.floor(cluster.y / CELL)}`;
      near.set(key, [...(near.get(key) || []), cluster]);
    }
  }
  return kept;
}

function neighbours(near, cluster) {
  const column = Math.floor(cluster.x / CELL);
  const row = Math.floor(cluster.y / CELL);
  const found = [];
  for (let dx = -2; dx <= 2; dx++) {
    for (let dy = -2; dy <= 2; dy++) found.push(...(near.get(`${column + dx} ${row + dy}`) || []));
  }
  return found;
}

function touches(a, b) {
  const reach = (cluster) => (cluster.n > 1 ? clusterRadius(cluster.n) : 5);
  return Math.hypot(a.x - b.x, a.y - b.y) < reach(a) + reach(b);
}

function join(host, cluster) {
  const n = host.n + cluster.n;
  host.x = (host.x * host.n + cluster.x * cluster.n) / n;
  host.y = (host.y * host.n + cluster.y * cluster.n) / n;
  host.n = n;
  host.vague += cluster.vague;
  host.areas.push(...cluster.areas);
  cluster.groups.forEach((named, group) => {
    host.groups[group] += named;
  });
  for (const number of cluster.cells) host.cells.add(number);
}

/**
 * Whether a cluster holds a row that is shown.
 *
 * @param {object} cluster from `clusterIncidents`
 * @param {object} data the columns, from `readColumns`
 * @param {number} row of the columns
 */
export const isMember = (cluster, data, row) =>
  data.place[row] === PLACE.unit
    ? cluster.areas.some((area) => area.rows.includes(row))
    : cluster.cells.has(cluster.grid.cellOf(data.x[row], data.y[row]));

/**
 * The rows of a cluster, found by counting again: only a click needs them.
 *
 * @param {object} cluster from `clusterIncidents`
 * @param {object} data the columns, from `readColumns`
 * @param {object} selected the rows shown, from `readMask`
 */
export const membersOf = (cluster, data, selected) => {
  const rows = [];
  for (let i = 0; i < selected.nPoints; i++) {
    const row = selected.points[i];
    if (cluster.cells.has(cluster.grid.cellOf(data.x[row], data.y[row]))) rows.push(row);
  }
  for (const area of cluster.areas) rows.push(...area.rows);
  return [...new Set(rows)].sort((a, b) => a - b);
};
