"""Numbers over a selection: sums of ranges, months, harms, areas, classes, density.

Returns tables and figures; no words, no drawing.
"""
