"""What the reader chose: the rows it stands for, its sentence and its address.

Knows tables, no widgets; every surface filters through it.
"""
