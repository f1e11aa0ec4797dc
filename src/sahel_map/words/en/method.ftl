# The method in full, and corrections.
method-heading = The method in full
method-what = Rules, grades and limits as they are shipped with the data and with every export.
method-crosswalk-place = Precision of places in UCDP and ACLED
method-crosswalk-date = Precision of dates in UCDP and ACLED
method-class = Our class
method-scheme = Other data set
method-code = Code there
method-difference = Difference
method-none = none
method-corrections-heading = Corrections of fact
method-corrections = { $n ->
    [one] { $count } correction is listed. Records found wrong are retracted with the reason, never deleted.
   *[other] { $count } corrections are listed. Records found wrong are retracted with the reason, never deleted.
}
method-added = { $n ->
    [one] { $count } record added
   *[other] { $count } records added
}
method-correction-version = Version
method-correction-date = Date
method-correction-record = Record
method-correction-what = What
method-correction-why = Why
method-correction-source = Source
