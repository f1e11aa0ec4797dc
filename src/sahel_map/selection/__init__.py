"""What the reader chose: the rows it stands for, its sentence and its address.

One object per filter field gives all of them, listed in `all_filters`; every surface filters through it. Knows
tables, no widgets.
"""
