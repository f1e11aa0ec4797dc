/* The incident layer: what is selected, how it is drawn, and what happens on it.
 *
 * The server decides which incidents are shown and sends one bit a row (Sahel.select); nothing is
 * filtered here. A pick goes back as Leaflet's "click" event of this layer, which st_folium reports. */
"use strict";

(function (Sahel) {
  const OUTLINED_FROM = 36; // CSS pixels: a smaller area is counted in a cluster
  const NEAREST_ZOOM = 13;
  const HIT = 12; // CSS pixels around a mark's middle that always count as on it
  // Where the count of an area may stand, relative to its label point: there, or around it.
  const BADGE_SPOTS = [[0, 0], ...[26, 42, 60].flatMap((distance) => around(distance, 12))];
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  /* Options of the map itself, for readers who asked for less motion. */
  Sahel.motion = () => (calm ? { zoomAnimation: false, fadeAnimation: false, inertia: false } : {});

  Sahel.IncidentLayer = Sahel.CanvasLayer.extend({
    options: { pane: "incidents" },

    initialize(settings) {
      Sahel.CanvasLayer.prototype.initialize.call(this, {});
      this._settings = settings;
      this._texts = new Map();
      this._areas = [];
      this._outlines = new Map();
      this.items = [];
      this.stats = { masks: 0 };
    },

    onAdd(map) {
      map.createPane("basemap").style.zIndex = 200;
      map.createPane("incidents").style.zIndex = 450;
      this._notice = new Sahel.Notice(map);
      Sahel.CanvasLayer.prototype.onAdd.call(this, map);
      this._basemap = new Sahel.Basemap({
        data: this._settings.data, adminMap: this._settings.adminMap, french: this._settings.lang === "fr",
      });
      this._basemap.on("failed", () => {
        this._isBasemapPartial = true;
        this._updateNotice();
      });
      this._basemap.addTo(map);
      this._load();
    },

    async _load() {
      const { data, lang } = this._settings;
      try {
        const [buffer, words] = await Promise.all([
          Sahel.fetch(`${data}columns.bin`, "arrayBuffer"),
          Sahel.fetch(`${data}words.json?lang=${lang}`, "json"),
        ]);
        this._words = new Sahel.Words(words);
        this._data = Sahel.readColumns(buffer);
      } catch (error) {
        this._notice.show(Sahel.failure(lang));
        this._map.getContainer().dataset.state = "failed";
        return;
      }
      this._nameFrame();
      this._addPanels();
      this._listen();
      if (!restoreView(this._map, data)) this.showAll();
      rememberView(this._map, data);
      if (this._pending) this.select(...this._pending);
    },

    /* Streamlit names the frame after the component; a reader should hear what it is. */
    _nameFrame() {
      document.title = this._words.text("title");
      if (window.frameElement) window.frameElement.title = document.title;
    },

    _addPanels() {
      const map = this._map;
      const words = this._words;
      Sahel.addButtons(map, words, () => this.showAll());
      Sahel.addLegend(map, words);
      this._tooltip = new Sahel.Tooltip(map);
      this._list = new Sahel.ListPanel(map, words, (rows) => this._fetchTexts(rows), (row) => this.pick(row));
      this._tray = new Sahel.Tray(map, words, (button) => {
        const rows = this._selected.unplaced;
        this._list.open(words.counted("unplaced", rows.length), rows, button);
      });
      this._keyboard = new Sahel.KeyboardMarks(map, words, {
        name: (item) => this._nameOf(item),
        describe: (item) => this._describe(item),
        show: (item, point, lines) => this._showTooltip(item, point, lines),
        leave: () => this._leave(),
        open: (item, button) => this._open(item, button),
      });
    },

    /* ---- what is selected ---- */

    select(mask, chosen) {
      this._pending = [mask, chosen];
      if (!this._data) return;
      const started = performance.now();
      this._selected = Sahel.readMask(mask, this._data);
      this._areas = Sahel.groupUnits(this._data, this._selected.unitRows, this._settings.adminMap);
      this._areas.forEach((area) => this._findOutline(area));
      this._list.close();
      this._tooltip.hide();
      this._choose(chosen);
      this.redraw();
      this._report(started);
    },

    _choose(chosen) {
      const isNew = chosen !== null && chosen !== this._chosen;
      this._chosen = chosen;
      if (!isNew || Number.isNaN(this._data.x[chosen])) return;
      const place = Sahel.unproject(this._data.x[chosen], this._data.y[chosen]);
      if (!this._map.getBounds().contains(place)) this._map.panTo(place, { animate: !calm });
    },

    _report(started) {
      const { shown, unplaced } = this._selected;
      this._updateNotice();
      this._tray.show(unplaced.length);
      this._keyboard.announce(this._words.counted("shown", shown - unplaced.length));
      Object.assign(this.stats, { masks: this.stats.masks + 1, maskMs: performance.now() - started });
      Object.assign(this._map.getContainer().dataset, {
        state: "ready", shown, unplaced: unplaced.length, masks: this.stats.masks,
      });
      requestAnimationFrame(() => setTimeout(() => { this.stats.paintedAt = performance.timeOrigin + performance.now(); }));
    },

    /* The one state that the reader must know of, the gravest first. */
    _updateNotice() {
      if (!this._selected) return;
      const { shown, unplaced } = this._selected;
      if (shown === 0) this._notice.show(this._words.text("empty"));
      else if (unplaced.length === shown) this._notice.show(this._words.counted("none-placed", shown));
      else this._notice.show(this._isBasemapPartial ? this._words.text("basemap-failed") : "");
    },

    /* ---- drawing ---- */

    draw(context, view) {
      if (!this._selected) return;
      const started = performance.now();
      const areas = this._areas.map((area) => this._placeArea(area, view)).filter((area) => area.inView);
      const small = areas.filter((area) => area.size < OUTLINED_FROM);
      const clusters = Sahel.cluster(this._data, this._selected, small, view);
      this.items = this._makeItems(clusters, areas.filter((area) => !small.includes(area)), view);
      this._paint(context, areas);
      this.stats.drawMs = performance.now() - started;
      this.stats.drawn = countDrawn(this.items, areas, this._selected);
      this._keyboard.update(this.items, (item) => this._toContainer(item));
    },

    _makeItems(clusters, large, view) {
      const items = [];
      for (const cluster of clusters) {
        const [area] = cluster.areas;
        if (cluster.areas.length === 1 && area.rows.length === cluster.n) items.push(this._badge(area, items));
        else if (cluster.n === 1) items.push(this._mark(cluster, view));
        else items.push({ kind: "cluster", key: `cluster ${cluster.row}`, radius: Sahel.clusterRadius(cluster.n), ...cluster });
      }
      large.sort((a, b) => b.size - a.size);
      for (const area of large) items.push(this._badge(area, items));
      return items;
    },

    _mark({ row, x, y }, view) {
      const data = this._data;
      const near = data.precision[row] === Sahel.NEAR
        ? Sahel.metresToWorld(data.radius_m[row], data.y[row]) * view.scale : 0;
      return {
        kind: "mark", key: `mark ${row}`, row, x, y, near, radius: Sahel.radiusOf(data.killed_min[row]),
      };
    },

    /* The count of an area at its label point, or beside it where something else is drawn. */
    _badge(area, items) {
      const badge = { kind: "area", key: area.key, area, radius: 10, x: area.labelX, y: area.labelY };
      const isFree = ({ x, y }) => items.every((item) => Math.hypot(item.x - x, item.y - y) > item.radius + 13);
      const spot = BADGE_SPOTS.map(([dx, dy]) => ({ x: area.labelX + dx, y: area.labelY + dy })).find(isFree);
      return { ...badge, ...spot };
    },

    _paint(context, areas) {
      const data = this._data;
      const marks = this.items.filter((item) => item.kind === "mark").sort((a, b) => b.radius - a.radius);
      for (const area of areas) Sahel.drawArea(context, area.groups, area.path, area.key === this._active);
      for (const { row, x, y, near } of marks) if (near > 0) Sahel.drawNear(context, data.groups[row], x, y, near);
      for (const { row, x, y, radius } of marks) {
        Sahel.drawToll(context, data.killed_min[row], data.killed_max[row], data.groups[row], x, y);
        Sahel.drawMark(context, data.groups[row], x, y, radius);
      }
      for (const item of this.items) {
        if (item.kind === "cluster") Sahel.drawCluster(context, item, this._words.number(item.n));
        if (item.kind === "area") {
          Sahel.drawLeader(context, item.area.labelX, item.area.labelY, item.x, item.y);
          const text = this._words.number(item.area.rows.length);
          Sahel.drawBadge(context, item.area.groups, item.x, item.y, text, item.key === this._active);
        }
      }
      this._paintHalo(context);
    },

    _paintHalo(context) {
      const row = this._chosen;
      if (row === null || row === undefined || !Sahel.isShown(this._selected, row)) return;
      const item = this.items.find((other) => this._holds(other, row));
      if (item) Sahel.drawHalo(context, item.x, item.y, item.radius);
    },

    _holds(item, row) {
      if (item.kind === "mark") return item.row === row;
      if (item.kind === "area") return item.area.rows.includes(row);
      return Sahel.membersOf(item, this._data, this._selected).includes(row);
    },

    /* ---- areas ---- */

    async _findOutline(area) {
      if (!area.unit || this._outlines.has(area.key)) return;
      const [file, pcode] = area.unit;
      const features = await this._basemap.file(file);
      const found = features.find((feature) => feature.properties.pcode === pcode);
      if (!found || this._outlines.has(area.key)) return;
      this._outlines.set(area.key, found);
      this._redrawSoon();
    },

    _redrawSoon() {
      this._frame ||= requestAnimationFrame(() => {
        this._frame = null;
        this.redraw();
      });
    },

    /* An area in canvas pixels; without an outline, the circle in which the place is known to lie. */
    _placeArea(area, view) {
      const outline = this._outlines.get(area.key);
      const bits = area.rows.reduce((all, row) => all | this._data.groups[row], 0);
      const label = outline?.label ?? area;
      const placed = {
        ...area, groups: Sahel.groupsOf(bits), name: outline?.properties,
        labelX: label.x * view.scale + view.x, labelY: label.y * view.scale + view.y,
      };
      return outline ? withOutline(placed, outline, view) : withCircle(placed, view);
    },

    /* ---- pointer ---- */

    _listen() {
      this._map.on("mousemove", (event) => this._onMove(event.containerPoint));
      this._map.on("mouseout movestart zoomstart", () => this._leave());
      this._map.on("click", (event) => {
        const item = this._itemAt(event.containerPoint);
        if (item) this._open(item, this._map.getContainer());
        else this._list.close();
      });
    },

    _toContainer(item) {
      return this._map.layerPointToContainerPoint(L.point(item.x, item.y).add(this._bounds.min));
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
          if (this._hovered === item.key) this._showTooltip(item, this._toContainer(item), lines);
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
      const rows = item.kind === "area" ? item.area.rows : Sahel.membersOf(item, this._data, this._selected);
      if (rows.length === 1) return this.pick(rows[0]);
      const bounds = this._boundsOf(rows);
      if (item.kind === "area" || !this._canZoomInto(bounds)) {
        return this._list.open(this._nameOf(item), rows, opener);
      }
      this._map.fitBounds(bounds, { padding: [60, 60], maxZoom: NEAREST_ZOOM, animate: !calm });
    },

    /* Whether the places come apart at the nearest zoom; a village with many incidents never does. */
    _canZoomInto(bounds) {
      const map = this._map;
      if (map.getZoom() >= NEAREST_ZOOM) return false;
      const size = map.project(bounds.getSouthEast(), NEAREST_ZOOM).subtract(map.project(bounds.getNorthWest(), NEAREST_ZOOM));
      return Math.max(size.x, size.y) > 40;
    },

    _boundsOf(rows) {
      return L.latLngBounds(rows.map((row) => Sahel.unproject(this._data.x[row], this._data.y[row])));
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
      this.fire("click", { latlng: placed ? L.latLng(lat[row], lon[row]) : null, layer: { toGeoJSON: () => feature } });
    },

    showAll() {
      const bounds = this._data.bounds;
      if (!bounds) return;
      const [west, south, east, north] = bounds;
      Sahel.zoomBesideLegend(this._map, L.latLngBounds([[south, west], [north, east]]));
    },

    /* ---- texts ---- */

    _nameOf(item) {
      const words = this._words;
      if (item.kind === "cluster") return this._clusterLines(item).slice(0, 2).join(", ");
      if (item.kind === "area") {
        const name = (this._settings.lang === "fr" && item.area.name?.name_fr) || item.area.name?.name;
        return [name, words.counted("unit", item.area.rows.length)].filter(Boolean).join(": ");
      }
      return Sahel.groupsOf(this._data.groups[item.row]).map((group) => words.groups[group]).join(", ");
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
      try {
        return Sahel.linesOf(await this._fetchText(row));
      } catch (error) {
        return [this._words.text("load-failed")];
      }
    },

    _fetchText(row) {
      const { data, lang } = this._settings;
      if (!this._texts.has(row)) {
        const text = Sahel.fetch(`${data}incident/${row}.json?lang=${lang}`, "json");
        text.catch(() => this._texts.delete(row)); // so that the next try asks again
        this._texts.set(row, text);
      }
      return this._texts.get(row);
    },

    _fetchTexts(rows) {
      const { data, lang } = this._settings;
      return Sahel.fetch(`${data}incidents.json?rows=${rows.join(",")}&lang=${lang}`, "json");
    },
  });

  function withOutline(area, outline, view) {
    const { extent } = outline;
    const path = new Path2D();
    path.addPath(outline.path, new DOMMatrix([view.scale, 0, 0, view.scale, view.x, view.y]));
    const size = Math.max(extent.right - extent.left, extent.bottom - extent.top) * view.scale;
    const inView =
      extent.right * view.scale + view.x >= 0 && extent.left * view.scale + view.x <= view.width &&
      extent.bottom * view.scale + view.y >= 0 && extent.top * view.scale + view.y <= view.height;
    return { ...area, path, size, inView };
  }

  function withCircle(area, view) {
    const radius = Math.max(4, Sahel.metresToWorld(area.radius_m, area.y) * view.scale);
    const path = new Path2D();
    path.arc(area.labelX, area.labelY, radius, 0, 2 * Math.PI);
    const inView =
      area.labelX + radius >= 0 && area.labelX - radius <= view.width &&
      area.labelY + radius >= 0 && area.labelY - radius <= view.height;
    return { ...area, path, size: 2 * radius, inView };
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

  /* The view outlives a rebuilt frame (a change of language, another page) within one browser tab. */
  function rememberView(map, key) {
    map.on("moveend", () => {
      const { lat, lng } = map.getCenter();
      try {
        sessionStorage.setItem(`sahel-view ${key}`, JSON.stringify([lat, lng, map.getZoom()]));
      } catch (error) { /* storage may be switched off; the view is then not remembered */ }
    });
  }

  function restoreView(map, key) {
    try {
      const [lat, lng, zoom] = JSON.parse(sessionStorage.getItem(`sahel-view ${key}`));
      map.setView([lat, lng], zoom, { animate: false });
      return true;
    } catch (error) {
      return false;
    }
  }

  let layer = null;

  /* Called by the map's own script (views/map.py). */
  Sahel.start = function (map, settings) {
    document.documentElement.lang = settings.lang;
    layer = new Sahel.IncidentLayer(settings);
    layer.addTo(map);
    window.sahelMap = layer; // for tests and measurements
    return layer;
  };

  /* Called at every change of the filter or of the chosen incident. */
  Sahel.select = (mask, chosen) => layer.select(mask, chosen);
})(window.Sahel);
