/* The bundled vector base map: land, water, boundaries and names, from files of this server. */

import { CanvasLayer, inWorld, isInView, project } from "./canvas.js";
import { fetchFile } from "./files.js";
import { drawNames } from "./names.js";

const COLOURS = window.SahelSettings.style.basemap;

/* File, lowest zoom, how it is painted; drawn in this order. Widths in CSS pixels. */
const LAYERS = [
  { file: "neighbours", from: 0, fill: COLOURS.neighbours, line: COLOURS.screen_cercle, width: 0.8 },
  { file: "country", from: 0, fill: COLOURS.land },
  { file: "lakes", from: 0, fill: COLOURS.lakes },
  { file: "communes", from: 8, line: COLOURS.commune, width: 0.6 },
  { file: "cercles", from: 6.5, line: COLOURS.screen_cercle, width: 0.7 },
  { file: "rivers", from: 0, line: COLOURS.rivers, width: 0.8, main: 1.6 },
  { file: "regions", from: 0, line: COLOURS.screen_region, width: 0.9 },
  { file: "country", from: 0, line: COLOURS.country, width: 1.3 },
  { file: "towns", from: 0 },
];

const NAMED = ["towns", "regions", "cercles", "communes", "rivers", "lakes", "neighbours"];

/* What the reader can switch off, by file. */
const PARTS = {
  towns: "towns",
  rivers: "rivers",
  lakes: "rivers",
  regions: "boundaries",
  cercles: "boundaries",
  communes: "boundaries",
};

/* Names lie over the incidents: under them, where there are many, none could be read. */
const NameLayer = CanvasLayer.extend({
  options: { pane: "names" },

  initialize(basemap) {
    CanvasLayer.prototype.initialize.call(this, {});
    this._basemap = basemap;
  },

  draw(context, view) {
    drawNames(context, view, this._basemap.named(), this._basemap.options.french);
  },
});

export const Basemap = CanvasLayer.extend({
  options: { pane: "basemap", data: "", adminMap: "2023", french: false },

  onAdd(map) {
    this._files = {};
    CanvasLayer.prototype.onAdd.call(this, map);
    map.createPane("names").style.cssText = "z-index: 460; pointer-events: none";
    this._names = new NameLayer(this).addTo(map);
    this._load();
  },

  /* Fetch what this zoom shows and is not here yet. */
  _load() {
    for (const layer of LAYERS) {
      if (this._map.getZoom() >= layer.from) this.file(layer.file);
    }
  },

  /* The features of a file, fetched once. "regions" is the map in use. */
  file(name) {
    const stored = name === "regions" ? `regions_${this.options.adminMap}` : name;
    this._files[stored] ||= this._fetch(stored);
    return this._files[stored];
  },

  async _fetch(name) {
    try {
      const json = await fetchFile(`${this.options.data}boundaries/${name}.geojson`, "json");
      const features = json.features.map((feature) => readFeature(feature));
      this._files[name].features = features;
      this.scheduleRedraw();
      return features;
    } catch {
      this.fire("failed", { file: name });
      return [];
    }
  },

  scheduleRedraw() {
    this._frame ||= requestAnimationFrame(() => {
      this._frame = null;
      this.redraw();
      this._names.redraw();
      this.fire("drawn");
    });
  },

  _features(name) {
    const stored = name === "regions" ? `regions_${this.options.adminMap}` : name;
    return this._files[stored]?.features || [];
  },

  /* Show only some parts ("towns", "rivers", "boundaries"), without land where tiles lie below, and let
   * a painter colour areas between land and water. */
  dress({ parts, hasTiles, painter }) {
    Object.assign(this, { _parts: parts, _hasTiles: hasTiles, _painter: painter });
    this.scheduleRedraw();
  },

  _isOn(file) {
    return !this._parts || !PARTS[file] || this._parts.includes(PARTS[file]);
  },

  draw(context, view) {
    this._load();
    for (const layer of LAYERS) {
      if (layer.file === "lakes") this._painter?.paint(context, view);
      if (!this._isOn(layer.file) || (layer.fill && this._hasTiles)) continue;
      if (view.zoom >= layer.from && layer.file !== "towns")
        paintLayer(context, view, layer, this._features(layer.file));
    }
  },

  /* Features with names, by file; none of what is switched off. */
  named() {
    const shown = (name) => (this._isOn(name) ? this._features(name) : []);
    return Object.fromEntries(NAMED.map((name) => [name, shown(name)]));
  },
});

/* Geometry as a Path2D in world pixels, with its extent; properties stay as they are. */
function readFeature(feature) {
  const path = new Path2D();
  const extent = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const points = [];
  for (const { ring, closed } of linesOf(feature.geometry)) {
    ring.forEach(([lon, lat], place) => {
      const point = project(lon, lat);
      if (place === 0) path.moveTo(point.x, point.y);
      else path.lineTo(point.x, point.y);
      extent.left = Math.min(extent.left, point.x);
      extent.right = Math.max(extent.right, point.x);
      extent.top = Math.min(extent.top, point.y);
      extent.bottom = Math.max(extent.bottom, point.y);
      points.push(point);
    });
    if (closed) path.closePath();
  }
  return { path, extent, points, properties: feature.properties, label: labelPoint(feature, points) };
}

function linesOf(geometry) {
  const { type, coordinates } = geometry;
  if (type === "Point") return [{ ring: [coordinates], closed: false }];
  if (type === "LineString") return [{ ring: coordinates, closed: false }];
  if (type === "MultiLineString") return coordinates.map((ring) => ({ ring, closed: false }));
  if (type === "Polygon") return coordinates.map((ring) => ({ ring, closed: true }));
  return coordinates.flat().map((ring) => ({ ring, closed: true }));
}

function labelPoint(feature, points) {
  const { label_lon: lon, label_lat: lat } = feature.properties;
  if (typeof lon === "number" && typeof lat === "number") return project(lon, lat);
  return points[Math.floor(points.length / 2)];
}

function paintLayer(context, view, layer, features) {
  inWorld(context, view, () => {
    context.lineJoin = "round";
    for (const feature of features) {
      if (!isInView(feature.extent, view)) continue;
      if (layer.fill) {
        context.fillStyle = layer.fill;
        context.fill(feature.path);
      }
      if (layer.line) {
        const main = layer.main && feature.properties.rank === 1;
        context.lineWidth = (main ? layer.main : layer.width) / view.scale;
        context.strokeStyle = layer.line;
        context.stroke(feature.path);
      }
    }
  });
}
