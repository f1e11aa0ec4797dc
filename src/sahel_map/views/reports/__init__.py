"""Headline claims of published reports beside the records.

Says the gap; never closes it.
"""
