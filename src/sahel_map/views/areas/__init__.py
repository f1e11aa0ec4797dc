"""Areas coloured by what is reported in them, and their table.

Classes come from `statistics`, colours from `style`.
"""
