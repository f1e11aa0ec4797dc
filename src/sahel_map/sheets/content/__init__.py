"""What a sheet says and shows, worked out as words and numbers.

Draws nothing.
"""
