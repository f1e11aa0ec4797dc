# The written brief, what changed, and the paragraph to paste.
brief-figures = Key figures
brief-what = What is counted
brief-value = Reported
brief-note = What the figure holds and leaves out
brief-map = Map
brief-harms = Incidents by type of harm
brief-harms-note = An incident with several types of harm counts under each, and once in the last column. Aggregate records are left out.
brief-month = Month of the first day
brief-year = Year of the first day
brief-total = Total
brief-records = What the records say
brief-records-note = Summaries as they stand in the data, oldest first, by cercle. Numbers in brackets are those of the sources. Actors are alleged.
brief-citation = How to cite
brief-changes-title = { $title }: what changed
brief-changes-since = Since { $since }, up to data version { $version }
brief-changes-from-changelog = By the changelog of the data, which is kept in English.
brief-changes-none = No record changed.
brief-changes-heading = { $heading } ({ $what })
brief-changes-records = { $n ->
    [one] { $count } record
   *[other] { $count } records
}
brief-changes-rows = { $n ->
    [one] { $count } row of other tables
   *[other] { $count } rows of other tables
}
brief-change-added = Added
brief-change-changed = Changed
brief-change-retracted = Retracted
brief-change-removed = Removed without a retraction
brief-change-taken-out = Taken out
brief-change-line = { $record }: { $said }
brief-change-nothing = (nothing)
brief-change-reason = reason: { $reason }
brief-change-came-and-went = added and retracted since
brief-paste = Text to paste, with citation
brief-paste-en = English
brief-paste-fr = French
paragraph-text = { $n ->
    [one] { $sentence }: { $count } documented incident. Reported killed: { $range } ({ $note }). { $caveat } { $citation }
   *[other] { $sentence }: { $count } documented incidents. Reported killed: { $range } ({ $note }). { $caveat } { $citation }
}
brief-method = Method and codes
