"""Cells under the names of fields as typed columns; whatever does not fit is held back with its reason."""
