"""Printed map sheets, made on the server without a browser.

`content` decides what a sheet says, `draw` draws it on `paper`; `make` and `render` return the finished file
as bytes.
"""
