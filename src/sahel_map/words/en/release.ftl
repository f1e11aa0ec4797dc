# Releases of the data for one audience: what stands in place of what was left out.
release-withheld = withheld in this release
release-text = The text of this record is left out of this release, as it would give away what is withheld.
release-basis = middle of the unit: the point is withheld in this release
release-gap = What this rests on is withheld in this release.
release-count = A small count is withheld in this release: it could lead to the people counted.
release-place = The point is withheld in this release; the place stands at the middle of its unit.
release-flag = Withheld in this release, not unreported: { $facts }.
release-tier = { $tier ->
    [partner] Release of the data for partners.
    [internal] Internal release of the data.
   *[public] Public release of the data.
}
release-note = Left out: { $n_counts ->
    [one] { $counts } small count
   *[other] { $counts } small counts
} of people detained or of survivors of sexual violence{ $n_places ->
    [0] {""}
    [one] , { $places } exact place
   *[other] , { $places } exact places
}, and the texts of { $n_records ->
    [one] the { $records } record
   *[other] the { $records } records
} concerned, which say so. No total holds these counts.
