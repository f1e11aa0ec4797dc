# The record of one incident.
record-commune = commune { $name }
record-cercle = cercle { $name }
record-region-old = region { $name } (before 2023)
record-region-2023 = region { $name } (2023 map)
record-region-one = region { $name }
record-place-unknown = Place not known
record-toll = { $n ->
    [one] { $range } reported killed
   *[other] { $range } reported killed
}
record-toll-unknown = number killed not reported
record-alleged = Alleged
record-alleged-actor = { $actor } ({ $attribution })
record-alleged-acknowledged = { $actors }. Acknowledging an operation is not admitting harm to civilians.
record-confidence = Confidence
record-independent = Publisher groups
record-harms = Harm reported
record-mixed = { $range } (may include fighters)
record-figure-line = { $label }: { $range }
record-aggregate = Aggregate record of a longer period or wider area: left out of all totals.
record-multi-place = The figures cover several places; one mark stands for all of them.
record-doubts = Notes and doubts
record-place-doubt = Place: { $note }
record-sources = Sources and what each supports
record-source = { $publisher }, { $published }
record-undated = undated
record-close = Close the record
record-not-shown = This record is outside the present filters.
record-retracted = { $place }, { $date } (record { $id })
record-retracted-reason = This record was retracted and is shown, counted and exported nowhere else. Reason: { $reason }
record-id = Record { $id }
record-where = Where
record-supports-english = { $part ->
    [some] What some of the sources support is noted in English only.
   *[all] What each source supports is noted in English only.
}
record-reach-unknown = { $part ->
    [some] It is not recorded whether some of the pages could still be reached.
   *[all] It is not recorded whether these pages could still be reached.
}
record-count-who = { $stated_by }, { $publisher }
