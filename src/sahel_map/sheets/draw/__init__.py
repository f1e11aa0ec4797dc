"""Draws the content of a sheet on paper with matplotlib's `Figure`, never with pyplot, which keeps global state.

Decides nothing.
"""
