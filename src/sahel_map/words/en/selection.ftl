# The sentence above the map, written by the filter itself.
selection-everything = All documented incidents
selection-sentence = Only incidents { $clauses }
selection-sentence-start = Only incidents
selection-actors = with { $labels } among the alleged actors
selection-actors-any = with any of { $labels } among the alleged actors
selection-actors-all = with { $labels } together among the alleged actors
selection-actors-only = with no alleged actor other than { $labels }
selection-actors-none = with no alleged actor chosen
selection-harms = involving { $labels }
selection-harms-any = involving any of { $labels }
selection-harms-all = involving { $labels } together
selection-harms-only = with no type of harm other than { $labels }
selection-only-in-few-words = only { $labels }
selection-harms-none = with no type of harm chosen
selection-attributions = whose attribution is: { $labels }
selection-attributions-none = with no attribution chosen
selection-confidences = of confidence: { $labels }
selection-confidences-none = with no confidence grade chosen
selection-between = from { $start } to { $end }
selection-month = { $date }
selection-month-one = in { $start }
selection-month-from = from { $start } on
selection-month-to = until { $end }
selection-day = { $date }
selection-day-one = on { $start }
selection-day-from = from { $start } on
selection-day-to = until { $end }
selection-areas = in { $labels }
selection-areas-none = with no area chosen
selection-text = containing “{ $text }”
selection-notice-length = The link asks for a { $parameter } that is too long; it was left out. Allowed: { $allowed } characters.
selection-notice-near = Did you mean “{ $value }”?
selection-notice-more = { $n ->
    [one] One more thing in the link cannot be used and was left out.
   *[other] { $count } more things in the link cannot be used and were left out.
}
selection-notice-months = The link asks for the period from { $first } to { $last }, but the first lies after the last; both were left out.
selection-notice = The link asks for { $parameter } “{ $value }”, which cannot be used and was left out. Allowed: { $allowed }.
selection-area-region = the region of { $begins ->
   *[other] { $name }
}{ $map ->
    [old] { " " }(map before 2023)
    [one] { "" }
   *[2023] { " " }(2023 map)
}
selection-area-cercle = { $begins ->
   *[other] the cercle of { $name }
}
selection-area-commune = { $begins ->
   *[other] the commune of { $name }
}
selection-publishers = reported by { $labels }
selection-publishers-none = with no publisher chosen
selection-independent-min = reported by at least { $count } independent publishers
selection-precisions = whose place is known as: { $labels }
selection-precisions-none = with no precision of the place chosen
selection-killed-min = with at least { $count } reported killed, by the lowest count
selection-women-children = with women or children counted among the dead
selection-differ = on which sources disagree
selection-doubt = with an open doubt
selection-notice-record = There is no record { $id } in these data.
selection-notice-record-of-list = The link asks for { $parameter }: there is no record { $id } in these data.
selection-notice-parameter = The link asks for “{ $parameter }”, which means nothing here and was left out.
selection-notice-repeated = The link gives { $parameter } more than once; the last value, “{ $value }”, is used.
selection-since = new or changed since data version { $since }
selection-since-day = new or changed from { $since } on
selection-counted = counted under: { $labels }
selection-counted-group = { $group } alone
selection-counted-several-groups = several groups of alleged actors
selection-counted-began = began in { $when }
selection-counted-pages = pages cited: { $number }
selection-counted-publishers = independent publishers: { $number }
selection-counted-basis = { $fact }, { $basis }
selection-counted-differs = sources disagree on: { $what }
selection-counted-missing = not reported: { $what }
selection-records-named = chosen one by one: { $ids }
selection-records = { $n ->
    [one] chosen one by one ({ $count } record)
   *[other] chosen one by one ({ $count } records)
}
selection-notice-many = The link names { $given } records; the first { $allowed } are used. A larger choice needs filters.
selection-counted-expected = could report: { $what }
