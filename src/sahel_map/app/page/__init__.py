"""The shell of each page, its state, controls and sign-in.

The only room that reads and writes the session and the address.
"""
