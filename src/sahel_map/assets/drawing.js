/* How the incident layer is drawn: clusters, marks, areas, and the order they lie in. */

import { isInView, metresToWorld } from "./canvas.js";
import { clusterIncidents, clusterRadius, isMember, membersOf } from "./clusters.js";
import { isWithinCircle } from "./columns.js";
import { IncidentLayer } from "./incidents.js";
import {
  drawCluster,
  drawHalo,
  drawMark,
  drawNear,
  drawStackCount,
  drawToll,
  groupsOf,
  radiusOf,
} from "./marks.js";
import { drawArea, drawBadge, drawLeader, drawName } from "./units.js";

const OPACITY = 0.82; // of a mark: those below it show through
const COUNTED_FROM = 7; // zoom from which the number of incidents at one point is written
const OUTLINED_FROM = 36; // CSS pixels: a smaller area is counted in a cluster
const BADGE_EDGE = 12; // CSS pixels between the middle of a count and an edge of the map, at least
// Where the count of an area may stand, relative to its label point: there, or around it.
const BADGE_SPOTS = [[0, 0], ...[26, 42, 60].flatMap((distance) => around(distance, 12))];

/* Everything drawn is an item: kind (mark, cluster, area), key (lasting name), x, y and radius on the canvas. */
IncidentLayer.include({
  draw(context, view) {
    if (!this._selected) return;
    if (this._marksHidden) {
      this.items = [];
      this._keyboard.update([]);
      return;
    }
    const started = performance.now();
    const areas = this._areas.map((area) => this._placeArea(area, view)).filter((area) => area.inView);
    const small = areas.filter((area) => area.size < OUTLINED_FROM);
    const clusters = clusterIncidents(this._data, this._selected, small, view, this._isGrouped);
    this.items = this._makeItems(
      clusters,
      areas.filter((area) => !small.includes(area)),
      view,
    );
    this._paint(context, areas);
    this.stats.drawMs = performance.now() - started;
    this.stats.drawn = countDrawn(this.items, areas, this._selected);
    this._keyboard.update(this.items, (item) => this.toContainer(item));
  },

  _makeItems(clusters, large, view) {
    const items = [];
    for (const cluster of clusters) {
      const [area] = cluster.areas;
      if (cluster.areas.length === 1 && area.rows.length === cluster.n) items.push(this._badge(area, items));
      else if (cluster.n === 1) items.push(this._mark(cluster, view));
      else if (cluster.isOnePlace) items.push(this._stack(cluster, view));
      else
        items.push({
          kind: "cluster",
          key: `cluster ${cluster.row}`,
          radius: clusterRadius(cluster.n),
          ...cluster,
        });
    }
    large.sort((a, b) => b.size - a.size);
    for (const area of large) items.push(this._badge(area, items));
    return items;
  },

  _mark({ row, x, y }, view) {
    const data = this._data;
    const near = isWithinCircle(data, row) ? metresToWorld(data.radius_m[row], data.y[row]) * view.scale : 0;
    return {
      kind: "mark",
      key: `mark ${row}`,
      row,
      x,
      y,
      near,
      radius: radiusOf(data.killed_min[row]),
    };
  },

  /* Several incidents at one point: their marks over each other, the largest below. */
  _stack(cluster, view) {
    const marks = membersOf(cluster, this._data, this._selected)
      .map((row) => this._mark({ ...cluster, row }, view))
      .sort((a, b) => b.radius - a.radius);
    return { ...cluster, kind: "cluster", key: `cluster ${cluster.row}`, radius: marks[0].radius, marks };
  },

  /* The count of an area at its label point, or beside it where something else is drawn. */
  _badge(area, items) {
    const badge = { kind: "area", key: area.key, area, radius: 10, x: area.labelX, y: area.labelY };
    const isFree = ({ x, y }) => items.every((item) => Math.hypot(item.x - x, item.y - y) > item.radius + 13);
    const spot = BADGE_SPOTS.map(([dx, dy]) => ({ x: area.labelX + dx, y: area.labelY + dy })).find(isFree);
    return { ...badge, ...this._offTheEdge(spot ?? badge) };
  },

  /* A count that the edge of the map would cut, moved wholly onto it. */
  _offTheEdge(spot) {
    const { x, y } = this.toContainer(spot);
    const size = this._map.getSize();
    const inward = (at, end) => {
      if (Math.abs(at) < BADGE_EDGE) return BADGE_EDGE - at;
      return Math.abs(end - at) < BADGE_EDGE ? end - BADGE_EDGE - at : 0;
    };
    return { x: spot.x + inward(x, size.x), y: spot.y + inward(y, size.y) };
  },

  _paint(context, areas) {
    const data = this._data;
    const marks = this.items
      .flatMap((item) => (item.kind === "mark" ? [item] : (item.marks ?? [])))
      .sort((a, b) => b.radius - a.radius);
    // One outline at a time: all at once they would hide the incidents.
    for (const area of areas.filter((one) => this._isAsked(one))) {
      drawArea(context, area.groups, area.path, area.key === this._active, area.isOtherMap);
    }
    for (const { kind, area, x, y } of this.items) {
      if (kind === "area") drawLeader(context, area.labelX, area.labelY, x, y);
    }
    for (const { row, x, y, near } of withoutEqual(marks)) drawNear(context, data.groups[row], x, y, near);
    for (const { row, x, y, radius } of marks) {
      drawToll(context, data.killed_min[row], data.killed_max[row], data.groups[row], x, y);
      context.globalAlpha = OPACITY;
      drawMark(context, data.groups[row], x, y, radius);
      context.globalAlpha = 1;
    }
    for (const item of this.items) {
      if (item.marks && this._map.getZoom() >= COUNTED_FROM) {
        drawStackCount(context, item, this._words.number(item.n));
      } else if (item.kind === "cluster" && !item.marks)
        drawCluster(context, item, this._words.number(item.n));
      if (item.kind === "area") {
        const text = this._words.number(item.area.rows.length);
        drawBadge(context, item.area.groups, item.x, item.y, text, item.key === this._active);
        if (item.area.isOtherMap && this._isAsked(item.area)) {
          drawName(context, this._areaName(item.area), item.x, item.y);
        }
      }
    }
    this._paintHalo(context);
  },

  /* Whether the reader points at a unit or has its record open. */
  _isAsked(area) {
    return area.key === this._active || area.rows.includes(this._chosen);
  },

  _paintHalo(context) {
    const row = this._chosen;
    if (row === null || row === undefined || !this.isRowShown(row)) return;
    const item = this.items.find((other) => this._holds(other, row));
    if (item) drawHalo(context, item.x, item.y, item.radius);
  },

  _holds(item, row) {
    if (item.kind === "mark") return item.row === row;
    if (item.kind === "area") return item.area.rows.includes(row);
    return isMember(item, this._data, row);
  },

  /* An area in canvas pixels. */
  _placeArea(area, view) {
    const { path, extent, label, properties } = this._outlines.get(area.key) ?? labelPoint(area);
    const bits = area.rows.reduce((all, row) => all | this._data.groups[row], 0);
    const onCanvas = new Path2D();
    onCanvas.addPath(path, new DOMMatrix([view.scale, 0, 0, view.scale, view.x, view.y]));
    return {
      ...area,
      path: onCanvas,
      groups: groupsOf(bits),
      names: properties,
      labelX: label.x * view.scale + view.x,
      labelY: label.y * view.scale + view.y,
      size: Math.max(extent.right - extent.left, extent.bottom - extent.top) * view.scale,
      inView: isInView(extent, view),
    };
  },
});

/* One circle for each place: several over each other would look like a stronger one. */
function withoutEqual(marks) {
  const near = marks.filter((mark) => mark.near > 0);
  return [...new Map(near.map((mark) => [`${mark.x} ${mark.y} ${mark.near}`, mark])).values()];
}

/* Until the outline is there: no outline, and the count where the unit's label stands. */
function labelPoint({ x, y }) {
  const extent = { left: x, right: x, top: y, bottom: y };
  return { path: new Path2D(), extent, label: { x, y }, properties: null };
}

function around(distance, steps) {
  return Array.from({ length: steps }, (_, step) => {
    const angle = (step * 2 * Math.PI) / steps;
    return [distance * Math.cos(angle), distance * Math.sin(angle)];
  });
}

/* What is on the canvas, for tests and measurements. */
function countDrawn(items, areas, selected) {
  const of = (kind) => items.filter((item) => item.kind === kind);
  return {
    marks: of("mark").length,
    near: of("mark").filter((item) => item.near > 0).length,
    clusters: of("cluster").length,
    clustered: of("cluster").reduce((sum, item) => sum + item.n, 0),
    badges: of("area").length,
    inBadges: of("area").reduce((sum, item) => sum + item.area.rows.length, 0),
    areas: areas.length,
    shown: selected.shown,
    unplaced: selected.unplaced.length,
  };
}
