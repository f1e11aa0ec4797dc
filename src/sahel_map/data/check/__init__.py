"""Every rule that data must keep.

One module per kind of rule; `run` names all problems of a folder at once.
"""
