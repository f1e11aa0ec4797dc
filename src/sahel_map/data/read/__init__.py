"""A data folder as typed tables, and the administrative units of its places.

Reads what is there and raises `DataError` with file, row and field; judges nothing.
"""
