"""Data, settings and audit log in one file with checksums, and back.

Runs in production, so it is part of the wheel.
"""
