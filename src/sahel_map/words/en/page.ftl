# Frame and pages.
page-name = Sahel Map
page-map = Map
page-trends = Trends
page-incidents = Incidents
page-reports = Reports
page-briefing = Map sheets
page-quality = Data quality
page-about = About and method
page-help = Help
page-accessibility = Accessibility
page-data-broken = Nothing can be shown
page-data-broken-what = The data of this server cannot be read, or break their own rules. Whoever runs the server finds the cause below. Load this page again once it is mended.
page-data-broken-cause = Cause, for whoever runs the server
page-months-rule = A record that touches this period counts whole, even if it began earlier or lasted longer: totals of periods chosen one after the other do not add up.
page-no-filters = Filters do not apply on this page. Those you chose are kept for the others.
page-caveat = Reported figures, alleged actors. Reports are undercounted where access is cut: a place without incidents is not a safe place.
page-cite-heading = Cite this view
page-latest = Latest incidents
page-latest-line = { $place } · { $date } · { $toll }
page-how-heading = How to read this map
page-how = Each mark is a documented incident; its shape and colour show the group of the alleged actor, its size the number reported killed. Click a mark to open its record with all sources.
page-how-place = A mark stands on a village; a circle shows how far a described place may lie from the mark; a hatched area means that only the commune, cercle or region is known.
page-how-areas = The darker an area, the higher the number that the legend names, added up from the incidents documented there. Areas with a pattern have no number to show, and the legend says why; slanted lines mean that nothing was reported, which is not a sign of safety. Point at an area for its numbers; the table below the map lists them.
page-how-density = The darker a square, the more incidents are documented in it; squares are equally large. Incidents whose place is not known finely enough are in none. Where there is no square no incident is known that finely, which is not a sign of safety.
page-open-record = Open the record
page-empty = No incident matches these filters. Widen the period or reset the filters.
page-table-show = Show as a table
page-incidents-count = { $n ->
    [0] No incident matches the filters
    [one] 1 incident
   *[other] { $count } incidents
}
page-menu = Menu
page-loading = Loading…
page-timeline = Month by month
page-matrix = Alleged actor and type of harm
page-harms = Types of harm
page-areas = Reported killed by area
page-timeline-measure = Count
page-timeline-measure-incidents = Incidents
page-timeline-measure-killed = Reported killed
page-timeline-spread = Incidents dated to a period of several months
page-timeline-spread-start = in the month they start
page-timeline-spread-even = spread evenly
page-area-level = Areas
page-area-level-region = Regions
page-area-level-cercle = Cercles
page-events = What the lines and dots above the bars mark

# The note of a first visit.
note-title = About these pages
note-content = These pages document killings, abductions and other harm to people. Behind every mark are real victims; some records describe violence in detail.
note-reading = Actors are alleged, numbers are what sources reported, and an empty area is not a safe one. A click on a mark opens its record with all sources.
note-close = Understood
