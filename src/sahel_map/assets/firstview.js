/* Views to which the map is moved: as near as can be with everything asked for on it, and no incident under
 * a control. */

import { worldToPixels } from "./canvas.js";
import { PLACE } from "./columns.js";

export const NEAREST = 9; // zoom that a view is moved to at most

const MARGIN = 14; // CSS pixels
const NEAR = 3; // CSS pixels between a place and a control
const STEP = 0.25;
// Where the incidents are put in the room that is left over: in the middle, or more and more to the
// upper right, away from the legend.
const PLACES = [
  [0.5, 0.5],
  [0.75, 0.25],
  [1, 0],
];

/* Show all incidents; one known by its unit alone has no place that the view would have to hold. */
export const showAll = (map, data) => {
  const isAtPlace = (row) => data.place[row] !== PLACE.unit;
  const rows = placedRows(data);
  const held = rows.some(isAtPlace) ? rows.filter(isAtPlace) : rows;
  const bounds = L.latLngBounds(held.map((row) => [data.lat[row], data.lon[row]]));
  if (!fits(map, bounds)) {
    map.setView(middleOf(data), map.getMinZoom(), { animate: false });
    return;
  }
  showBounds(map, data, bounds, isAtPlace);
};

/**
 * Show some bounds; `isShown` tells of a row whether its incident is drawn.
 *
 * @param {L.Map} map
 * @param {object} data the columns, from `readColumns`
 * @param {L.LatLngBounds} bounds
 * @param {function(number): boolean} isShown
 */
export const showBounds = (map, data, bounds, isShown) => {
  const rows = placedRows(data).filter(isShown);
  const controls = rectangles(map);
  const size = map.getSize();
  const nearest = Math.min(NEAREST, map.getBoundsZoom(bounds, false, L.point(2 * MARGIN, 2 * MARGIN)));
  for (let zoom = nearest; zoom >= map.getMinZoom(); zoom -= STEP) {
    const topLeft = map.project(bounds.getNorthWest(), zoom);
    const room = size
      .subtract([2 * MARGIN, 2 * MARGIN])
      .subtract(map.project(bounds.getSouthEast(), zoom).subtract(topLeft));
    for (const [across, down] of PLACES) {
      const corner = topLeft.subtract([MARGIN + room.x * across, MARGIN + room.y * down]); // of the map
      if (isClear(data, rows, zoom, corner, controls)) {
        map.setView(map.unproject(corner.add(size.divideBy(2)), zoom), zoom, { animate: false });
        return;
      }
    }
  }
  map.fitBounds(bounds, { maxZoom: NEAREST, padding: [MARGIN, MARGIN], animate: false });
};

const placedRows = (data) => [...data.lon.keys()].filter((row) => !Number.isNaN(data.x[row]));

function fits(map, bounds) {
  const zoom = map.getMinZoom();
  const extent = map.project(bounds.getSouthEast(), zoom).subtract(map.project(bounds.getNorthWest(), zoom));
  const size = map.getSize();
  return extent.x <= size.x && extent.y <= size.y;
}

/* The incident in the middle, from west to east, of those too far apart for one view: there are marks
 * around it, while the middle of the map may have none. */
function middleOf(data) {
  const placed = placedRows(data).sort((a, b) => data.lon[a] - data.lon[b]);
  const row = placed[placed.length >> 1];
  return [data.lat[row], data.lon[row]];
}

function rectangles(map) {
  const origin = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
    const { left, right, top, bottom } = control.getBoundingClientRect();
    return {
      left: left - origin.left,
      right: right - origin.left,
      top: top - origin.top,
      bottom: bottom - origin.top,
    };
  });
}

function isClear(data, rows, zoom, corner, controls) {
  const toPixels = worldToPixels(zoom);
  for (const row of rows) {
    const x = toPixels.x(data.x[row]) - corner.x;
    const y = toPixels.y(data.y[row]) - corner.y;
    for (const { left, right, top, bottom } of controls) {
      if (x > left - NEAR && x < right + NEAR && y > top - NEAR && y < bottom + NEAR) return false;
    }
  }
  return true;
}
