"""Read-only addresses for other programs: OGC API - Features, CSV and a feed of changes.

Nothing here writes. Who may ask is decided before a request comes here, by the reader's sign-in or by a token.
"""
