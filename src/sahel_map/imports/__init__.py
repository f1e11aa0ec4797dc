"""Files of others, and our own exports, as a data folder: read, understood by a mapping of columns, written.

No row is lost without its reason, and nothing is guessed that the file does not prove.
"""
