"""Cells under the names of fields as typed columns: when, where, who, which harm, how many, which source.

What does not fit is held back with its reason, or asked about.
"""
