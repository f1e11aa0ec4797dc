/* The incident layer: what it is made of and what is selected. drawing.js says how it is drawn,
 * interaction.js what happens on it.
 *
 * The server decides which incidents are shown and sends one bit a row (Sahel.select); nothing is
 * filtered here. */

import { Basemap } from "./basemap.js";
import { CanvasLayer, unproject } from "./canvas.js";
import { groupUnits, isShown, readColumns, readMask } from "./columns.js";
import { fetchFile } from "./files.js";
import { KeyboardMarks } from "./keyboard.js";
import { addLegend } from "./legend.js";
import { fontOf } from "./marks.js";
import { addButtons, element, failure, ListPanel, Notice, Tooltip, Tray, Words } from "./panels.js";

export const prefersReducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Options of the map itself, for readers who asked for less motion. */
export const motionOptions = () =>
  prefersReducedMotion ? { zoomAnimation: false, fadeAnimation: false, inertia: false } : {};

/* Resolves once the frame has its styles: the first view leaves room for controls, which have another size without. */
function areStyled() {
  const waiting = [...document.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.sheet);
  const settled = (link) =>
    new Promise((done) => {
      link.onload = link.onerror = done;
    });
  return Promise.all(waiting.map(settled));
}

export const IncidentLayer = CanvasLayer.extend({
  options: { pane: "incidents" },

  initialize(settings) {
    CanvasLayer.prototype.initialize.call(this, {});
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
    this._notice = new Notice(map);
    CanvasLayer.prototype.onAdd.call(this, map);
    this._basemap = new Basemap({
      data: this._settings.data,
      adminMap: this._settings.adminMap,
      french: this._settings.lang === "fr",
    });
    this._basemap.on("failed", () => {
      this._isBasemapPartial = true;
      this._updateNotice();
    });
    // The marks are asked for first: on a slow line the background may come after them.
    this._load();
    this._basemap.addTo(map);
  },

  async _load() {
    const { data, lang } = this._settings;
    try {
      const [buffer, words] = await Promise.all([
        fetchFile(`${data}columns.bin`, "arrayBuffer"),
        fetchFile(`${data}words.json?lang=${lang}`, "json"),
        areStyled(),
      ]);
      this._words = new Words(words);
      this._data = readColumns(buffer);
    } catch {
      this._notice.show(failure(lang));
      this._map.getContainer().dataset.state = "failed";
      this._tellPainted();
      return;
    }
    this._nameFrame();
    this._addPanels();
    this._listen();
    this._addLayers();
    this._expectTray();
    this._place();
    if (this._pending) this.select(...this._pending);
    this._goTo(this._display?.area);
    this._startAt(this._display?.start);
    this._arrive();
    this._redrawWithFont();
    this._fitPaper();
  },

  /* A canvas does not draw its texts again by itself when their font arrives. */
  async _redrawWithFont() {
    await document.fonts.load(fontOf(12));
    this.redraw();
    this._basemap.scheduleRedraw();
  },

  /* Streamlit names the frame after the component; a reader should hear what it is. */
  _nameFrame() {
    document.title = this._words.text("title");
    if (!window.frameElement) return;
    window.frameElement.title = document.title;
    // A frame is a document of its own, and a screen reader looks for its heading and its main part.
    document.getElementById("root")?.setAttribute("role", "main");
    this._map.getContainer().before(element("h1", "sahel-hidden", document.title));
  },

  _addPanels() {
    const map = this._map;
    const words = this._words;
    addButtons(map, words, () => this.showAll());
    addLegend(map, words, this._settings.legendBelow);
    this._tooltip = new Tooltip(map);
    this._list = new ListPanel(
      map,
      words,
      (rows) => this._fetchTexts(rows),
      (row) => this.pick(row),
    );
    this._tray = new Tray(map, words, (button) => {
      const rows = this._selected.unplaced;
      this._list.open(words.counted("unplaced", rows.length), rows, button);
    });
    this._keyboard = new KeyboardMarks(map, words, {
      name: (item) => this._nameOf(item),
      fullNames: (rows) => this._fullNames(rows),
      describe: (item) => this._describe(item),
      show: (item, point, lines) => this._showTooltip(item, point, lines),
      leave: () => this._leave(),
      open: (item, button) => this._open(item, button),
    });
  },

  select(mask, chosen) {
    this._pending = [mask, chosen];
    if (!this._data) return;
    const started = performance.now();
    const drawn = this._player?.mask ?? mask; // one month, while the player shows it
    const isNewMask = drawn !== this._mask; // else only another incident was chosen
    try {
      if (isNewMask) this._applyMask(drawn);
    } catch {
      this._notice.show(this._words.text("load-failed")); // a mask of other data than these columns
      return;
    }
    this._choose(chosen);
    this.redraw();
    if (isNewMask) this._report(started);
  },

  _applyMask(mask) {
    this._mask = mask;
    this._selected = readMask(mask, this._data);
    this._areas = groupUnits(this._data, this._selected.unitRows, this._settings.adminMap);
    for (const area of this._areas) this._findOutline(area);
    this._list.close();
    this._tooltip.hide();
  },

  _choose(chosen) {
    const isNew = chosen !== null && chosen !== this._chosen;
    this._chosen = chosen;
    this._remember();
    if (!isNew || Number.isNaN(this._data.x[chosen])) return;
    const place = unproject(this._data.x[chosen], this._data.y[chosen]);
    if (!this._map.getBounds().contains(place)) this._map.panTo(place, { animate: !prefersReducedMotion });
  },

  _report(started) {
    const { shown, unplaced } = this._selected;
    this._updateNotice();
    this._tray.show(unplaced.length);
    this._keyboard.announce(this._words.counted("shown", shown - unplaced.length));
    Object.assign(this.stats, { masks: this.stats.masks + 1, maskMs: performance.now() - started });
    Object.assign(this._map.getContainer().dataset, {
      state: "ready",
      shown,
      unplaced: unplaced.length,
      masks: this.stats.masks,
    });
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.stats.paintedAt = performance.timeOrigin + performance.now();
        this._tellPainted();
      }),
    );
  },

  /* What the page shows below the map waits for this; nothing hangs on the answer. */
  _tellPainted() {
    const { data, visit } = this._settings;
    if (!visit || this._hasTold) return;
    this._hasTold = true;
    fetch(`${data}painted?visit=${visit}`, { cache: "no-store" }).catch(() => {});
  },

  /* The one state that the reader must know of, the gravest first. */
  _updateNotice() {
    if (!this._selected) return;
    const { shown, unplaced } = this._selected;
    const nothing = this._display?.nothing || this._words.text("empty");
    if (shown === 0) this._notice.show(this._isPainted() ? "" : nothing);
    else if (unplaced.length === shown) this._notice.show(this._words.counted("none-placed", shown));
    else this._notice.show(this._isBasemapPartial ? this._words.text("basemap-failed") : "");
  },

  /* Of a large set no incident is drawn one by one, and yet there are some. */
  _isPainted() {
    const { squares = [], units = {}, unplaced = 0 } = this._display?.painted ?? {};
    const isReported = ([, , n, , aggregates]) => n + aggregates > 0;
    return squares.length > 0 || unplaced > 0 || Object.values(units).some(isReported);
  },

  async _findOutline(area) {
    if (!area.unit || this._outlines.has(area.key)) return;
    const [file, pcode] = area.unit;
    const features = await this._basemap.file(file);
    const found = features.find((feature) => feature.properties.pcode === pcode);
    if (!found || this._outlines.has(area.key)) return;
    this._outlines.set(area.key, found);
    this._redrawSoon();
  },

  /* Whether the selection holds the incident of this row. */
  isRowShown(row) {
    return isShown(this._selected, row);
  },

  _redrawSoon() {
    this._frame ||= requestAnimationFrame(() => {
      this._frame = null;
      this.redraw();
    });
  },
});

let layer = null;

/**
 * Called by the map's own script (views/map/document.py).
 *
 * @param {L.Map} map
 * @param {object} settings of `views/map/document.py`
 */
export const startMap = (map, settings) => {
  document.documentElement.lang = settings.lang;
  layer = new IncidentLayer(settings);
  layer.addTo(map);
  window.sahelMap = layer; // for tests and measurements
  return layer;
};

/**
 * Called at every change of the filter or of the chosen incident.
 *
 * @param {string} mask as `readMask` takes it
 * @param {?number} chosen row of the record that is open
 */
export const selectIncidents = (mask, chosen) => layer.select(mask, chosen);
