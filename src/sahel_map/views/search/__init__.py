"""What a search box finds: places in every spelling, areas, records and publishers.

Returns names and what choosing them changes; draws nothing.
"""
