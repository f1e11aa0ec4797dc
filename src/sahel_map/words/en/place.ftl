# How well a place is known, and the names of units on the other map of regions.
place-settlement = Drawn at the village or town named by sources, not at the exact spot
place-near = Placed from a description: somewhere within about { $km } km of the point
place-commune = Only the commune is known
place-cercle = Only the cercle is known
place-region = Only the region is known
place-unknown = Not on the map: the place is not known
place-circle = { $level ->
    [commune] No single commune is stated: somewhere within about { $km } km of the point
    [cercle] No single cercle is stated: somewhere within about { $km } km of the point
   *[region] No single region is stated: somewhere within about { $km } km of the point
}
place-regions-old = region { $name }, before 2023
place-regions-2023 = region { $name }, since 2023
finder-town = town of the map, no record at it
finder-publisher = { $n ->
    [one] cited by { $count } record, without filters
   *[other] cited by { $count } records, without filters
}
