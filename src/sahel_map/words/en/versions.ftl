# What changed from version to version.
versions-heading = What changed in this version
versions-column-version = Version
versions-column-date = Date
versions-column-incidents = Records
versions-column-several = With two independent publishers or more
