# Releases of the data for one audience: what stands in place of what was left out.
release-withheld = withheld in this release
release-text = The text of this record is left out of this release, as it would give away what is withheld.
release-basis = middle of the unit: the point is withheld in this release
release-gap = What this rests on is withheld in this release.
