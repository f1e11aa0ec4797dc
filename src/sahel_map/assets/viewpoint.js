/* Where the map looks: at everything, at the area chosen, at the record that a link opens, or where the reader
 * left it. */

import { metresToWorld, unproject } from "./canvas.js";
import { isWithinCircle, PLACE, readMask } from "./columns.js";
import { showAll, showBounds } from "./firstview.js";
import { IncidentLayer } from "./incidents.js";

const APART = 64; // CSS pixels from one place to the next at which neither is counted into the other's cluster
const WORLD_ZOOM = 8; // at which a world pixel is one on the screen
const NEAREST = 12;
// A unit needs room for its outline, and has no place to come near to.
const NEAREST_UNIT = { communes: 9, cercles: 8, regions_old: 6.5, regions_2023: 6.5 };
const CIRCLE = 180; // CSS pixels: radius that the circle around a described place has at most

IncidentLayer.include({
  /* The first view leaves room for the tray, which is filled only once the incidents are chosen. */
  _expectTray() {
    try {
      if (this._pending) this._tray.show(readMask(this._pending[0], this._data).unplaced.length);
    } catch {
      /* a mask of other data than these columns: said when it is shown */
    }
  },

  /* On paper the frame has another width: what was in view is fitted into it, and back. */
  _fitPaper() {
    const paper = window.matchMedia("print");
    let seen = null;
    paper.addEventListener("change", () => {
      const bounds = paper.matches ? this._map.getBounds() : seen;
      const size = this._map.getSize();
      this._map.invalidateSize({ animate: false });
      // What is drawn anew while a browser prints comes out empty: a frame that keeps its size stays as it is.
      if (size.equals(this._map.getSize())) return;
      seen = bounds;
      if (bounds) this._map.fitBounds(bounds, { animate: false });
      this.redraw();
    });
  },

  /* The view outlives a rebuilt frame (a change of language, another page) within one browser tab. */
  _place() {
    this._map.invalidateSize({ animate: false }); // the page may have given the frame its height since Leaflet measured it
    const kept = this._recall();
    if (kept) this._map.setView(kept.centre, kept.zoom, { animate: false });
    else this.showAll();
    this._areaInView = kept?.area ?? JSON.stringify(null);
    this._recordInView = kept?.record ?? null;
    this._startSeen = kept?.start;
    this._map.on("moveend", () => this._remember());
    // Leaflet's own listener is off (`trackResize`): it keeps the size that it measured before a view was set and lets a
    // change before then pass, when the page gives the frame its last height.
    new ResizeObserver(() => this._onResize()).observe(this._map.getContainer());
  },

  _recall() {
    try {
      return JSON.parse(sessionStorage.getItem(`sahel-viewpoint ${this._settings.data}`));
    } catch {
      return null;
    }
  },

  _remember() {
    if (this._areaInView === undefined) return; // not yet placed
    this._nameView();
    this._lastView = viewOf(this._map);
    const { lat, lng } = this._lastView.centre;
    const record = this._hasArrived ? (this._chosen ?? null) : this._recordInView;
    const start = this._startSeen;
    const kept = { centre: [lat, lng], zoom: this._map.getZoom(), area: this._areaInView, record, start };
    try {
      sessionStorage.setItem(`sahel-viewpoint ${this._settings.data}`, JSON.stringify(kept));
    } catch {
      /* storage may be switched off; the view is then not remembered */
    }
  },

  /* Where the map looks, for the link that the page offers (reader.js): nothing where another screen would do better
   * to fit it anew, which it does unless the reader moved or a record is open, to which a link would go. */
  _nameView() {
    const frame = window.frameElement;
    if (!frame) return;
    const { lat, lng } = this._map.getCenter();
    const isFirst = looksAt(this._map, this._firstView) && (this._chosen ?? null) === null;
    if (isFirst) delete frame.dataset.at;
    else
      frame.dataset.at = [lat.toFixed(4), lng.toFixed(4), Number(this._map.getZoom().toFixed(2))].join(",");
  },

  showAll() {
    if (!this._data.bounds) return;
    showAll(this._map, this._data);
    this._firstView = viewOf(this._map);
    this._nameView();
  },

  /* Go to the units that the reader chose, once for each choice; back to all incidents when there is none. */
  _goTo(area) {
    const wanted = JSON.stringify(area ?? null);
    if (this._areaInView === undefined || wanted === this._areaInView) return; // not yet placed, or there
    this._areaInView = wanted;
    if (area) this._showArea(area);
    else this.showAll();
  },

  /* Look where a link wants, once for each link; a report of the view would make its numbers those of this screen. */
  _startAt(start) {
    if (!start || this._areaInView === undefined || this._startSeen === start.id) return;
    this._startSeen = start.id;
    this._hasArrived = true; // the record of the link is open, and the link says where to look
    if (start.bounds) {
      const [west, south, east, north] = start.bounds;
      this._restAt(() =>
        this._map.fitBounds(
          [
            [south, west],
            [north, east],
          ],
          { reset: true },
        ),
      );
    } else {
      const [latitude, longitude, zoom] = start.at;
      this._restAt(() => this._map.setView([latitude, longitude], zoom, { reset: true }));
    }
    this._remember();
  },

  _restAt(move) {
    this._rest = null;
    this._isPlacing = true;
    move();
    this._isPlacing = false;
    this._rest = viewOf(this._map);
  },

  /* Whether the map is where a link put it, not where the reader moved it. */
  _isAtRest() {
    return this._isPlacing || looksAt(this._map, this._rest);
  },

  _showArea([west, south, east, north]) {
    const bounds = L.latLngBounds([south, west], [north, east]);
    showBounds(this._map, this._data, bounds, (row) => this.isRowShown(row));
    this._firstView = viewOf(this._map);
    this._nameView();
  },

  /* Whether a change of size leaves the middle where it is though nobody moved the map: what the reader chose put a row
   * above it, or its figures are held to what is in view. */
  _staysAt(before, width) {
    return before === width && (this._follows || navigator.userActivation?.hasBeenActive === true);
  },

  /* A map that the reader has not moved yet fits itself anew when the page gives it another size; any other keeps its
   * middle. Leaflet forgets it and moves whole pixels then, and `setView` too, unless it is told to begin anew. */
  _onResize() {
    const { x, y } = this._map.getSize();
    const { clientWidth, clientHeight } = this._map.getContainer();
    if (x === clientWidth && y === clientHeight) return;
    this._map.invalidateSize({ debounceMoveend: true });
    const isFirst = looksAt(this._map, this._firstView);
    if (!isFirst || this._staysAt(x, clientWidth)) {
      const { centre, zoom } = this._lastView ?? {};
      if (isFirst || looksAt(this._map, this._lastView)) this._map.setView(centre, zoom, { reset: true });
      if (isFirst) this._firstView = viewOf(this._map);
      return;
    }
    const area = JSON.parse(this._areaInView);
    if (area) this._showArea(area);
    else this.showAll();
  },

  /* Come near to the record that is open when the map arrives, as by a link; once, not where the reader has looked
   * at it before, and not where the link says itself where to look. A record that is opened later leaves the map
   * where it is. */
  _arrive() {
    if (this._hasArrived || this._areaInView === undefined || !this._selected) return;
    this._hasArrived = true;
    const row = this._chosen;
    const isNew = row !== null && row !== this._recordInView;
    if (isNew && this.isRowShown(row) && !Number.isNaN(this._data.x[row])) {
      const place = unproject(this._data.x[row], this._data.y[row]);
      const zoom = Math.max(this._map.getZoom(), this._zoomApart(row));
      this._map.setView(place, zoom, { animate: false });
    }
    this._remember();
  },

  /* The zoom at which an incident is in no cluster with other places, as far as its precision allows. */
  _zoomApart(row) {
    const data = this._data;
    if (data.place[row] === PLACE.unit) return NEAREST_UNIT[data.units[data.unit_old[row]][0]];
    const wide = metresToWorld(data.radius_m[row], data.y[row]);
    const nearest = Math.min(NEAREST, isWithinCircle(data, row) ? zoomOf(CIRCLE, wide) : NEAREST);
    return Math.min(nearest, Math.ceil(4 * zoomOf(APART, this._distance(row))) / 4);
  },

  /* World pixels from an incident to the nearest other place with one; infinite if there is none. */
  _distance(row) {
    const { x, y } = this._data;
    const { points, nPoints } = this._selected;
    let least = Number.POSITIVE_INFINITY;
    for (const other of points.subarray(0, nPoints)) {
      const distance = Math.hypot(x[other] - x[row], y[other] - y[row]);
      if (distance > 0 && distance < least) least = distance;
    }
    return least;
  },
});

/* The zoom at which a length in world pixels has a length on the screen. */
const zoomOf = (pixels, length) => WORLD_ZOOM + Math.log2(pixels / length);

const viewOf = (map) => ({ centre: map.getCenter(), zoom: map.getZoom() });

/* Whether the map still looks where it was put, to two pixels: Leaflet rounds to whole ones at each change of size. */
function looksAt(map, view) {
  if (!view || map.getZoom() !== view.zoom) return false;
  const [here, there] = [map.getCenter(), view.centre].map((point) => map.project(point, view.zoom));
  return here.distanceTo(there) <= 2;
}
