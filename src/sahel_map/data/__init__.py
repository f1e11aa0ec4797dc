"""The data set that all other rooms are given.

Rooms that show or count take `dataset`; only those that write data (`curation`, `release`, `imports`, `sets`) open
its files too, and through `read`.
"""
