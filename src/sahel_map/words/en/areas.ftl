# The page of areas.
page-area-profile = Areas
areas-choose = Area
areas-choose-hint = Choose a region, cercle or commune
areas-none = Choose an area above, search for a place at the top, or draw one on the map: this page then shows everything about it.
areas-population = { $people } people lived there in { $year }, as estimated.
areas-population-unknown = The number of people living there is not known to this data set.
areas-rate = That makes at least { $rate } reported killed for each 100,000 people, over the whole period shown; a count of reports, not of all deaths.
areas-neighbours = Neighbouring areas
areas-neighbours-rule = Areas of the same kind that border on this one, under the same other filters. A dash stands where no incident is reported; that is no sign of safety.
areas-neighbour = Area
areas-publishers = Who reported
areas-missing = What is missing
