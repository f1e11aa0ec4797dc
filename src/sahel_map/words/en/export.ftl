# Files to take away: what they say about themselves, their codebook, the interactive sheet, the slide.
export-context-language = Language
export-context-title = Title
export-context-sentence = What is in this file
export-context-query = Filter, as in the address of the page
export-context-data_version = Data version
export-context-data_date = Date of the data version
export-context-digest = Digest of the data
export-context-n_records = Incidents in this file
export-context-n_aggregates = Aggregate records among them, left out of totals
export-context-killed = People reported killed, reported range
export-context-citation = How to cite
export-context-publisher = Publisher of the data
export-context-licence = Licence
export-context-licence_url = Text of the licence
export-context-rights = Rights and attribution
export-context-counting_rules = How totals are counted
export-context-place_rules = How places are known and drawn
export-context-caveat = Read this first
export-context-exported_at = Exported at (UTC)

export-figure-min = { $figure }: lowest count that a source names. Empty means not reported, never zero.
export-figure-max = { $figure }: highest count that a source names; empty where none is named. Only the killed have one.
export-figure-is_open = { $figure }: true where the count is “at least” (the true number may be higher). Empty if not reported.
export-figure-is_mixed = { $figure }: true where the count may include fighters. Stated for the killed only.

export-column-incident_id = Permanent identifier of the record.
export-column-date_start = First day, or earliest possible day; read with date_precision.
export-column-date_end = Last day, or latest possible day.
export-column-date_precision = How well the date is known (code).
export-column-place_name_en = Name of the place as reported, English.
export-column-place_name_fr = Name of the place as reported, French.
export-column-place_names_other = Other spellings and names of the place that sources use, separated by “ | ”.
export-column-place_precision = How well the place is known (code). Read coordinates only together with it.
export-column-radius_m = The place lies within this distance of the point, in metres.
export-column-lat = Latitude (degrees, WGS 84) of a settlement, or of a point near which the place lies. Empty where only a unit is known.
export-column-lon = Longitude (degrees, WGS 84), as lat.
export-column-label_lat = Where only a commune, cercle or region is known: latitude at which to write a label. It is not the place of the incident.
export-column-label_lon = Longitude for label_lat.
export-column-commune_pcode = P-code of the commune, current OCHA scheme; empty where not known that finely.
export-column-commune_pcode_cod2015 = P-code of the same commune in the OCHA scheme of 2015.
export-column-commune_name = Name of the commune.
export-column-cercle_pcode = P-code of the cercle (before the reform of 2023), current OCHA scheme.
export-column-cercle_pcode_cod2015 = P-code of the same cercle in the OCHA scheme of 2015.
export-column-cercle_name = Name of the cercle.
export-column-region_old_pcode = P-code of the region on the map before 2023. Codes of the two maps overlap: ML09 is not the same region on both.
export-column-region_old_name = Name of that region.
export-column-region_2023_pcode = P-code of the region on the map of 2023.
export-column-region_2023_name = Name of that region.
export-column-pcode_version = What the P-codes refer to; a P-code is unique only together with its version.
export-column-actors = Alleged actors (codes), separated by “ | ”. A joint operation is one incident.
export-column-attributions = How firmly sources name each actor (codes), in the order of actors.
export-column-attribution = The firmest of these.
export-column-harms = Types of harm (codes), separated by “ | ”.
export-column-confidence = How well it is established that the incident took place (code).
export-column-evidence = What the record rests on (code): two independent publishers or more, one, one small outlet alone, advocacy alone.
export-column-n_sources = Number of source pages.
export-column-n_independent = Number of independent sources: reprints of one agency or report count once.
export-column-is_aggregate = True for a record that sums up a siege, a month or a region. Leave it out of totals.
export-column-aggregate_reason = Why it is an aggregate record.
export-column-is_multi_place = True where the figures cover several places.
export-column-source_ids = Ids of the sources, separated by “ | ”.
export-column-source_publishers = Their publishers, in the same order.
export-column-source_kinds = The kinds of publisher, in the same order.
export-column-source_groups = Their independence groups, in the same order.
export-column-source_dates = Their dates of publication, in the same order; empty where undated.
export-column-source_urls = Their addresses, in the same order.
export-column-summary_en = Summary, English.
export-column-summary_fr = Summary, French.
export-column-notes_en = Doubts and disagreements between sources, English.
export-column-notes_fr = Doubts and disagreements between sources, French.
export-column-place_described = How sources describe the place, where they do not name it.
export-column-place_conflict_note = What is doubtful about the place.
export-column-data_version = Version of the data the row comes from.

export-kml-point = Settlements, and places near one
export-kml-unit = Only the commune, cercle or region is known
export-kml-circle = No single commune, cercle or region is stated: somewhere within the circle
export-kml-none = Place not known

export-page-no-script = This page draws its map and tables itself and needs JavaScript to be allowed.
export-page-made = Made on { $time } (UTC). This file needs no network and sends nothing.
export-page-table = Incidents
export-page-sources = Sources
export-page-records = { $n ->
    [one] { $count } record
   *[other] { $count } records
}

export-heading = Take these incidents away
export-intro = The file holds the incidents shown above with all their sources, the filter, the data version, how to cite it and how totals are counted. Data: { $licence }.
export-format = Format
export-format-xlsx = Excel workbook
export-format-csv = CSV tables (ZIP)
export-format-hxl = CSV tables with HXL tags (ZIP)
export-format-geojson = GeoJSON
export-format-gpkg = GeoPackage (QGIS)
export-format-parquet = GeoParquet
export-format-kml = KML (Google Earth)
export-format-html = Interactive sheet (one HTML file)
export-format-pptx = PowerPoint slides
export-what-xlsx = One sheet each for incidents, actors, harms, figures, sources, claims, doubts, codebook and citation.
export-what-csv = incidents.csv with one row per incident; actors, harms, figures, sources, claims, doubts and the codebook beside it; README.txt with the citation.
export-what-hxl = As the CSV tables, with the row of HXL tags under the heading of incidents.csv.
export-what-geojson = Points where the place is known, polygons where only the commune, cercle or region is known, no shape where nothing is.
export-what-gpkg = Layers for points and areas, tables for incidents without a place, actors, figures, sources, codebook and citation.
export-what-parquet = All columns and shapes in one file for Python, R or DuckDB; the citation is in its metadata.
export-what-kml = One placemark per incident with its record; areas where only a unit is known.
export-what-html = Map, records, table and sources in one file that opens from disk without a network. For mail and briefings.
export-what-pptx = Four editable slides: map, incidents per month, key figures as ranges, how to read the map; sources in the notes.
export-disk-full = The server’s disk is full, so that no file can be made. Nothing is lost; please tell those who run the server.
export-download = Download: { $format }

export-slide-chart = Incidents per month
export-slide-map = Map of { $count } documented incidents: { $sentence }
export-slide-notes = { $n ->
    [one] Sources of the { $count } incident on these slides
   *[other] Sources of the { $count } incidents on these slides
}
export-slide-more = { $n ->
    [one] and { $count } more source, in the exported tables
   *[other] and { $count } more sources, in the exported tables
}
export-slide-digest = Digest { $digest }.
export-format-docx = Written brief (Word)
export-what-docx = A report to edit: key figures as ranges, map, months, types of harm, the records' own summaries by cercle with source numbers, sources, citation.
export-csv-form = The tables are CSV in UTF-8 with a byte order mark; separator “{ $separator }”, decimal sign “{ $decimal }”, headings in the first row, days as YYYY-MM-DD, true and false, empty where not known.

# The sheets of a workbook that are for people.
workbook-incidents = To read
workbook-aggregates = Aggregate records
workbook-incidents-note = One row an incident; an empty figure was not reported. Aggregate records, which would count incidents twice, are on a sheet of their own and in no sum here. The sheets behind are for programs.
workbook-aggregates-note = A count over a period or region each. Do not add these to the incidents.
workbook-source = First source

# The same selection, live in other programs.
live-heading = Use this selection in QGIS, Excel or R
live-qgis = **QGIS**: Layer, Add Layer, Add Vector Layer, Protocol, and this address. For all incidents and filters of QGIS’s own: Add WFS / OGC API - Features Layer, New, the address up to `/api/`.
live-excel = **Excel**: Data, Get Data, From Web, and this address.
live-r = **R**:
live-note = The addresses follow the data: at each refresh they give what the filters show then. They need the same sign-in as this page, or a token of the maintainer.
