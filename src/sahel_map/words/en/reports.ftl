# Reports: headline claims beside the records.
report-what = What a published report claims in its headline figures, and which records of this data set stand behind them. The sums are added up from the records each time this page is opened.
report-rules = A record is matched only where a source ties it to the report. Candidates share alleged actor and type of harm with a claim and touch the period that the table gives; nothing shows that they are in the report, and they are never counted as matched. Unattributed records share period and harm, but no source names the attackers. Ranges are reported ranges.
report-heading = { $publisher }, { $date } (page on { $host })
report-tied = { $n ->
    [0] None of { $total } claims has a record tied to it by a source.
    [one] { $count } of { $total } claims has a record tied to it by a source.
   *[other] { $count } of { $total } claims have a record tied to them by a source.
}
report-full = { $n ->
    [0] None is matched in full.
    [one] { $count } is matched in full.
   *[other] { $count } are matched in full.
}
report-read = What could be read:
report-method = Method of the report:
report-caveat = Its own caveat:
report-chart-caption = Outlined bar: what the report claims. Filled part of it: matched records. Lower bar: candidates, solid to their lowest count, dashed to their highest. Claims of one kind (people killed, homes burned…) share a scale; claims in words have no bar.
report-bar = claimed: { $claimed } · matched: { $matched } · candidates: { $candidate }
report-bar-brief = claimed: { $claimed } · matched: { $matched }
report-pages = Pages from which the claims were read
report-choose = Records behind the claim
report-column-claim = Claim
report-column-claimed = Claimed
report-column-matched = Matched
report-column-candidate = Candidates
report-column-unattributed = Unattributed
report-column-gap = Gap
report-column-period = Period that decides who is a candidate
report-column-reason = What is not located, and why
report-column-record = Record
report-column-kind = Tied as
report-column-place = Place
report-column-date = Date
report-column-figure = Reported
report-column-why = Why
report-kind-matched = matched
report-kind-candidate = candidate
report-kind-unattributed = unattributed
report-reason-line = **{ $claim }:** { $reason }
report-in-words = “{ $text }”
report-part = of them { $number }
report-no-record = no record
report-no-number = no number reported
report-records = { $n ->
    [one] { $count } record
   *[other] { $count } records
}
report-sum = sum of { $count } candidates
report-without-figure = { $n ->
    [one] { $count } without a figure
   *[other] { $count } without a figure
}
report-aggregates = { $n ->
    [one] { $count } aggregate record left out
   *[other] { $count } aggregate records left out
}
report-total = { $range } ({ $notes })
report-gap-from-zero = none by the lowest counts
report-gap-unknown = cannot be worked out: the report gives words
