"""The commands of `sahel-map`, one module each.

A command reads its options, calls the same code as the pages, and says in words what came of it.
"""
