/* What happens on the incident layer: pointing, opening, picking, and the texts for it.
 *
 * A pick goes back as Leaflet's "click" event of this layer, which st_folium reports to Streamlit. */

import { unproject } from "./canvas.js";
import { membersOf } from "./clusters.js";
import { fetchFile } from "./files.js";
import { IncidentLayer, prefersReducedMotion } from "./incidents.js";
import { groupsOf } from "./marks.js";
import { linesOf } from "./panels.js";

const NEAREST_ZOOM = 13;
const HIT = 12; // CSS pixels around a mark's middle that always count as on it

// Leaflet gives the map the focus at the first press, and the page would scroll under the pointer: the press
// would end elsewhere and count for nothing.
L.Map.Keyboard.include({
  _onMouseDown() {
    if (!this._focused) this._map.getContainer().focus({ preventScroll: true });
  },
});

IncidentLayer.include({
  _listen() {
    this._map.on("mousemove", (event) => this._onMove(event.containerPoint));
    this._map.on("mouseout movestart zoomstart", () => this._leave());
    this._map.on("click", (event) => {
      if (this._pen?.tool) return; // this click is a corner of an area
      const item = this._itemAt(event.containerPoint);
      if (item) this._open(item, this._map.getContainer());
      else this._list.close();
    });
  },

  _itemAt(point) {
    const { x, y } = this.fromContainer(point);
    let best = null;
    let least = Infinity;
    for (const item of this.items) {
      const distance = Math.hypot(item.x - x, item.y - y);
      // Inside counts before near, and a small mark before the large one it lies on.
      const reach = Math.max(HIT, item.radius + 3);
      const order = distance / reach;
      if (order <= 1 && order < least) [least, best] = [order, item];
    }
    return best;
  },

  _onMove(point) {
    const item = this._itemAt(point);
    this._map.getContainer().classList.toggle("sahel-over", Boolean(item));
    if (!item) {
      this._leave();
    } else if (item.key !== this._hovered) {
      this._hovered = item.key;
      this._describe(item).then((lines) => {
        if (this._hovered === item.key) this._showTooltip(item, this.toContainer(item), lines);
      });
    }
  },

  _leave() {
    this._hovered = null;
    this._tooltip.hide();
    this._activate(null);
  },

  _showTooltip(item, point, lines) {
    this._hovered = item.key;
    this._tooltip.show(point, lines);
    this._activate(item.kind === "area" ? item.key : null);
  },

  _activate(key) {
    if (this._active === key || (!this._active && !key)) return;
    this._active = key;
    this._redrawSoon();
  },

  /* ---- opening ---- */

  _open(item, opener) {
    if (item.kind === "mark") return this.pick(item.row);
    const rows = item.kind === "area" ? item.area.rows : membersOf(item, this._data, this._selected);
    if (rows.length === 1) return this.pick(rows[0]);
    const bounds = this._boundsOf(rows);
    if (item.kind === "area" || !this._canZoomInto(bounds)) {
      return this._list.open(this._nameOf(item), rows, opener);
    }
    this._map.fitBounds(bounds, {
      padding: [60, 60],
      maxZoom: NEAREST_ZOOM,
      animate: !prefersReducedMotion,
    });
  },

  /* Whether the places come apart at the nearest zoom; a village with many incidents never does. */
  _canZoomInto(bounds) {
    const map = this._map;
    if (map.getZoom() >= NEAREST_ZOOM) return false;
    const size = map
      .project(bounds.getSouthEast(), NEAREST_ZOOM)
      .subtract(map.project(bounds.getNorthWest(), NEAREST_ZOOM));
    return Math.max(size.x, size.y) > 40;
  },

  _boundsOf(rows) {
    return L.latLngBounds(rows.map((row) => unproject(this._data.x[row], this._data.y[row])));
  },

  /* Tell Streamlit which record to open. The time tells one pick from the next. */
  pick(row) {
    const { lon, lat } = this._data;
    const placed = !Number.isNaN(lon[row]);
    const feature = {
      type: "Feature",
      properties: { id: row, pick: Date.now() },
      geometry: placed ? { type: "Point", coordinates: [lon[row], lat[row]] } : null,
    };
    this._chosen = row;
    this.redraw();
    this.fire("click", {
      latlng: placed ? L.latLng(lat[row], lon[row]) : null,
      layer: { toGeoJSON: () => feature },
    });
  },

  _nameOf(item) {
    const words = this._words;
    if (item.kind === "cluster")
      return [...this._clusterLines(item).slice(0, 1), ...this._mostly(item)].join(", ");
    if (item.kind === "area") {
      return [this._areaName(item.area), words.counted("unit", item.area.rows.length)]
        .filter(Boolean)
        .join(": ");
    }
    return groupsOf(this._data.groups[item.row])
      .map((group) => words.groups[group])
      .join(", ");
  },

  /* Whose incidents most of a group of marks are, where more than half are one group's. */
  _mostly({ n, groups }) {
    const most = Math.max(...groups);
    if (most * 2 <= n) return [];
    const group = this._words.groups[groups.indexOf(most)];
    return [this._words.text("mostly").replace("{group}", () => group)];
  },

  /* What a screen reader says of each incident: where, when, how many, who; empty where it cannot be asked. */
  async _fullNames(rows) {
    try {
      const texts = await this._fetchTexts(rows);
      return new Map(texts.map((text) => [text.id, linesOf(text).join(", ")]));
    } catch {
      return new Map();
    }
  },

  /* The name of a unit; a region of the map not in use says of which map it is. */
  _areaName(area) {
    const name = (this._settings.lang === "fr" && area.names?.name_fr) || area.names?.name;
    return name && area.isOtherMap ? this._words.text(area.unit[0]).replace("{name}", () => name) : name;
  },

  _clusterLines(item) {
    const words = this._words;
    const lines = [words.counted("cluster", item.n)];
    if (item.vague) lines.push(words.counted("vague", item.vague));
    item.groups.forEach((named, group) => {
      if (named) lines.push(`${words.groups[group]}: ${words.number(named)}`);
    });
    const named = item.groups.reduce((sum, one) => sum + one, 0);
    if (named > item.n) lines.push(words.text("joint-note"));
    return lines;
  },

  async _describe(item) {
    if (item.kind === "cluster") return this._clusterLines(item);
    if (item.kind === "area" && item.area.rows.length > 1) return [this._nameOf(item)];
    const row = item.kind === "area" ? item.area.rows[0] : item.row;
    const otherMap = item.area?.isOtherMap ? [this._areaName(item.area)] : [];
    try {
      return [...linesOf(await this._fetchText(row)), ...otherMap];
    } catch {
      return [this._words.text("load-failed")];
    }
  },

  _fetchText(row) {
    const { data, lang } = this._settings;
    if (!this._texts.has(row)) {
      const text = fetchFile(`${data}incident/${row}.json?lang=${lang}`, "json");
      text.catch(() => this._texts.delete(row)); // so that the next try asks again
      this._texts.set(row, text);
    }
    return this._texts.get(row);
  },

  _fetchTexts(rows) {
    const { data, lang } = this._settings;
    return fetchFile(`${data}incidents.json?rows=${rows.join(",")}&lang=${lang}`, "json");
  },
});
