"""The charts of a selection: specification, caption and table from one aggregation.

Returns Vega-Lite; nothing here shows it.
"""
