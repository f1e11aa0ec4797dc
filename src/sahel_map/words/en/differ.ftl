# The list of records whose sources disagree.
differ-heading = Where sources disagree
differ-rule = Worst first: by how many people killed lie between the lowest and the highest count of one kind, early counts included; then by other counts, by alleged actors that have nothing in common, and by days between dates that do not touch. To disagree is no fault of a source: counts grow, and not everybody counts the same people.
differ-about = Disagree on
differ-about-figure = Counts
differ-about-actor = Alleged actor
differ-about-date = Date
differ-none = The sources of no record shown disagree on this.
differ-count = { $n ->
    [one] { $count } record whose sources disagree
   *[other] { $count } records whose sources disagree
}
differ-line = { $place }. { $name }, { $date }: { $what }
differ-counts = { $fact } { $low } to { $high }
differ-days = { $n ->
    [one] { $fact } ({ $count } day apart)
   *[other] { $fact } ({ $count } days apart)
}
differ-more = Show more ({ $n } left)
differ-open = Open { $id }
