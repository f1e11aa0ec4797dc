# Reports that are known and not yet assessed.
pending-heading = Known, not yet assessed
pending-caption = { $n ->
    [one] { $count } report that was read and is no record yet: it lacks a second look, a date, a place or an author. It is on no map and in no total or key figure, and the filters do not apply to it.
   *[other] { $count } reports that were read and are no records yet: each lacks a second look, a date, a place or an author. They are on no map and in no total or key figure, and the filters do not apply to them.
}
pending-list = The reports, and why each is pending
pending-column-month = Month
pending-column-region = Region (2023 map)
pending-column-published = Records published
pending-column-pending = Reports pending
pending-column-id = Report
pending-column-when = Date as reported
pending-column-place = Place as reported
pending-column-text = What the report says
pending-column-why = Why it is pending
pending-column-pages = Pages
pending-undated = no year given
