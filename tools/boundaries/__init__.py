"""Builds boundaries, rivers, lakes and towns of the data folder from packages.

Run after a change of its tables; the map never does.
"""
