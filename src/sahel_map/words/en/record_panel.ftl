# The record beside the map and on its own page: going through, who says how many, what is near, reporting an error.
record-previous = ‹ Previous
record-next = Next ›
record-place-in-order = { $place } of { $n }
record-in-full = Open in full
record-on-map = Show on the map
record-counts = Who says how many: { $figure }, { $range } in the record
record-counts-how = One row for each count and source; a dot where it stands, an arrow for “at least” or “up to”; the band is the record’s range. Light: replaced later by the same body.
record-accused = What the accused says
record-accused-line = { $value } ({ $publishers })
record-near = { $n ->
    [0] No other incident within { $km } km and { $days } days
    [one] { $count } other incident within { $km } km and { $days } days
   *[other] { $count } other incidents within { $km } km and { $days } days
}
record-near-unknown = The place is not known well enough to say what is near.
record-near-line = { $place }, { $date } ({ $km } km): { $toll }
record-report = Report an error
record-report-how = Copy this text and send it to those who run this site. Name no witness and no survivor.
record-report-mail = Write to { $to }
record-report-subject = Error in record { $id }
record-report-text = Record { $id } ({ $title }), data version { $version }, digest { $digest }
    { $address }
    What is wrong:
    What is right, and which public source says so:
record-report-no-address = (no public address)
record-page-choose = Open a record on the map or in the table: it is shown here in full.
page-record = Record
