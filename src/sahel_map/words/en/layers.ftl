# Layers of the map, its month player, and what is in view. { $count } is the number as written, $n chooses the plural.
layers-layer = Show on the map
layers-layer-incidents = Incidents
layers-layer-areas = By area
layers-layer-density = Density
layers-measure = Coloured by
layers-measure-incidents = Documented incidents
layers-measure-killed-min = Reported killed, lowest count
layers-measure-killed-max = Reported killed, highest count
layers-measure-homes-burned = Homes burned, at least
layers-measure-displaced = People displaced, at least
layers-measure-abducted = Abducted, at least
layers-level = Areas
layers-level-region = Regions
layers-level-cercle = Cercles
layers-level-commune = Communes
layers-per-head = Per 100,000 people
layers-per-head-unknown = The population of communes is not known: numbers are not divided.
layers-square = Grid squares
layers-square-km = { $km } km
layers-more = More
layers-overlay-towns = Towns
layers-overlay-rivers = Rivers and lakes
layers-overlay-boundaries = Boundaries
layers-overlay-marks = Incidents on top
layers-overlay-tiles = Background tiles

layers-per = per 100,000 people, population of { $year }
layers-state-silent = No report; not a sign of safety
layers-state-aggregates = Aggregate records only: not counted
layers-state-outside = Outside the filter
layers-only-aggregates = in aggregate records only, not counted
layers-state-zero = 0 reported
layers-state-no-number = Incidents, but no such number
layers-state-no-population = Population not known
layers-nothing = No incident to paint
layers-amount = { $what }: { $amount }
layers-rule-areas = The same number has the same colour under every filter. Joint operations count once.
layers-rule-density = Squares of equal area, { $km } km wide. The same number has the same colour under every filter. Empty: no incident known this finely, which is not a sign of safety.
layers-scope = The south and west are not covered.
layers-density-title = Documented incidents per grid square
layers-unplaced-areas = { $n ->
    [one] { $count } incident is not known this finely: not painted
   *[other] { $count } incidents are not known this finely: not painted
}
layers-unplaced-density = { $n ->
    [one] { $count } incident is not known to half a grid square: in none
   *[other] { $count } incidents are not known to half a grid square: in none
}
layers-aggregates = { $n ->
    [one] { $count } aggregate record left out
   *[other] { $count } aggregate records left out
}
layers-incidents = { $n ->
    [one] { $count } documented incident
   *[other] { $count } documented incidents
}
layers-without = { $n ->
    [one] { $count } of them without a number
   *[other] { $count } of them without a number
}

layers-table = Show as a table
layers-table-area = Area
layers-table-incidents = Incidents
layers-table-figure = Reported range
layers-table-without = Without a number
layers-table-aggregates = Aggregate records
layers-table-outside = Nor are areas outside the filter.
layers-table-population = Population, { $year }
layers-table-rate = Per 100,000
layers-table-rule = { $measure }, by area. Areas without a report are not listed: a place without a report is not a safe place.

layers-play-open = Month by month
layers-play-title = Incidents month by month
layers-play-play = Play
layers-play-pause = Pause
layers-play-previous = Month before
layers-play-next = Month after
layers-play-month = Month
layers-play-close = Back to the whole period
layers-play-rule = Incidents dated to a period are shown in each of its months.
layers-play-incidents = While months are shown, the map shows single incidents, not areas or grid squares.
layers-play-event = { $date }: { $label }
layers-play-failed = The months could not be loaded.
layers-play-cumulative = Add up from the first month
layers-play-up-to = up to { $month }
layers-play-speed = Speed
layers-play-speed-slow = Slow
layers-play-speed-normal = Normal speed
layers-play-speed-fast = Fast
layers-play-follow = Figures, list and charts show the same.

layers-bounds = Only what is in view
layers-grouped = Group marks that cover each other
layers-grouped-help = Up to about 500 incidents in view each place has its own mark; beyond, places near each other are always counted together.
