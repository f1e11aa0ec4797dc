# What changed from version to version.
versions-heading = What changed in this version
versions-added = { $n ->
    [one] { $count } record was added.
   *[other] { $count } records were added.
}
versions-corrected = { $n ->
    [one] { $count } known before was corrected or completed.
   *[other] { $count } known before were corrected or completed.
}
versions-retracted = { $n ->
    [one] { $count } was retracted.
   *[other] { $count } were retracted.
}
versions-column-version = Version
versions-column-date = Date
versions-column-incidents = Records
versions-column-several = With two independent publishers or more
