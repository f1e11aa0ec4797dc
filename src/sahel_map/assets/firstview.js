/* Views to which the map is moved: as near as can be with everything asked for on it, and no incident under
 * a control, or as few as can be where that would take the map too far away. */

import { worldToPixels } from "./canvas.js";
import { PLACE } from "./columns.js";

export const NEAREST = 9; // zoom that a view is moved to at most

const MARGIN = 14; // CSS pixels
const SCALE = 112; // CSS pixels that the scale may take
const NEAR = 3; // CSS pixels between a place and a control
const STEP = 0.25;
const FARTHEST = 0.75; // how much less of a zoom is worth a clear view: three quarters make the map less than half as large
const MOST_ROWS = 4000; // of more incidents, so many spread over all of them tell where it is clear
// Where the incidents are put in the room that is left over: in the middle, or more and more to the right and up, away
// from the buttons and the legend.
const PLACES = [0.5, 0.75, 1].flatMap((across) => [0.5, 0.25, 0].map((down) => [across, down]));

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
  const some = rows.filter((_, place) => place % Math.ceil(rows.length / MOST_ROWS) === 0);
  const controls = rectangles(map);
  const size = map.getSize();
  const nearest = Math.min(NEAREST, map.getBoundsZoom(bounds, false, L.point(2 * MARGIN, 2 * MARGIN)));
  const farthest = Math.max(map.getMinZoom(), nearest - FARTHEST);
  let [best, least] = [null, Number.POSITIVE_INFINITY];
  for (let zoom = nearest; zoom >= farthest && least > 0; zoom -= STEP) {
    const topLeft = map.project(bounds.getNorthWest(), zoom);
    const room = size
      .subtract([2 * MARGIN, 2 * MARGIN])
      .subtract(map.project(bounds.getSouthEast(), zoom).subtract(topLeft));
    for (const [across, down] of PLACES) {
      const corner = topLeft.subtract([MARGIN + room.x * across, MARGIN + room.y * down]); // of the map
      const n = covered(data, some, zoom, corner, controls, least);
      if (n < least) [best, least] = [[map.unproject(corner.add(size.divideBy(2)), zoom), zoom], n];
    }
  }
  if (best) map.setView(...best, { animate: false });
  else map.fitBounds(bounds, { maxZoom: NEAREST, padding: [MARGIN, MARGIN], animate: false });
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
    // A scale is as long as the view before needed it: it counts with the most it may take.
    const isScale = control.classList.contains("leaflet-control-scale");
    return {
      left: (isScale ? Math.min(left, right - SCALE) : left) - origin.left,
      right: right - origin.left,
      top: top - origin.top,
      bottom: bottom - origin.top,
    };
  });
}

/* How many incidents lie under a control; no more are counted once they are too many to be the fewest. */
function covered(data, rows, zoom, corner, controls, most) {
  const toPixels = worldToPixels(zoom);
  let n = 0;
  for (const row of rows) {
    const x = toPixels.x(data.x[row]) - corner.x;
    const y = toPixels.y(data.y[row]) - corner.y;
    const isUnder = ({ left, right, top, bottom }) =>
      x > left - NEAR && x < right + NEAR && y > top - NEAR && y < bottom + NEAR;
    if (controls.some(isUnder)) n += 1;
    if (n >= most) break;
  }
  return n;
}
