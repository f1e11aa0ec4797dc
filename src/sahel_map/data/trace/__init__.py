"""Where a fact comes from and how it changed: claims, support, versions, differences.

Reads tables of `data.read`; changes no figure.
"""
