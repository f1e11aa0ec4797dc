# How good the data are.
quality-what = { $n ->
    [one] What the { $count } record shown rests on and what it lacks. The filters apply; aggregate records are counted here.
   *[other] What the { $count } records shown rest on and what they lack. The filters apply; aggregate records are counted here.
}
quality-of = { $count } of { $total }
quality-figure-publishers = Two publishers or more
quality-figure-doubts = With an open doubt
quality-figure-unstated = Facts without stated source
quality-figure-unstated-figures = Figures without source
quality-figure-departing = Figures off the rule
quality-departing-meaning = A figure is off the rule where the record keeps another value than the lowest and highest count that its claims give; the record says why.
quality-sources-step = { $low } to { $high }
quality-sources-one = { $count }
quality-sources-more = { $low } or more
quality-with-share = { $count } ({ $share })
quality-column-grade = Grade
quality-column-records = Records
quality-column-share = Share
quality-column-sources = Number
quality-column-n-sources = Records by pages
quality-column-n-independent = by independent publishers
quality-column-missing = Not reported
quality-column-among = Among
quality-column-fact = Fact
quality-confidence-heading = Confidence
quality-confidence-note = How well it is established that the incident took place. A grade is the judgement of those who wrote the record; the rule is their guide.
quality-grade-below = { $n ->
    [one] { $count } record with two or more independent publishers is graded medium or low: several pages may rest on one account, or say too little.
   *[other] { $count } records with two or more independent publishers are graded medium or low: several pages may rest on one account, or say too little.
}
quality-grade-above = { $n ->
    [one] { $count } record graded high cites one publisher, which is neither the United Nations nor an organisation that reports.
   *[other] { $count } records graded high cite one publisher, which is neither the United Nations nor an organisation that reports.
}
quality-unnamed-agency = { $n ->
    [one] { $count } record counts an agency that the page does not name as its second publisher; it may be the first one again.
   *[other] { $count } records count an agency that the page does not name as their second publisher; it may be the first one again.
}
quality-attribution-heading = Attribution
quality-attribution-note = The strongest grade among the alleged actors of a record.
quality-place-precision-heading = Precision of places
quality-place-precision-note = How well the place is known.
quality-date-precision-heading = Precision of dates
quality-date-precision-note = How well the date is known.
quality-sources-heading = Sources per record
quality-sources-note = Pages cited, and independent publishers behind them: reprints count once.
quality-standards-heading = Standards of proof
quality-standards-note = The most thorough kind of source behind a record.
quality-support-heading = Facts by their source
quality-support-note = What stands behind each date, place, actor, grade, harm and figure.
quality-missing-heading = Missing fields
quality-missing-note = Counted among the records in which the field could be expected.
quality-standard-un = United Nations inquiry or statement
quality-standard-inquiry = Report by an organisation after an inquiry
quality-standard-press = Agency, broadcaster or newspaper
quality-standard-local = Local media or aggregator only
quality-standard-partisan = Advocacy group or government only
quality-missing-killed = killed, where a killing is reported
quality-missing-injured = injured, where injury is reported
quality-missing-abducted = abducted, where abduction or disappearance is reported
quality-missing-displaced = displaced, where displacement is reported
quality-missing-homes-burned = homes burned, where burning is reported
quality-missing-livestock-taken = livestock, where looting is reported
quality-missing-detained = detained, where detention is reported
quality-missing-cercle = cercle
quality-missing-region = region on the map of 2023
quality-missing-published = day of publication of a page
quality-basis-supports = stated by a page
quality-basis-notes = attributed in the notes
quality-basis-record = source not stated
quality-basis-none = no claim
quality-fact-date = date
quality-fact-place = place
quality-fact-actor = alleged actor
quality-fact-attribution = attribution
quality-fact-harm-type = type of harm
quality-fact-figure = figure
coverage-heading = Coverage by month and region
coverage-publishers = Publishers
coverage-caption = Records by the month of their first day, darker for more; the first row counts the independent publishers cited. Only months of the period chosen are drawn. An empty cell is a month in which no record shown begins, not a month without harm.
coverage-summary = { $n ->
    [one] Records by region over { $count } month.
   *[other] Records by region over { $count } months.
}
coverage-tip = { $row }, { $month }: { $count }
coverage-before = { $n ->
    [one] { $count } record shown began before these months and stands in no cell.
   *[other] { $count } records shown began before these months and stand in no cell.
}
coverage-empty-regions = Regions without a record under these filters: { $regions }. Nothing reported is not nothing done.
coverage-never-regions = Regions without a record in the whole data set, which is about { $area }: { $regions }.
coverage-never-regions-unknown = Regions without a record in the whole data set: { $regions }.
coverage-unplaced = { $n ->
    [one] { $count } record shown has no known region and may lie in any of them.
   *[other] { $count } records shown have no known region and may lie in any of them.
}
coverage-empty-months = Months in which no record begins or lasts: { $months }.
coverage-lasting-months = Months in which no record begins, though an earlier one still lasts: { $months }.
coverage-empty-cercles = Cercles without a record, in regions{ $map ->
    [one] { "" }
   *[old] { " " }(before 2023)
} that have one: { $cercles }. Nothing reported is not nothing done.
gaps-heading = Known gaps by region, year and alleged actor
gaps-caption = Records, and how many of them lack what. A record stands under the year of its first day and under each of its alleged actors.
gaps-column-region = Region
gaps-column-year = Year
gaps-column-actor = Alleged actor
gaps-column-records = Records
gaps-column-single = One independent source
gaps-column-no-toll = Killing without a number
gaps-column-coarse = Place no finer than cercle
gaps-column-unnamed = Attackers not named
gaps-column-unstated = A fact without stated source
quality-behind = A number that is underlined opens the records behind it in a new tab; where facts are counted, the records that have them.
