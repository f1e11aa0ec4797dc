# Places on the map: around a point, in an area drawn, in view; and the search for places and records.
selection-near = within { $km } km of { $where }
selection-near-place = { $name } ({ $point })
selection-shape = in an area drawn on the map with { $n } corners, between { $first } and { $last }
selection-bounds = in the part of the map between { $first } and { $last }
selection-point = { $lat }, { $lon }
selection-north = { $degrees }° N
selection-south = { $degrees }° S
selection-east = { $degrees }° E
selection-west = { $degrees }° W
space-apart = { $n ->
    [one] { $count } more incident of these filters is known only to a commune, cercle or region or has no known place; it cannot be said to lie there and is left out.
   *[other] { $count } more incidents of these filters are known only to a commune, cercle or region or have no known place; they cannot be said to lie there and are left out.
}
space-apart-short = { $n ->
    [one] { $count } left out
   *[other] { $count } left out
}
space-near-short = Distance
space-km = Kilometres around
space-here = Around this record
space-days = Days before and after
space-show = Show what is near
space-find = Find a place, area, record or publisher
space-find-hint = Place, area, record…
space-find-none = Nothing is called “{ $text }” here.
space-find-record = Records
space-find-place = Places
space-find-commune = Communes
space-find-cercle = Cercles
space-find-region = Regions
space-find-publisher = Publishers
space-find-choice = { $name } · { $detail }
draw-tool-rectangle = Draw a rectangle to filter by
draw-tool-rectangle-how = Click one corner, then the opposite one. Escape ends it.
draw-tool-circle = Draw a circle to filter by
draw-tool-circle-how = Click the middle, then the edge (1 to 100 km). Escape ends it.
draw-tool-polygon = Draw an area to filter by
draw-tool-polygon-how = Click each corner; click the first one again, or press Enter, to close the area. Escape ends it.
hits-heading = Best matches
space-link = Copy link
space-link-what = This address opens the same view: filters, layers, open record, language, and where the map looks.
space-link-copy = Copy
space-link-copied = Copied
