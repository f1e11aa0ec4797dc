"""What a host decides, read and checked before the start.

A wrong setting is refused by name; nothing here reads data.
"""
