"""Credits and method.

Texts of `geodata/method` with numbers computed from the data.
"""
