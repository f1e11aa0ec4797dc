"""Adding, correcting and retracting records from filled forms: rows, ids, checksums and check in one step.

Everything is written, or nothing and the reason; no fact changes without a page that states it.
"""
