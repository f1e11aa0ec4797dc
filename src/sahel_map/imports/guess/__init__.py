"""What a file leaves unsaid, worked out from its own content: dates, figures, coordinates, headings.

What the file does not prove is asked, never guessed.
"""
