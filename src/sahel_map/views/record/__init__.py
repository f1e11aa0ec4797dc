"""One record as pieces of a page: who says how many, as a strip.

Every text of the data is escaped here; nothing is decided, which is the business of `incident`.
"""
