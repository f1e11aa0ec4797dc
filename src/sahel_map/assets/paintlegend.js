/* The legend of a painted layer: what is counted, how, and what the colours leave out. */

import { patternOf } from "./painter.js";
import { addControl, element } from "./panels.js";

const FOLDED_BELOW = 500; // CSS pixels: width of the map

export class PaintLegend {
  constructor(map, words) {
    this._words = words;
    this._box = element("details", "sahel-legend sahel-paint");
    this._box.open = map.getSize().x >= FOLDED_BELOW;
    this._box.hidden = true;
    addControl(map, "bottomleft", this._box);
  }

  show(painted, painter) {
    this._box.hidden = !painted;
    if (!painted) return;
    const body = element("div", "sahel-legend-body");
    const rows = element("ul");
    painted.ranges.forEach(([low, high], place) => {
      rows.append(row(painter.colours[place], this._range(low, high)));
    });
    for (const name of painter.patterns())
      rows.append(row(patternOf(name), this._words.text(`layers-state-${name}`)));
    body.append(rows, ...this._notes(painted).map((note) => element("p", "sahel-note", note)));
    this._box.replaceChildren(element("summary", "sahel-paint-title", this.title(painted)), body);
  }

  /* What is counted; values per head name the year of the population. */
  title(painted) {
    const words = this._words;
    if (painted.kind === "density") return words.text("layers-density-title");
    const measure = words.text(`layers-measure-${painted.measure}`);
    if (painted.year === null) return measure;
    return `${measure}, ${words.text("layers-per").replace("{year}", painted.year)}`;
  }

  _range(low, high) {
    const from = this._words.number(low);
    if (high === null) return `${from}+`; // the last class has no end
    return low === high ? from : `${from}–${this._words.number(high)}`;
  }

  _notes(painted) {
    const words = this._words;
    const { kind, unplaced, aggregates } = painted;
    const km = kind === "density" ? words.number(painted.km) : "";
    return [
      painted.ranges.length ? "" : words.text("layers-nothing"),
      unplaced > 0 ? words.counted(`layers-unplaced-${kind}`, unplaced) : "",
      aggregates > 0 ? words.counted("layers-aggregates", aggregates) : "",
      words.text(`layers-rule-${kind}`).replace("{km}", km),
    ].filter(Boolean);
  }
}

function row(filling, text) {
  const canvas = element("canvas", "", undefined, { "aria-hidden": "true", width: 52, height: 28 });
  canvas.style.cssText = "width:26px;height:14px";
  const context = canvas.getContext("2d");
  context.scale(2, 2);
  context.fillStyle = filling;
  context.fillRect(0, 0, 26, 14);
  context.strokeStyle = "#8E887C";
  context.strokeRect(0.5, 0.5, 25, 13);
  const item = element("li");
  item.append(canvas, element("span", "", text));
  return item;
}
