"""Reading event sets back in: exports of this project, and sets of others through a mapping of columns."""
