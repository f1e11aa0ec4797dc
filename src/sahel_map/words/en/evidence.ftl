# What a record rests on.
record-source-title = “{ $title }”
record-source-mirror = copy on another host
record-source-reachable = could be reached
record-source-archived = archived copy
record-source-accessed = read on { $date }
table-evidence = Evidence
quality-evidence-heading = Evidence
quality-evidence-note = What a record rests on, by the publishers of its pages. Advocacy alone is so called however many groups there are.
filter-evidence = Evidence
filter-evidence-all = All classes
selection-evidence = resting on: { $labels }
selection-evidence-none = with no class of evidence chosen
about-table-evidence = Evidence
key-beside = { $value } with two independent publishers or more
key-beside-short = { $value } by two or more
key-beside-switch = Two publishers only, beside
key-beside-help = Beside all: two independent publishers only. Each figure is given a second time, from the records alone that two independent publishers or more report. It is no better count: what only one reports may be true.
