# The help: how to read, definitions, worked examples, grades; and the statement on access.
help-reading-size = Its size follows the lowest number of people reported killed. A lighter ring around a mark reaches the highest number. A dotted ring means that no source gives a number, which is not zero.
help-reading-colour = Colour and shape show the group of the alleged actor, never a finding: sources name actors, and the record says how firmly. A mark split in two has actors of two groups.
help-reading-empty = Reports are undercounted where access is cut. A place without marks is not a safe place, and a month without bars is not a quiet month.
help-definitions = What each number means
help-figure-incidents = Records of one place and one episode of harm to civilians, each documented by at least one published source. Aggregate records, which cover a siege, a month or a whole region, are counted here and named apart; they are never added to totals of people.
help-figure-killed = The sum of the lowest counts and the sum of the highest counts that sources give for the incidents shown. A plus sign means “at least”: 2+ is “at least 2”, and in a range the highest count is itself one. Incidents without a number add nothing; how many they are stands under “How counted”.
help-figure-homes-burned = The sum of the lowest counts of homes burned, of the incidents whose sources give a number. Most burnings are reported without one, so the true number is higher.
help-figure-displaced = The sum of the lowest counts of people who fled or were driven out because of an incident, where a source gives a number. People displaced by several incidents may be counted in each.
help-figure-abducted = The sum of the lowest counts of people abducted or forcibly disappeared, whether or not they came back.
help-figure-publishers = The share of incidents shown that rest on two or more publishers which do not repeat each other and are not of one side.
help-term-range = Reported range
help-term-range-what = From the lowest to the highest count that sources name. It is not a confidence interval: the truth may lie outside it.
help-term-unknown = Not reported
help-term-unknown-what = No source gives a number. It is shown as unknown, is never zero, and adds nothing to a total.
help-term-aggregate = Aggregate record
help-term-aggregate-what = A count over a period or a region, as in a report that names no single events. It stands on the map and in the list, and in no sum of people, because it may hold incidents that have records of their own.
help-term-independent = Independent publishers
help-term-independent-what = Publishers that do not copy one another: pages that all go back to one agency or one body count once, and so do the statements of one party.
help-term-area-only = Known only to an area
help-term-area-only-what = Sources name a commune, a cercle or a region and nothing finer. Such incidents stand as a dashed number in the middle of the area, never as a mark at a place.
help-term-months = Bars of months
help-term-months-what = An incident counts in the month in which it began. A period that you choose shows every record which touches it, so the numbers of two periods do not add up to that of both.
help-term-rate = Per 100,000 people
help-term-rate-what = The lowest number reported killed divided by the population of the cercle or region, at the date that the legend names. It is shown only where that population is known.
help-codes-confidence = Confidence: how well the incident is documented
help-codes-attribution = Attribution: how firmly sources name an actor
help-codes-evidence = Evidence: what a record rests on
help-codes-place-precision = Precision of the place
help-codes-date-precision = Precision of the date
help-examples = Three worked examples
help-example-analyst = An analyst: what did one group do in one year, and how sure is it?
help-example-analyst-what = Open the map and choose JNIM under “Alleged actor” and killing under “Type of harm”, then January and December 2024 in the two boxes of months. The sentence under the title now says exactly what is counted. Read the range, not its middle; press “How counted” for what the range leaves out. Turn on “Two publishers only, beside” next to it to see how much of it stands on one voice. The page Trends shows the same choice by month and by area, and “Copy link” keeps all of it.
help-example-analyst-picture = The map with two filters and a period; the sentence says what is counted.
help-example-briefer = Briefing staff: one record on a page by this evening
help-example-briefer-what = Find the place in the search box and open its record. Check who says how many, what the accused says, and the grade. Then go to Map sheets, choose “one incident”, paper and language, and download PDF or a slide. The sheet carries its sources, the date of the data and a link; its file name says which language it is in. The page Reports shows how the numbers stand to those of published reports.
help-example-briefer-picture = An open record: who says how many, and what it rests on.
help-example-host = A host: the map inside a closed network
help-example-host-what = On a machine with the package index, `make bundle` makes one archive. Carry it over, install it without a network, set the folder of the data and the address, and start `sahel-map serve`. Nothing is asked of any other machine. `sahel-map check` says whether the data keep their rules, `sahel-map backup` writes everything into one file. The page for hosts in `deploy/` has each setting.
help-example-host-picture = The page on data quality, which a host looks at after each release of the data.
help-example-open = Open this view
help-cases = How two records got their grades
help-cases-what = The grade says how well it is documented that the incident took place. It is no probability, and says nothing of any single number or actor in the record. These two are worked out from their sources as they stand in the data.
help-case-title = { $place }, { $date } ({ $id })
help-case-source = { $publisher }, { $kind }, { $published }
help-case-supports = { $source }: { $supports }
help-case-undated = undated
help-case-reasoning = { $n ->
    [one] { $pages } page
   *[other] { $pages } pages
} from { $n_independent ->
    [one] { $independent } independent publisher
   *[other] { $independent } independent publishers
}; evidence: { $evidence }. Grade: { $grade }.
help-case-rule = The rule: { $rule }
access-aim = What we aim at
access-aim-what = Everybody who may read these pages should be able to: with a mouse, a finger, a keyboard alone, a screen reader, large print or few colours. The measure is WCAG 2.2, level AA. These pages have one look, light; it is stated to the browser, so that its own controls fit.
access-tested = What was tested
access-tested-what = Every page, the frame of the map and the map as a single file are tested with axe-core in both languages at each release; nothing is found outside a short list of exceptions, each with its reason. In a browser it is also tested that the first click and the first key on the map count at 1366 by 768, that every mark has a full name, that the focus goes to a record when it opens and back when it closes, that nothing is cut at 390 pixels or at a zoom of 200 and 400 percent, and that less motion is shown where the reader asked for it. Text has a contrast of at least 4.5 to 1, marks at least 3 to 1 on land.
access-keys = Keys
access-keys-what = Tab goes from control to control. On the map, the arrow keys move between marks and Enter opens one; plus and minus zoom; Escape closes a list or ends a drawing. The period is chosen in the two boxes of months: type a month and press Enter. In charts, Tab comes to one cell, bar, mark or entry of a key, arrow keys go from there to the next, Home and End to the first and the last, and Enter does what a click does. In tables, arrow keys move between cells and the space bar chooses a row. All incidents shown on the map also stand in the list below it and on the page Incidents.
access-not-met = What is not met
access-not-met-what = Tables are drawn by Streamlit on a canvas: a screen reader gets their cells one at a time and no headings of rows; the same numbers can be downloaded as CSV. Bars and boxes of Streamlit have fixed roles that we cannot change. Dragging over months has no equal for touch or keys; the boxes of months do the same. A dark look is not offered.
access-report = If something stops you
access-report-what = Tell the people who run this server what you wanted to do and what happened. Each record has “Report an error”, which prepares such a message.
