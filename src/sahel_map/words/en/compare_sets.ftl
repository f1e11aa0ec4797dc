# Two sets of data side by side

compare-mode = What is compared
compare-mode-choices = Two choices of this set
compare-mode-sets = This set with another set
compare-sets-what = Which incidents of two sets lie so close in place and time that both may speak of the same event. The filters at the side hold for both sets. Nothing is merged or added up.
compare-sets-a = Set A
compare-sets-b = Set B
compare-sets-other = Other set (B)
compare-sets-km = Within kilometres
compare-sets-km-help = Between the points at which both are drawn: 0 to 100.
compare-sets-within-days = Within days
compare-sets-within-days-help = Between the end of one and the beginning of the other; 0 where they touch: 0 to 31.
compare-sets-choose = Choose the set to compare with.
compare-sets-none = There is no other set on this server that you may read.
compare-sets-gone = The set { $set } is not here, or you may not read it. Choose another.
compare-sets-broken = The other set cannot be opened: { $message }
compare-sets-filter-unknown = A filter is not known in the other set and holds for this one alone: { $filter }
compare-sets-side = { $title } ({ $publisher }; { $licence }), data version { $version }. { $unit ->
    [civilians] Its figures count civilians.
    [all_deaths] Its figures count all who died, fighters among them.
    [events] It counts events, not people.
   *[unknown] Whom its figures count is not stated.
}
compare-sets-compared = { $n ->
    [one] { $count } incident can be compared.
   *[other] { $count } incidents can be compared.
}
compare-sets-apart = Counted apart: { $reasons }.
compare-sets-apart-aggregate = { $n ->
    [one] { $count } aggregate record
   *[other] { $count } aggregate records
}
compare-sets-apart-unplaced = { $n ->
    [one] { $count } without a place on the map
   *[other] { $count } without a place on the map
}
compare-sets-apart-area = { $n ->
    [one] { $count } known to a unit or a wide circle only
   *[other] { $count } known to a unit or a wide circle only
}
compare-sets-apart-undated = { $n ->
    [one] { $count } dated to more than { $most } days
   *[other] { $count } dated to more than { $most } days
}
compare-sets-matched = { $n ->
    [one] { $count } incident of each set has a counterpart in the other { $limits }: { $share_a } of A, { $share_b } of B.
   *[other] { $count } incidents of each set have a counterpart in the other { $limits }: { $share_a } of A, { $share_b } of B.
}
compare-sets-no-share = no share (nothing to compare)
compare-sets-limits = within { $km } km and { $days }
compare-sets-days = { $n ->
    [one] { $count } day
   *[other] { $count } days
}
compare-sets-only = Only in A: { $n_a }. Only in B: { $n_b }.
compare-sets-differ = { $n ->
    [0] All pairs give the same number of people killed, or none.
    [one] { $count } of the pairs gives another number of people killed, or a number on one side only.
   *[other] { $count } of the pairs give another number of people killed, or a number on one side only.
}
compare-sets-units = The two sets do not count the same: their figures cannot be compared as they stand.
compare-sets-caution = Overlap of careful sets is often small: each learns of events that the other does not, and each places and dates them as well as its sources allow. A pair is no proof of one event, and a record without a counterpart is no reason to doubt it. Wider limits find more pairs, by chance too.
compare-sets-rule = Pairs are made one to one: the closest in days first, then, of equally close ones, those with the more exact dates, then the nearest. Days run from the end of one to the beginning of the other; kilometres between the points at which both are drawn.
compare-sets-row-set = Set
compare-sets-row-compared = Incidents that can be compared
compare-sets-row-matched = With a counterpart in the other set
compare-sets-row-share = Share with a counterpart
compare-sets-row-only = In this set only
compare-sets-row-apart-aggregate = Apart: aggregate records
compare-sets-row-apart-unplaced = Apart: without a place on the map
compare-sets-row-apart-area = Apart: known to a unit or a wide circle only
compare-sets-row-apart-undated = Apart: dated to more than 31 days
compare-sets-state-both = in both
compare-sets-state-first = only in A
compare-sets-state-second = only in B
compare-sets-map = On the map
compare-sets-map-tip = { $incidents }, { $state }
compare-sets-map-caption = In both: a counterpart { $limits }; such incidents stand where set A has them. Larger marks stand for more incidents at one point. What can be placed to a unit only is not on this map.
compare-sets-map-coarse = The marks of points that lie close together are put together by tenths of a degree (about 11 km).
compare-sets-map-state = Where it stands
compare-sets-map-lat = Latitude
compare-sets-map-lon = Longitude
compare-sets-map-n = Incidents
compare-sets-nothing = Neither set has an incident that can be compared under these filters.
compare-sets-months = By month
compare-sets-months-axis = Incidents
compare-sets-months-caption = From { $first } to { $last }. An incident counts in the month of its first day; one that stands in both counts once, by the day of set A.
compare-sets-month-tip = { $month }: { $n }, { $state }
compare-sets-table = Incident by incident
compare-sets-table-show = Shown
compare-sets-table-empty = There is none.
compare-sets-where-month = Only the incidents of { $month }.
compare-sets-where-point = Only the incidents of the mark that was pressed.
compare-sets-where-all = Show all
compare-sets-column-when = Date { $side }
compare-sets-column-place = Place { $side }
compare-sets-column-killed = Reported killed { $side }
compare-sets-column-id = Record { $side }
compare-sets-column-days = Days between
compare-sets-column-km = Kilometres between
compare-sets-column-counts = Counts of killed
compare-sets-counts-same = same
compare-sets-counts-overlap = differ, ranges overlap
compare-sets-counts-higher = B higher
compare-sets-counts-lower = B lower
compare-sets-counts-unknown = a number on one side only
compare-sets-too-long = A sheet of Excel holds at most { $most } rows; choose CSV.
