"""The incidents as a table to read and sort.

The twin of the map for those who cannot use it.
"""
