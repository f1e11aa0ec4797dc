"""Words and numbers that all rooms speak: codes, reported ranges, errors, geometry.

Imports nothing of ours, so that every other room may import it.
"""
