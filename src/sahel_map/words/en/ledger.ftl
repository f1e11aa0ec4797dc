# Reports: headline claims beside the records.
ledger-what = What a published report claims in its headline figures, and which records of this data set stand behind them. The sums are added up from the records each time this page is opened.
ledger-rules = A record is matched only where a source ties it to the report. Candidates share alleged actor and type of harm with a claim and touch the period that the table gives; nothing shows that they are in the report, and they are never counted as matched. Unattributed records share period and harm, but no source names the attackers. Ranges are reported ranges.
ledger-heading = { $publisher }, { $date } (page on { $host })
ledger-tied = { $n ->
    [0] None of { $total } claims has a record tied to it by a source.
    [one] { $count } of { $total } claims has a record tied to it by a source.
   *[other] { $count } of { $total } claims have a record tied to them by a source.
}
ledger-full = { $n ->
    [0] None is matched in full.
    [one] { $count } is matched in full.
   *[other] { $count } are matched in full.
}
ledger-read = What could be read:
ledger-method = Method of the report:
ledger-caveat = Its own caveat:
ledger-chart-caption = Outlined bar: what the report claims. Filled part of it: matched records. Lower bar: candidates, solid to their lowest count, dashed to their highest. Claims of one kind (people killed, homes burned…) share a scale; claims in words have no bar.
ledger-bar = claimed: { $claimed } · matched: { $matched } · candidates: { $candidate }
ledger-bar-brief = claimed: { $claimed } · matched: { $matched }
ledger-pages = Pages from which the claims were read
ledger-choose = Records behind the claim
ledger-column-claim = Claim
ledger-column-claimed = Claimed
ledger-column-matched = Matched
ledger-column-candidate = Candidates
ledger-column-unattributed = Unattributed
ledger-column-gap = Gap
ledger-column-period = Period that decides who is a candidate
ledger-column-reason = What is not located, and why
ledger-column-record = Record
ledger-column-kind = Tied as
ledger-column-place = Place
ledger-column-date = Date
ledger-column-figure = Reported
ledger-column-why = Why
ledger-kind-matched = matched
ledger-kind-candidate = candidate
ledger-kind-unattributed = unattributed
ledger-reason-line = **{ $claim }:** { $reason }
ledger-in-words = “{ $text }”
ledger-part = of them { $number }
ledger-no-record = no record
ledger-no-number = no number reported
ledger-records = { $n ->
    [one] { $count } record
   *[other] { $count } records
}
ledger-sum = sum of { $count } candidates
ledger-without-figure = { $n ->
    [one] { $count } without a figure
   *[other] { $count } without a figure
}
ledger-aggregates = { $n ->
    [one] { $count } aggregate record left out
   *[other] { $count } aggregate records left out
}
ledger-total = { $range } ({ $notes })
ledger-gap-from-zero = none by the lowest counts
ledger-gap-unknown = cannot be worked out: the report gives words
