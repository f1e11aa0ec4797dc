/* Areas in colour and the bars of the chart on the page: each marks its counterpart, without a run of the page.
 *
 * The frame says which area the pointer is on; charts.js marks its bar, and asks back for an area by its name. */

import { IncidentLayer } from "./incidents.js";

IncidentLayer.include({
  /* Name the area under the pointer, as its bar in the chart is named; a commune by its cercle. */
  async _nameArea(shape) {
    this._pointedAt = shape;
    this._painter.mark(shape ? [shape] : []);
    const unit = shape?.properties ? await this._barUnit(shape.properties) : null;
    if (shape !== this._pointedAt || !window.frameElement) return; // the pointer has gone on
    const { dataset } = window.frameElement;
    if (unit) dataset.over = this._unitName(unit);
    else delete dataset.over;
  },

  /* Mark the areas that a bar of the chart stands for, given by the name at the bar; none for an empty one. */
  async markAreas(name) {
    if (!this._painter) return;
    const { file } = this._display?.painted ?? {};
    const shapes = await this._painter.areas();
    if (file !== "communes")
      return this._painter.mark(shapes.filter(({ properties }) => this._unitName(properties) === name));
    const cercles = await this._basemap.file("cercles");
    const pcode = cercles.find(({ properties }) => this._unitName(properties) === name)?.properties.pcode;
    this._painter.mark(shapes.filter(({ properties }) => properties.cercle_pcode === pcode));
  },

  async _barUnit(properties) {
    if (this._display?.painted?.file !== "communes") return properties;
    const cercles = await this._basemap.file("cercles");
    return cercles.find(({ properties: { pcode } }) => pcode === properties.cercle_pcode)?.properties;
  },

  _unitName(properties) {
    return (this._settings.lang === "fr" && properties.name_fr) || properties.name;
  },
});
