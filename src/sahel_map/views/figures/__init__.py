"""Key figures, and what is in view of the map, with their words.

Returns values and captions; the page lays them out.
"""
