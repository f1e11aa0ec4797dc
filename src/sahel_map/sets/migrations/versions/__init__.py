"""One step of the schema a module, in the order of their numbers.

Each says how it is taken, and how it is taken back.
"""
