"""The map of a sheet and its small pictures, as SVG in millimetres.

Draws what `content` decided; knows no page.
"""
