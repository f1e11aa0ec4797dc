# The map: legend, notices, names of controls. { $count } is the number as written, $n chooses the plural.
map-print = Print this view
map-title = Map of documented incidents
map-load-failed = The data of the map could not be loaded. Reload the page; if this message comes back, the server cannot be reached.
map-basemap-failed = Some boundaries or rivers could not be loaded; the incidents are complete.
map-empty = No incident matches the filters.
map-none-placed = { $n ->
    [one] { $count } incident matches the filters, but its place is not known.
   *[other] { $count } incidents match the filters, but none of their places is known.
}
map-attribution = { $credit }. No endorsement of borders.
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-whole = Show all incidents
map-close = Close
map-marks = Incidents in view: arrow keys move between them, Enter opens one
map-shown = { $n ->
    [one] { $count } incident on the map.
   *[other] { $count } incidents on the map.
}
map-loading = Loading…

map-legend-title = How to read this map
map-legend-more = Sizes and places
map-legend-actors = Alleged actor
map-legend-joint = Joint operation: both marks
map-legend-size = Reported killed, lowest count
map-legend-size-note = Area in proportion to the number
map-legend-highest = Light ring: highest count
map-legend-unknown-toll = Number not reported
map-legend-place = How well the place is known
map-legend-settlement = Settlement known
map-legend-near = Near: within the circle
map-legend-unit = Only the area known
map-legend-cluster = Several; dashed: some not known to a settlement

map-cluster = { $n ->
    [one] { $count } incident
   *[other] { $count } incidents
}
map-vague = { $n ->
    [one] { $count } of them known only near a place or to an area
   *[other] { $count } of them known only near a place or to an area
}
map-unit = { $n ->
    [one] { $count } incident known only to this area
   *[other] { $count } incidents known only to this area
}
map-unplaced = { $n ->
    [one] { $count } incident without a known place
   *[other] { $count } incidents without a known place
}
map-more = { $n ->
    [one] Show { $count } more
   *[other] Show { $count } more
}
map-joint-note = Joint operations appear under each actor.

map-text-killed = Reported killed: { $killed }
map-text-alleged = Alleged: { $actors }
map-text-unknown = Place not known

map-group-state-and-allies = State forces and allies
map-group-islamist-armed-groups = Islamist armed groups
map-group-self-defence-militias = Self-defence militias
map-group-rebel-coalitions = Rebel coalitions
map-group-unidentified = Unidentified
map-group-other = Other
map-mostly = mostly { $group }
map-legend-entry = { $label } { $count }
map-list = Incidents on the map as a list
map-list-name = { $place }, { $date }
map-list-count = { $n ->
    [0] No incident is shown.
    [one] { $count } incident, with a link to its record.
   *[other] { $count } incidents, each with a link to its record, the newest first.
}{ $cut ->
    [0] {""}
   *[other] {" "}The first { $listed } are listed; the page Incidents has all.
}
