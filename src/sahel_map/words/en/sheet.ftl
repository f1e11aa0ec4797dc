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

sheet-figures = Key figures
sheet-timeline = { $n ->
    [one] Incidents by month of their first day ({ $count } counted)
   *[other] Incidents by month of their first day ({ $count } counted)
}
sheet-timeline-incomplete = Last month not complete (hatched)

sheet-legend-base = Base map
sheet-legend-several = Several groups (timeline)
sheet-legend-unit = Only the area is known: hatched, with the number of incidents
sheet-legend-unit-outlined = Only the area is known: outlined, with the number of incidents
sheet-legend-together = One place: side by side
sheet-legend-town = Town
sheet-legend-region-2023 = Region (2023 reform)
sheet-legend-region-old = Region (before 2023)
sheet-legend-cercle = Cercle
sheet-legend-river = River, lake
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
sheet-sources-shortened = Long addresses are shortened here; in the PDF each line leads to the full address.
sheet-sources-page = Sources used, by publisher
sheet-made = Made on { $date } from data version { $version } of { $data_date }. Data: { $licence }.
sheet-cite = Cite: { $citation }
sheet-cite-record = { $source }, data version { $version } ({ $date }), record { $id }. Digest { $digest }.
sheet-disclaimer = Boundaries and names on this map do not imply official endorsement or acceptance.
sheet-scale = 1:{ $scale } on { $paper }
sheet-projection = UTM zone 30 N, WGS 84 (EPSG:32630)
sheet-north = N
sheet-west = { $degrees }° W
sheet-east = { $degrees }° E
sheet-degrees-north = { $degrees }° N
sheet-greenwich = 0°
sheet-live = Live view
sheet-locator = Extent in the country

sheet-list = Incidents, newest first
sheet-list-more = { $n ->
    [one] { $count } older incident is not listed for want of space; it is on the map and in the figures.
   *[other] { $count } older incidents are not listed for want of space; they are on the map and in the figures.
}
sheet-list-toll = Reported killed: { $toll }
sheet-list-sources = { $numbers ->
    [none] no source
   *[other] sources { $numbers }
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
sheet-make-atlas = Make the atlas
sheet-link-wrong = This address cannot be used: it must begin with http:// or https:// and hold neither ? nor #.
sheet-incident-choice = { $place } · { $date } · { $id }
