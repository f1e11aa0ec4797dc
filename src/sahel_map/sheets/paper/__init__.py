"""Page, type, canvas, shapes, and the writing of PDF and PNG.

Knows no incident.
"""
