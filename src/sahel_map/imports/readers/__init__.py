"""One module per format; each returns `SourceTable`, whatever the format."""
