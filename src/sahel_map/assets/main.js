/* The map of the dashboard: what the script that Folium writes (views/map/document.py) may call. */

import { motionOptions, selectIncidents, startMap } from "./incidents.js";
import { showLayers } from "./layers.js";
import "./drawarea.js";
import "./drawing.js";
import "./interaction.js";
import "./viewpoint.js";

window.Sahel = Object.freeze({
  motion: motionOptions,
  select: selectIncidents,
  show: showLayers,
  start: startMap,
});
