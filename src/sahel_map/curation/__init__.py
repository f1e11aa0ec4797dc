"""Adding an incident from a filled form: rows, id, checksums and check in one step, or nothing at all."""
