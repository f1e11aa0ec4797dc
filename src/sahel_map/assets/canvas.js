/* A Leaflet layer that is one canvas, and the projection that everything drawn on it uses.
 *
 * Places are projected once, to "world pixels": Web Mercator pixels at zoom 8, relative to a point
 * in Mali so that the numbers stay small. Drawing at another zoom is then a scale and a shift. */

const WORLD_ZOOM = 8;
const WORLD_SIZE = 256 * 2 ** WORLD_ZOOM;
const ORIGIN = mercator(-3, 16);

function mercator(lon, lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return { x: (lon / 360 + 0.5) * WORLD_SIZE, y: y * WORLD_SIZE };
}

/**
 * Degrees to world pixels.
 *
 * @param {number} lon degrees east
 * @param {number} lat degrees north
 * @returns {[number, number]} x and y in world pixels
 */
export const project = (lon, lat) => {
  const point = mercator(lon, lat);
  return { x: point.x - ORIGIN.x, y: point.y - ORIGIN.y };
};

/**
 * World pixels to Leaflet's latitude and longitude.
 *
 * @param {number} x world pixels
 * @param {number} y world pixels
 */
export const unproject = (x, y) => {
  const fraction = (y + ORIGIN.y) / WORLD_SIZE;
  const lat = (360 / Math.PI) * Math.atan(Math.exp((0.5 - fraction) * 2 * Math.PI)) - 90;
  return L.latLng(lat, ((x + ORIGIN.x) / WORLD_SIZE - 0.5) * 360);
};

/**
 * World pixels to Leaflet's pixels at a zoom (those of map.project).
 *
 * @param {number} zoom of Leaflet
 */
export const worldToPixels = (zoom) => {
  const scale = 2 ** (zoom - WORLD_ZOOM);
  return { x: (x) => (x + ORIGIN.x) * scale, y: (y) => (y + ORIGIN.y) * scale };
};

/**
 * Metres on the ground to world pixels, at a height y (world pixels) on the map.
 *
 * @param {number} metres on the ground
 * @param {number} y world pixels
 */
export const metresToWorld = (metres, y) => {
  const lat = unproject(0, y).lat;
  return (metres * WORLD_SIZE) / (40075016.686 * Math.cos((lat * Math.PI) / 180));
};

/* L.Renderer keeps a container somewhat larger than the map in place while the map moves and zooms; a
 * subclass here only fills in draw(context, view). It is part of Leaflet 1.9.3, which is pinned. */
export const CanvasLayer = L.Renderer.extend({
  options: { padding: 0.15 },

  _initContainer() {
    this._container = L.DomUtil.create("canvas", "sahel-canvas");
    this._container.setAttribute("aria-hidden", "true");
    this._context = this._container.getContext("2d");
  },

  _destroyContainer() {
    L.DomUtil.remove(this._container);
    delete this._container;
  },

  _updatePaths() {},

  _update() {
    // During an animated zoom the canvas is only stretched; it is drawn again when the zoom ends.
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    this._resize();
    this.redraw();
  },

  _resize() {
    const size = this._bounds.getSize();
    const ratio = window.devicePixelRatio || 1;
    const canvas = this._container;
    L.DomUtil.setPosition(canvas, this._bounds.min);
    if (canvas.width === size.x * ratio && canvas.height === size.y * ratio) return;
    canvas.width = size.x * ratio;
    canvas.height = size.y * ratio;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
  },

  /* Where world pixels fall on the canvas: canvas = world * scale + shift. */
  view() {
    const map = this._map;
    const scale = 2 ** (map.getZoom() - WORLD_ZOOM);
    const origin = map.getPixelOrigin();
    const size = this._bounds.getSize();
    return {
      zoom: map.getZoom(),
      scale,
      x: ORIGIN.x * scale - origin.x - this._bounds.min.x,
      y: ORIGIN.y * scale - origin.y - this._bounds.min.y,
      width: size.x,
      height: size.y,
    };
  },

  redraw() {
    if (!this._map || !this._bounds) return;
    const ratio = window.devicePixelRatio || 1;
    const view = this.view();
    this._context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this._context.clearRect(0, 0, view.width, view.height);
    this.draw(this._context, view);
  },

  /* Position on the canvas of a point of the map's container (a mouse event's, for example). */
  fromContainer(point) {
    return this._map.containerPointToLayerPoint(point).subtract(this._bounds.min);
  },

  /* The same the other way round: a point of the canvas as one of the map's container. */
  toContainer(point) {
    return this._map.layerPointToContainerPoint(L.point(point.x, point.y).add(this._bounds.min));
  },
});

/**
 * Whether an extent (left, right, top, bottom in world pixels) touches the canvas.
 *
 * @param {number[]} extent left, right, top, bottom in world pixels
 * @param {{zoom: number, scale: number, x: number, y: number, width: number, height: number}} view what the canvas
 *   shows: CSS pixels are world pixels * scale + x or y
 */
export const isInView = (extent, view) =>
  extent.right * view.scale + view.x >= 0 &&
  extent.left * view.scale + view.x <= view.width &&
  extent.bottom * view.scale + view.y >= 0 &&
  extent.top * view.scale + view.y <= view.height;

/**
 * Draw in world pixels: lines then need lineWidth / view.scale.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {{zoom: number, scale: number, x: number, y: number, width: number, height: number}} view what the canvas
 *   shows: CSS pixels are world pixels * scale + x or y
 * @param {function(): void} paint draws in world pixels
 */
export const inWorld = (context, view, paint) => {
  context.save();
  context.translate(view.x, view.y);
  context.scale(view.scale, view.scale);
  paint();
  context.restore();
};
