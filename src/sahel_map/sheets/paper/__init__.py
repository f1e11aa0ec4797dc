"""Sizes of paper, the part of the country that a map shows, and how wide a text is.

Pure numbers; knows no incident.
"""
