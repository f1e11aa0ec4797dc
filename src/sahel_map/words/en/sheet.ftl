# Printed map sheets and the page that makes them. { $count } is the number as written, $n chooses the plural.
sheet-count = { $n ->
    [one] { $count } documented incident
   *[other] { $count } documented incidents
}
sheet-period = { $n ->
    [one] { $count } documented incident, { $first } to { $last }
   *[other] { $count } documented incidents, { $first } to { $last }
}
sheet-period-one = { $n ->
    [one] { $count } documented incident, { $first }
   *[other] { $count } documented incidents, { $first }
}
sheet-area-title = { $begins ->
   *[other] { $name } cercle: documented harm to civilians
}
sheet-empty = No documented incident matches this selection. That says what is documented, not what happened.
sheet-unplaced = { $n ->
    [one] Not on the map: { $count } incident whose place is not known.
   *[other] Not on the map: { $count } incidents whose place is not known.
}

sheet-timeline = { $n ->
    [one] Incidents by month of their first day ({ $count } counted)
   *[other] Incidents by month of their first day ({ $count } counted)
}
sheet-timeline-incomplete = Last month not complete (paler)

sheet-legend-base = Base map
sheet-legend-in-timeline = { $label } (timeline)
sheet-legend-several = Several groups (timeline)
sheet-legend-unit = Only the area is known: hatched, with the number of incidents
sheet-legend-unit-outlined = Only the area is known: outlined, with the number of incidents
sheet-legend-together = One place: side by side
sheet-legend-town = Town
sheet-legend-region-2023 = Region (2023 reform)
sheet-legend-region-old = Region (before 2023)
sheet-legend-region-one = Region
sheet-legend-cercle = Cercle
sheet-legend-river = River, lake
sheet-legend-outline = Edge of the area chosen
sheet-legend-uncounted = Aggregate records only: not counted
sheet-legend-no-report = No report (not: no harm)
sheet-shading-region = Documented incidents by region
sheet-shading-cercle = Documented incidents by cercle
sheet-shading-unplaced = { $n ->
    [one] { $count } incident is known only more coarsely and is in no colour.
   *[other] { $count } incidents are known only more coarsely and are in no colour.
}

sheet-caveats = Read with care
sheet-caveat-undercount = Reports are undercounted where access is cut: a place without incidents is not a safe place.
sheet-caveat-ranges = Figures add up the lowest and the highest counts that sources name. They are not a confidence interval; “+”: at least. Not reported is not zero.
sheet-caveat-alleged = Actors are alleged. Some counts may include fighters.
sheet-caveat-places = No mark is more exact than the village or town its sources name.

sheet-sources = Sources
sheet-publisher = { $publisher } ({ $count })
sheet-publishers = { $n ->
    [one] { $count } document: { $publishers }.
   *[other] { $count } documents: { $publishers }.
}
sheet-publishers-more = { $n ->
    [one] { $count } other publisher
   *[other] { $count } other publishers
}
sheet-sources-next = Numbered list: next page.
sheet-sources-last = Numbered list: last pages.
sheet-sources-in-pdf = Numbered list: in the PDF of this sheet.
sheet-sources-in-exports = Numbered list: too long to print; in every export of these incidents.
sheet-sources-page = Sources used, by publisher
sheet-made = Made on { $date } from data version { $version } of { $data_date }. Data: { $licence }.
sheet-cite = Cite: { $citation }
sheet-cite-record = { $source }, data version { $version } ({ $date }), record { $id }. Digest { $digest }.
sheet-disclaimer = Boundaries and names on this map do not imply official endorsement or acceptance.
sheet-scale = 1:{ $scale } on { $paper }
sheet-projection = UTM zone 30 N, WGS 84 (EPSG:32630)
sheet-projection-short = EPSG:32630
sheet-north = N
sheet-west = { $degrees }° W
sheet-east = { $degrees }° E
sheet-degrees-north = { $degrees }° N
sheet-greenwich = 0°
sheet-live = Live view
sheet-locator = Extent in the country

sheet-list = Incidents, newest first
sheet-list-numbered = Incidents, newest first; the number is on the map
sheet-list-grey = Grey: the number has no room on the map, or the place is not known.
sheet-list-more = { $n ->
    [one] The list ends after the newest { $most }. { $count } older incident is in the table attached to this PDF, if that holds at most { $attached } incidents, and in every export of these incidents.
   *[other] The list ends after the newest { $most }. { $count } older incidents are in the table attached to this PDF, if that holds at most { $attached } incidents, and in every export of these incidents.
}
sheet-atlas-title = { $title }: atlas by cercle
sheet-atlas-progress = Pages of the atlas
sheet-atlas-step = { $done } of { $total } cercles

sheet-kind = Sheet
sheet-kind-selection = All that the filters show
sheet-kind-area = One cercle
sheet-kind-incident = One incident
sheet-kind-atlas = Atlas, a page for each cercle
sheet-choose-cercle = Cercle
sheet-choose-incident = Incident
sheet-choose-size = Size
sheet-size-a4-landscape = A4 landscape
sheet-size-a4-portrait = A4 portrait
sheet-size-a3-landscape = A3 landscape
sheet-size-a3-portrait = A3 portrait
sheet-size-slide = Slide 16:9
sheet-choose-format = Format
sheet-choose-shading = Shade areas by number of incidents
sheet-shade-none = none
sheet-shade-region = regions
sheet-shade-cercle = cercles
sheet-choose-title = Title
sheet-choose-subtitle = Subtitle
sheet-choose-link = Address of this dashboard, for link and QR code
sheet-choose-link-help = Left empty, the sheet carries no link and no code.
sheet-written-by-itself = Written from the filters
sheet-preview = Preview: { $title }
sheet-download = Download { $name }
sheet-not-made = The sheet could not be made: it takes more time or memory than the server grants, or the data were replaced meanwhile. Choose fewer records, or reload the page.
sheet-make-atlas = Make the atlas
sheet-link-wrong = This address cannot be used: it must begin with http:// or https:// and hold neither ? nor #.
sheet-incident-choice = { $place } · { $date } · { $id }

# Engine of the sheets: legend, alternatives in words, atlas.
sheet-author = Sahel Map
sheet-foot = { $title }. Data { $version } of { $date }, digest { $digest }.
sheet-continued = Continued
sheet-record = Record
sheet-empty-hint = The map shows the area without incidents. Widen the dates, areas or types of harm to see records.
sheet-link-none = { $why ->
    [too-long] The address of this view is too long for a QR code and is not printed: the filters are named above.
    [pair] No QR code: no address of one map shows both. A and B are named above.
    [dossier] No QR code: no address of one map shows these records and no others. Each record has its own.
   *[rest] No QR code: no address of one map shows this part alone.
}
sheet-kilometres = { $km } km
sheet-inset = { $times } times larger
sheet-legend-aside = Moved aside to be seen; the line leads to its place
sheet-legend-country = National border
sheet-legend-commune = Commune
sheet-legend-capital = Capital
sheet-legend-regional-capital = Regional capital
sheet-alt-map = { $n ->
    [one] Map of { $count } documented incident. { $sentence }.
   *[other] Map of { $count } documented incidents. { $sentence }.
}
sheet-alt-most = Most are in the cercles { $areas }.
sheet-alt-empty = Map without incidents. { $sentence }.
sheet-alt-timeline = { $title }, { $first } to { $last }; most in { $month }: { $count }.
sheet-rest-region = { $begins ->
   *[other] { $name } region
}{ $map ->
    [old] { " " }(before 2023)
   *[other] { "" }
}: cercle not known
sheet-rest-unknown = Place not known
sheet-rest-sentence-cercle = { $sentence }; here, only those whose cercle is not known
sheet-rest-sentence-region = { $sentence }; here, only those whose region is not known
sheet-pair-sentence = A: { $a }. B: { $b }
sheet-atlas-index-alt = { $n ->
    [one] Map with the number of { $count } cercle that has a page.
   *[other] Map with the numbers of { $count } cercles that have a page.
}
sheet-atlas-edge = Dashed line: edge of the area chosen.
sheet-atlas-without = Without a record in this selection, and so without a page: { $names }. That is not to say that nothing happened there.
sheet-table = Incidents and people reported killed, by region
sheet-index-incidents = Incidents
sheet-index-page = Page
sheet-table-area = Region
sheet-table-unplaced = Region not known
sheet-how-to-read = How to read the map
sheet-sources-in-sheet = Numbered list: in the A4 sheet of the same selection.
sheet-region-title = { $begins ->
   *[other] { $name } region: documented harm to civilians
}
sheet-outside = { $n ->
    [one] Outside this part of the map: { $count } incident of the selection.
   *[other] Outside this part of the map: { $count } incidents of the selection.
}
sheet-uncounted-areas = { $n ->
    [one] Drawn as an area without its number, for lack of room: { $count } incident.
   *[other] Drawn as areas without their number, for lack of room: { $count } incidents.
}
sheet-unnamed = Without their names on the map, for lack of room: { $areas }.
sheet-unnamed-area = { $n ->
    [one] { $name } ({ $count } incident)
   *[other] { $name } ({ $count } incidents)
}
sheet-unnamed-more = { $n ->
    [one] { $count } incident of other areas
   *[other] { $count } incidents of other areas
}
sheet-attached-recipe = How this sheet was made: sahel-map sheet --recipe makes it again
sheet-attached-records = The records on this sheet, as a table
sheet-kind-region = One region
sheet-choose-region = Region
sheet-choose-mark = Mark on every page
sheet-choose-mark-help = For example: internal, draft. Left empty, there is none.
sheet-more-in-pdf = More of this sheet is in its PDF.

# Small maps, dossier, profile, rates, part of the map.
sheet-series-month = By month, on one scale. An incident that lasted over several months is on the map of each.
sheet-series-year = By year, on one scale. An incident that lasted over the turn of a year is on both maps.
sheet-series-actor = By alleged actor, on one scale. An incident with several alleged actors is on the map of each.
sheet-series-pair = Two choices, on one scale. An incident that both hold is on both maps.
sheet-dossier-title = { $n ->
    [one] Dossier of { $count } record
   *[other] Dossier of { $count } records
}
sheet-dossier-sentence = { $n ->
    [one] Record { $ids }
   *[other] Records { $ids }
}
sheet-dossier-list = The records in the order chosen
sheet-dossier-list-numbered = The records in the order chosen; the number is on the map
sheet-profile-title = { $name }: profile
sheet-shading-region-rate = Documented incidents per 100,000 people, by region
sheet-shading-cercle-rate = Documented incidents per 100,000 people, by cercle
sheet-shading-people = People as estimated for { $year }.
sheet-legend-no-population = Number of people not known
sheet-choose-per-head = Per 100,000 people
sheet-choose-bbox = Part of the map: west,south,east,north
sheet-choose-bbox-help = In degrees, for example -5,13.5,-3,15. The button “Print this view” on the map fills it in. Left empty, the map shows all incidents.
sheet-choose-profile = With the profile of the area, as tables
sheet-kind-month = Small maps by month
sheet-kind-year = Small maps by year
sheet-kind-actor = Small maps by alleged actor
sheet-kind-pair = The pair of the page Compare
sheet-kind-pair-none = Nothing is compared yet: choose two sides on the page Compare.
