# Two selections side by side.
page-compare = Compare
compare-what = Two choices side by side. The filters at the side hold for both; each choice can replace period, alleged actors, types of harm and areas.
compare-a = A
compare-b = B
compare-side-a = Choice A
compare-side-b = Choice B
compare-milestone = Before and after a milestone
compare-milestone-none = Choose a milestone
compare-milestone-choice = { $date }: { $label }
compare-from = From
compare-to = To
compare-period = From { $first } to { $last }: { $months } months.
compare-rates = A: { $n_1 } incidents, { $rate_1 } a month. B: { $n_2 }, { $rate_2 } a month.
compare-ratio = Incidents a month in B divided by those in A: { $interval }. The interval (95%) leaves 1 out: more than chance, if incidents are reported independently of each other.
compare-ratio-open = Incidents a month in B divided by those in A: { $interval }. The interval (95%) holds 1: chance alone could make this difference.
compare-low-base = Fewer than { $least } incidents on a side: no ratio is given, because one more report would change it much.
compare-low-base-short = fewer than { $least }
compare-interval = { $ratio } ({ $low }–{ $high })
compare-killed = People reported killed: { $killed_1 } in A, { $killed_2 } in B.
compare-killed-overlap = Per month, these ranges overlap: the reports do not show which side had more deaths.
compare-killed-higher = Per month, even the lowest counts of B lie above the highest of A.
compare-killed-lower = Per month, even the highest counts of B lie below the lowest of A.
compare-killed-unknown = On at least one side no number is reported, so that deaths cannot be compared.
compare-shared = { $n ->
    [one] { $count } incident stands on both sides, as its period or its actors belong to both; it counts on each.
   *[other] { $count } incidents stand on both sides, as their period or their actors belong to both; they count on each.
}
compare-reporting = What a change in reporting can fake: A cites { $first } publishers, B { $second }. When observers leave, a network is cut or reporters are threatened, the same violence leaves fewer records; a new inquiry or a new source adds records of violence that was there before. A difference here is one of what was documented, not necessarily of what happened.
compare-by-cercle = Difference by cercle
compare-by-harm = Difference by type of harm
compare-by-actor = Difference by alleged actor
compare-by-note = Largest difference first. An incident counts under each of its types and actors. Among many rows, about one interval in twenty leaves 1 out by chance alone.
compare-column-what = What
compare-column-cercle = Cercle
compare-column-harm = Type of harm
compare-column-actor = Alleged actor
compare-column-code = Code
compare-column-incidents = Incidents { $side }
compare-column-rate = Incidents a month { $side }
compare-column-difference = Difference a month, B less A
compare-column-ratio = Ratio B to A (95% interval)
compare-column-killed = Reported killed { $side }
compare-column-overlap = Ranges of killed a month
compare-overlap-overlap = overlap
compare-overlap-higher = B higher
compare-overlap-lower = B lower
compare-overlap-unknown = not comparable
compare-row-first = First day
compare-row-last = Last day
compare-row-months = Length in months
compare-row-incidents = Documented incidents
compare-row-rate = Incidents a month
compare-row-aggregates = Aggregate records left out
compare-row-killed = Reported killed
compare-row-without-figure = Incidents without a figure
compare-row-publishers = Publishers cited
compare-map-legend = Incidents a month
compare-map-tip = { $name }: { $incidents }, { $rate } a month
compare-map-counted = { $n ->
    [one] { $count } incident by cercle; the same shades on both maps. A cercle without a shade has no documented incident, which is not a sign of safety.
   *[other] { $count } incidents by cercle; the same shades on both maps. A cercle without a shade has no documented incident, which is not a sign of safety.
}
compare-map-unplaced = { $n ->
    [one] { $count } more is not known that finely.
   *[other] { $count } more are not known that finely.
}
compare-map-marks = { $n ->
    [one] { $count } has a place of its own and a mark, by group of alleged actors and lowest number reported killed, as on the map; where several groups are named, a grey circle.
   *[other] { $count } have a place of their own and a mark, by group of alleged actors and lowest number reported killed, as on the map; where several groups are named, a grey circle.
}
compare-map-no-marks = More than { $most } have a place of their own: they are not marked one by one.
compare-mark-tip = { $place }, { $date }: { $toll }
compare-download = Download the comparison as { $format }
compare-same = Both choices are the same so far. Choose a milestone above, or another period, actor or area on one side.
compare-empty = One of the choices shows no incident: there is nothing to compare. Widen its period or filters.
compare-order = The period of { $side } ends before it begins.
compare-as-shared = as in the filters
