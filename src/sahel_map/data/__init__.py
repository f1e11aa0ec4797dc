"""The data set that all other rooms are given.

Nobody outside this package opens a data file: `dataset` hands out what `read`, `trace` and `check` make of
them.
"""
