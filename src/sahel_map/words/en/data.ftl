# The page on the sets of this server, and the import of a file.
page-data = Sets of data
data-sets-heading = Sets on this server
data-sets-what = Besides its own set, this server can keep sets of others. Each is shown by itself, under its own name and licence; sets are never added together.
data-no-store = This server keeps no sets of others: its host has set no data directory.
data-no-sets = No set of others is kept here yet.
data-version = { $number } ({ $own })
data-everybody = everybody who may read here
data-nobody = somebody without sign-in
data-column-title = Title
data-column-records = Records
data-column-publisher = Publisher
data-column-licence = Licence
data-column-version = Version
data-column-who = Stored by
data-column-when = Stored on
data-column-readers = Readers
data-column-heading = Column of the file
data-column-samples = First cells
data-column-field = Taken for
data-change = Change: { $title }
data-version-line = Version { $number } of { $when }, by { $who }: { $what } ({ $records } records)
data-new-title = New title
data-readers = Groups that may read it, by commas; empty: everybody who may read here
data-rename = Rename
data-allow = Set readers
data-remove = Remove
data-remove-sure = I want to remove this set
data-diff = What the last version changed
data-diff-added = Added: { $n ->
    [0] none
   *[other] { $count } ({ $some })
}
data-diff-changed = Changed: { $n ->
    [0] none
   *[other] { $count } ({ $some })
}
data-diff-retracted = Retracted: { $n ->
    [0] none
   *[other] { $count } ({ $some })
}
data-diff-removed = No longer there: { $n ->
    [0] none
   *[other] { $count } ({ $some })
}
data-removed = { $title } was removed on { $day } and can still be brought back.
data-bring-back = Bring back
data-done = Done.
data-import-heading = Import a file
data-import-no-store = Nothing can be imported without a data directory.
data-import-off = Importing is off here. Where people sign in, maintainers can import. Where nobody signs in, it works from the server’s own machine, or if the host sets change_sets_without_login.
data-import-what = Drop a file of events: CSV, Excel, ODS, GeoJSON, GeoPackage, shapefile in a ZIP, KML, Parquet. Nothing is kept before you say so.
data-import-limits = At most { $mb } MB, { $unpacked } MB unpacked, { $rows } rows and { $columns } columns. The host can bring larger files with the command sahel-map import.
data-import-file = File of events
data-import-working = Reading the file
data-import-understood = The file was read
data-recognised = { $file }: { $n ->
    [one] { $count } row
   *[other] { $count } rows
}.
data-table-used = read
data-table-left = left out
data-mapping-bring = Bring a mapping saved before
data-mapping-file = Mapping (TOML)
data-mapping-save = Save the mapping
data-mapping-kept = Mapping kept on this server
data-mapping-none = none
data-mapping-not-kept = The set is kept, its mapping is not: { $why }
data-account-save = Save the account of every row
data-held-save = Save the rows held back
data-columns = What each column means
data-columns-what = Correct what was guessed. A column that is taken for nothing is kept aside and shown nowhere.
data-publisher = Publisher
data-licence = Licence
data-licence-help = As the publisher states it. Empty: “licence not stated”. “Internal, not for publication” marks everything made from it.
data-url = Address of the set
data-title = Title
data-unit = What its deaths count
data-unit-choice = { $unit ->
    [civilians] civilians
    [all_deaths] all who died, fighters too
    [events] events, not people
   *[unknown] as the file says
}
data-internal = Must not be published
data-step = { $step ->
    [cells] Reading cells
    [events] Making events
    [places] Finding places
    [accounting] Accounting for every row
    [check] Checking every rule
   *[other] Writing
}
data-accounting = Account of every row
data-questions = { $n ->
    [one] One question that only you can answer
   *[other] { $n } questions that only you can answer
}
data-answer = Take these answers
data-not-said = (not said)
data-preview = The first { $n } records as they will be shown
data-keep-not-yet = { $n ->
    [0] No row can be taken, so there is nothing to keep.
   *[other] It can be kept once the questions above are answered.
}
data-keep-as = Keep as
data-keep-new = a new set
data-keep-replace = the next version of { $title }
data-keep-compare = Show what would change
data-keep = Keep
data-discard = Discard
data-discarded = Discarded. Nothing was kept.
data-kept = Kept as { $set_id }, version { $number }, { $count } records.
data-what = imported from { $file }
