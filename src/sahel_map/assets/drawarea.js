/* An area drawn by the reader as a filter: rectangle, circle or polygon by clicks, and the outline of the one in
 * force. Each corner is one click or tap, so that a finger draws as well as a mouse. */

import { IncidentLayer } from "./incidents.js";
import { addControl, element } from "./panels.js";

const MOST_KM = 100;
const MOST_CORNERS = 60;
const CLOSE = 12; // CSS pixels from the first corner at which a click ends a polygon
const LINE = { color: "#004488", weight: 2, dashArray: "6 4", fillOpacity: 0.05, interactive: false };
const TOOLS = { rectangle: "▭", circle: "◯", polygon: "⬠" };

class Pen {
  constructor(map, words, done) {
    Object.assign(this, { _map: map, _words: words, _done: done, tool: null });
    this._buttons = new Map();
    const bar = element("div", "leaflet-bar sahel-pen");
    for (const [tool, sign] of Object.entries(TOOLS)) bar.append(this._button(tool, sign));
    addControl(map, "topleft", bar);
    map.on("click", (event) => this.tool && this._add(event.latlng));
    map.on("mousemove", (event) => this.tool && this._preview(event.latlng));
    map.getContainer().addEventListener("keydown", (event) => this._onKey(event), true);
  }

  _button(tool, sign) {
    const name = this._words.text(`draw-tool-${tool}`);
    const button = element("button", "", sign, {
      type: "button",
      title: name,
      "aria-label": name,
      "aria-pressed": "false",
    });
    button.addEventListener("click", () => this._choose(this.tool === tool ? null : tool));
    this._buttons.set(tool, button);
    return button;
  }

  _choose(tool) {
    this.tool = tool;
    this._corners = [];
    this._draft?.remove();
    this._draft = null;
    for (const [name, button] of this._buttons) button.setAttribute("aria-pressed", String(name === tool));
    const container = this._map.getContainer();
    container.classList.toggle("sahel-drawing", tool !== null);
    this._map.doubleClickZoom[tool ? "disable" : "enable"]();
    this._hint ||= container.appendChild(element("div", "sahel-pen-hint", "", { role: "status" }));
    this._hint.hidden = tool === null;
    if (tool) this._hint.textContent = this._words.text(`draw-tool-${tool}-how`);
  }

  _onKey(event) {
    if (!this.tool || (event.key !== "Escape" && event.key !== "Enter")) return;
    event.stopPropagation();
    if (event.key === "Enter" && this.tool === "polygon" && this._corners.length > 2)
      this._finish(this._corners);
    else this._choose(null);
  }

  _add(latlng) {
    const [first] = this._corners;
    if (this.tool === "polygon") {
      const isClosed = this._corners.length > 2 && this._isNear(first, latlng);
      if (!isClosed) this._corners.push(latlng);
      if (isClosed || this._corners.length === MOST_CORNERS) this._finish(this._corners);
      else this._preview(latlng);
    } else if (first && !this._isNear(first, latlng)) this._finish([first, latlng]);
    else this._corners = [latlng];
  }

  _isNear(one, other) {
    return this._map.latLngToContainerPoint(one).distanceTo(this._map.latLngToContainerPoint(other)) < CLOSE;
  }

  _preview(latlng) {
    if (!this._corners.length) return;
    this._draft?.remove();
    this._draft = this._shape([...this._corners, latlng]).addTo(this._map);
  }

  _shape(corners) {
    const [first, second] = corners;
    if (this.tool === "rectangle") return L.rectangle([first, second], LINE);
    if (this.tool === "circle")
      return L.circle(first, { ...LINE, radius: 1000 * kilometres(this._map, first, second) });
    return L.polygon(corners, LINE);
  }

  _finish(corners) {
    const [first, second] = corners;
    let drawn;
    if (this.tool === "circle") {
      drawn = { near: [first.lat, first.lng, Math.round(kilometres(this._map, first, second))] };
    } else if (this.tool === "rectangle") {
      const box = L.latLngBounds(first, second);
      const all = [box.getSouthWest(), box.getSouthEast(), box.getNorthEast(), box.getNorthWest()];
      drawn = { shape: all.flatMap(({ lat, lng }) => [lat, lng]) };
    } else {
      drawn = { shape: corners.flatMap(({ lat, lng }) => [lat, lng]) };
    }
    this._choose(null);
    this._done(drawn);
  }
}

/* A circle of less than a kilometre or of more than a hundred is none that the filter knows. */
function kilometres(map, one, other) {
  return Math.min(MOST_KM, Math.max(1, map.distance(one, other) / 1000));
}

IncidentLayer.include({
  _addPen() {
    this._pen = new Pen(this._map, this._words, (drawn) => this._tell({ drawn, pick: Date.now() }));
    this._addPrint();
  },

  /* A sheet of what is in view: the page for sheets opens with this part of the map. */
  _addPrint() {
    const name = this._words.text("print");
    const button = element("button", "", "▤", { type: "button", title: name, "aria-label": name });
    button.addEventListener("click", () => {
      const bounds = this._map.getBounds();
      const view = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
      this._tell({ print: view.map((edge) => Number(edge.toFixed(3))), pick: Date.now() });
    });
    const bar = element("div", "leaflet-bar sahel-print");
    bar.append(button);
    addControl(this._map, "topleft", bar);
  },

  /* The outline of the area that filters, as numbers of the address: latitude, longitude, ... */
  _showOutline({ near, shape }) {
    this._outline?.remove();
    this._outline = null;
    if (near) this._outline = L.circle(near.slice(0, 2), { ...LINE, radius: near[2] * 1000 });
    if (shape) {
      const corners = shape.flatMap((lat, place) => (place % 2 ? [] : [[lat, shape[place + 1]]]));
      this._outline = L.polygon(corners, LINE);
    }
    this._outline?.addTo(this._map);
  },
});
