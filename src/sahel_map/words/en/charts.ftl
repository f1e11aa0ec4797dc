# Charts and key figures. { $count } is the number as written, $n chooses the plural form.
# Left-out aggregate records are a siege, a month or a region as a whole.
charts-nothing = Nothing to show: no incident matches the filters.
charts-nothing-killed = Nothing to show: no incident that matches the filters has a reported number of people killed.
charts-description = A chart. The sentences below it say what it shows; the same numbers stand in the table under it.
charts-none = none
charts-several-groups = Several groups (split colours)
charts-incidents = { $n ->
    [one] { $count } incident
   *[other] { $count } incidents
}
charts-killed = { $killed } reported killed

charts-aggregates-left-out = { $n ->
    [one] { $count } aggregate record (a siege, a month or a region as a whole) is left out.
   *[other] { $count } aggregate records (a siege, a month or a region as a whole) are left out.
}
charts-without-figure = { $n ->
    [one] { $count } incident without a figure adds nothing
   *[other] { $count } incidents without a figure add nothing
} ({ $coded_n ->
    [0] no killing is reported there
    [one] { $coded } of them reports killings
   *[other] { $coded } of them report killings
}).
charts-mixed = { $n ->
    [one] The count of { $count } incident may include fighters.
   *[other] The counts of { $count } incidents may include fighters.
}
charts-several-note = Incidents whose alleged actors belong to several groups have split colours, so that nothing counts twice.

charts-timeline-axis-incidents = Incidents per month
charts-timeline-axis-killed = People reported killed per month: solid to the lowest counts, lighter to the highest
charts-incomplete = { $month } (not complete)
charts-incomplete-note = { $month } is not complete (hatched).
charts-timeline-counted-incidents = { $n ->
    [one] { $count } documented incident, by month and group of alleged actors.
   *[other] { $count } documented incidents, by month and group of alleged actors.
}
charts-timeline-counted-killed = { $n ->
    [one] { $killed } people reported killed (reported range) in { $count } incident, by month and group of alleged actors; “+” where the highest count is “at least”, a ring where an incident has no figure.
   *[other] { $killed } people reported killed (reported range) in { $count } incidents, by month and group of alleged actors; “+” where the highest count is “at least”, a ring where an incident has no figure.
}
charts-timeline-rule-start = { $n ->
    [one] { $count } incident dated to a period of several months (striped) counts in the month it starts.
   *[other] { $count } incidents dated to a period of several months (striped) count in the month they start.
}
charts-timeline-rule-even = { $n ->
    [one] { $count } incident dated to a period of several months (striped) is spread over them in equal parts.
   *[other] { $count } incidents dated to a period of several months (striped) are spread over them in equal parts.
}
charts-timeline-summary = Monthly timeline from { $first } to { $last }; the highest month is { $peak }, with { $value }.
charts-timeline-span = Monthly timeline from { $first } to { $last }.

charts-pick-coverage = A press on a cell opens the records it counts.
charts-pick-timeline = Click a month to show everywhere only the records it counts, or drag across several for a period, or click an entry of the key for the records it stands for.
charts-month-outside = { $month } lies outside the period chosen: no filter names the records that touch both. Choose another period, or count each record in the month in which it began.
charts-pick-matrix = Click a cell to show everywhere only the records it counts.
charts-pick-harms = Click a bar to show everywhere only the records it counts, of what is shown now.
charts-pick-areas = Click a bar to show everywhere only the records of this area, of what is shown now.
charts-pick-pair = Click a cercle or a class of the key for the records it counts, a mark for its record.
charts-pick-sets = Click a mark, a bar or an entry of the key for its incidents in the table below.
charts-pick-report = Click a claim for its records in the list below.
charts-download = Download as { $format }
charts-tip-month = Month
charts-tip-incidents = Incidents
charts-tip-killed = Reported killed
charts-tip-without-figure = Incidents without a figure

charts-column-month = Month
charts-column-actors = Alleged actors
charts-column-actor = Alleged actor
charts-column-area = Area
charts-column-harm = Type of harm
charts-column-incidents = Incidents
charts-column-spanning = Of these over several months
charts-column-killed = Reported killed
charts-column-lowest = Killed, lowest count
charts-column-highest = Killed, highest count
charts-column-without-figure = Incidents without a figure
charts-column-mixed = Counts that may include fighters
charts-column-aggregates = Aggregate records, not counted

charts-aggregates = { $n ->
    [one] { $count } aggregate record, not counted
   *[other] { $count } aggregate records, not counted
}
charts-all-actors = All alleged actors
charts-all-harm-types = All types of harm
charts-matrix-counted = { $n ->
    [one] { $count } documented incident, by alleged actor and type of harm. It counts in every cell that fits it, so that cells do not add up to the first row and column, which count it once.
   *[other] { $count } documented incidents, by alleged actor and type of harm. An incident counts in every cell that fits it, so that cells do not add up to the first row and column, which count it once.
}
charts-matrix-shades = Shades from light to dark: { $classes }.
charts-matrix-aggregates = “+n” stands where only aggregate records report this; hatched: no report.

charts-area-axis = People reported killed: solid to the lowest counts, lighter to the highest, arrow: “at least”
charts-area-counted-region-2023 = { $n ->
    [one] { $killed } people reported killed (reported range) in { $count } incident, by region on the map of 2023.
   *[other] { $killed } people reported killed (reported range) in { $count } incidents, by region on the map of 2023.
}
charts-area-counted-region-one = { $n ->
    [one] { $killed } people reported killed (reported range) in { $count } incident, by region.
   *[other] { $killed } people reported killed (reported range) in { $count } incidents, by region.
}
charts-area-counted-region-old = { $n ->
    [one] { $killed } people reported killed (reported range) in { $count } incident, by region on the map before 2023.
   *[other] { $killed } people reported killed (reported range) in { $count } incidents, by region on the map before 2023.
}
charts-area-counted-cercle = { $n ->
    [one] { $killed } people reported killed (reported range) in { $count } incident, by cercle.
   *[other] { $killed } people reported killed (reported range) in { $count } incidents, by cercle.
}
charts-area-unplaced = { $n ->
    [one] The place of { $count } incident is not known that finely: last bar.
   *[other] The places of { $count } incidents are not known that finely: last bar.
}
charts-unplaced-region = Region not known
charts-unplaced-cercle = Cercle not known
charts-of-them-without-figure = { $count } without a figure
charts-harm-axis = Incidents; one with several types of harm counts under each
charts-harm-counted = { $n ->
    [one] { $count } documented incident, by type of harm; it counts under each of its types, so that bars do not add up.
   *[other] { $count } documented incidents, by type of harm; an incident counts under each of its types, so that bars do not add up.
}
charts-column-pcode = P-code

key-incidents = Documented incidents
key-incidents-aggregates = { $n ->
    [0] no aggregate record among them
    [one] { $single } counted one by one; { $count } aggregate record (a siege, a month or a region as a whole) left out of charts and totals
   *[other] { $single } counted one by one; { $count } aggregate records (a siege, a month or a region as a whole) left out of charts and totals
}
key-killed = { $unit ->
    [all_deaths] Reported killed, fighters too
   *[civilians] Civilians reported killed
}
key-in-incidents = { $n ->
    [one] in { $count } incident
   *[other] in { $count } incidents
}
key-none-killed = { $n ->
    [one] { $count } of them reports nobody killed
   *[other] { $count } of them report nobody killed
}
key-mixed = { $count } of them perhaps including fighters
key-killed-without-figure = { $n ->
    [one] { $count } incident without a figure
   *[other] { $count } incidents without a figure
} ({ $coded_n ->
    [0] no killing is reported there
    [one] { $coded } of them reports killings
   *[other] { $coded } of them report killings
})
key-homes-burned = Homes burned
key-displaced = People displaced
key-abducted = Abducted or disappeared
key-without-number = { $n ->
    [one] { $count } more reports it without a number
   *[other] { $count } more report it without a number
}
key-publishers = Two publishers or more
key-publishers-note = { $n ->
    [one] { $supported } of { $count } incident; several publishers may relay one report
   *[other] { $supported } of { $count } incidents; several publishers may relay one report
}
key-no-total = no total
key-not-added = { $n ->
    [one] not added: { $count } aggregate record, { $range }
   *[other] not added: { $count } aggregate records, the largest { $range }
}
key-nothing = no figure to add up
key-no-incidents = no incident shown
key-no-share = –
key-highest-only = { $count } with a highest count only
key-incidents-caption = { $n ->
    [0] no aggregate record
    [one] { $count } aggregate record
   *[other] { $count } aggregate records
}
key-publishers-caption = { $supported } of { $count }
key-how = How counted
key-definition = Definition and how it is counted
charts-records = { $n ->
    [one] Open the { $count } record behind this chart
   *[other] Open the { $count } records behind this chart
}
