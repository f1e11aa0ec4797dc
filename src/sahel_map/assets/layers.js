/* Which layers are shown: incidents, areas or squares in colour, parts of the base map, tiles, one month. */

import { fetchFile } from "./files.js";
import { IncidentLayer } from "./incidents.js";
import "./linked.js";
import { MonthPlayer } from "./months.js";
import { Painter, stateName } from "./painter.js";
import { PaintLegend } from "./paintlegend.js";

IncidentLayer.include({
  /* Called once the words are there, after the other panels. */
  _addLayers() {
    const map = this._map;
    const words = this._words;
    this._painter = new Painter(this._basemap);
    this._paintLegend = new PaintLegend(map, words);
    this._player = new MonthPlayer(map, words, {
      fetchMonths: (query) => this._fetchMonths(query),
      show: (mask) => this._showMonth(mask),
      tell: (month) => this._tell({ played: month, pick: Date.now() }),
    });
    map.on("mousemove click", (event) => this._describePainted(event.containerPoint));
    map.on("mouseout", () => this._nameArea(null));
    map.on("moveend", () => this._reportView());
    this._addPen?.(); // a file has no filter to draw for
    if (this._display) this.show(this._display);
  },

  /* Tell Streamlit what is in view, by the way of a pick; each report costs a run of the page, so there is
   * none unless the figures are to follow. */
  _reportView() {
    // Before it is placed, the map looks at everything on its way to the part that a link names.
    if (!this._display?.follows || this._areaInView === undefined || this._isAtRest()) return;
    const bounds = this._map.getBounds();
    const view = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    this._tell({ bounds: view.map((edge) => Number(edge.toFixed(4))), pick: Date.now() });
  },

  /* Tell Streamlit something about the map, by the way of a pick. */
  _tell(properties) {
    const feature = { type: "Feature", properties, geometry: null };
    this.fire("click", { latlng: null, layer: { toGeoJSON: () => feature } });
  },

  /* Settings as views/map_layers.py makes them. */
  show(layers) {
    const isToFollow = layers.follows && !layers.bounds && !this._follows;
    this._display = layers;
    if (!this._painter) return;
    this._follows = layers.follows;
    if (isToFollow) setTimeout(() => this._reportView()); // after st_folium has done with this script
    this._player.offer(layers.months, Boolean(layers.painted), layers.played);
    this._dress();
    this._showOutline(layers.outline ?? {});
    this._goTo(layers.area);
    this._startAt(layers.start);
    this._arrive();
    this._tellPlace(layers.asked);
  },

  /* Tell Streamlit where the map looks, once for each time it asks; nothing where a new fit would do as well. */
  _tellPlace(asked) {
    const isNew = asked > (this._asked ?? 0);
    this._asked = asked;
    const at = window.frameElement?.dataset.at ?? null;
    if (isNew) setTimeout(() => this._tell({ at, pick: Date.now() })); // after st_folium has done with this script
  },

  /* While single months are shown, the incidents are; a layer painted for the whole period would mislead. */
  _dress() {
    const { marks, overlays, painted, grouped } = this._display;
    const shown = this._isMonthShown ? null : painted;
    const isOnTiles = overlays.includes("tiles") && Boolean(this._settings.tiles);
    this._marksHidden = !marks && !this._isMonthShown;
    this._isGrouped = grouped;
    this._painter.show(shown, isOnTiles);
    this._basemap.dress({ parts: overlays, hasTiles: isOnTiles, painter: this._painter });
    this._paintLegend.show(shown, this._painter);
    this._map.getContainer().classList.toggle("sahel-no-marks", this._marksHidden);
    this._map.getContainer().dataset.layer = shown ? shown.kind : "incidents";
    this._showTiles(isOnTiles);
    if (shown && marks) this._foldLegend();
    this._updateNotice();
    this.redraw();
  },

  /* There is room for one open legend. */
  _foldLegend() {
    this._map.getContainer().querySelector('.sahel-fold[aria-expanded="true"]')?.click();
  },

  _showTiles(isOn) {
    const { tiles } = this._settings;
    if (!isOn) {
      this._tiles?.remove();
      return;
    }
    // Leaflet takes an attribution as markup; this one is plain text.
    const attribution = tiles.attribution.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
    this._tiles ||= L.tileLayer(tiles.url, { attribution, maxZoom: this._map.getMaxZoom() });
    this._tiles.addTo(this._map);
  },

  _fetchMonths(query) {
    const { data, lang } = this._settings;
    const rest = query ? `&${query}` : "";
    return fetchFile(`${data}months.bin?lang=${lang}${rest}`, "arrayBuffer");
  },

  _showMonth(mask) {
    const [own, chosen] = this._pending;
    this.select(own, chosen);
    const isShown = mask !== null;
    if (isShown === Boolean(this._isMonthShown)) return; // a step from month to month changes no layer
    this._isMonthShown = isShown;
    this._dress();
  },

  _describePainted(point) {
    if (!this._painter) return;
    const { x, y } = this.fromContainer(point);
    const view = this.view();
    const shape = this._painter.at({ x: (x - view.x) / view.scale, y: (y - view.y) / view.scale });
    if (shape !== (this._pointedAt ?? null)) this._nameArea(shape);
    if (shape && !this._itemAt(point)) this._tooltip.show(point, this._paintedLines(shape));
  },

  _paintedLines({ properties, state, value, n, without, aggregates }) {
    const words = this._words;
    const { painted } = this._display;
    const name = properties && this._unitName(properties);
    if (state === null) return [name, words.text("layers-state-silent")];
    const instead = stateName(state);
    const left = aggregates > 0 ? [words.counted("layers-aggregates", aggregates)] : [];
    if (instead === "outside") return [name, words.text("layers-state-outside")];
    if (n === 0) return [name, words.text("layers-state-aggregates"), ...left];
    const lines = [name, words.counted("layers-incidents", n), ...left].filter(Boolean);
    if (without > 0) lines.push(words.counted("layers-without", without));
    if (painted.kind === "density" || (painted.measure === "incidents" && painted.year === null))
      return lines;
    const amount = this._amount(instead, value);
    const what = this._paintLegend.title(painted);
    return [...lines, words.text("layers-amount").replace("{what}", what).replace("{amount}", amount)];
  },

  /* The number of an area, or why there is none. */
  _amount(instead, value) {
    const words = this._words;
    if (instead === "aggregates") return words.text("layers-only-aggregates");
    return instead && instead !== "zero" ? words.text(`layers-state-${instead}`) : words.number(value);
  },
});

/**
 * Called with every selection (views/map/document.py).
 *
 * @param {object} layers as `views/map/layers.py` describes them
 */
export const showLayers = (layers) => window.sahelMap.show(layers);
