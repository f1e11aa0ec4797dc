"""Printed map sheets, made on the server without a browser; `make` returns a finished file as bytes.

`content` decides what a sheet says, `map` draws the map as SVG, `templates` set the pages on `paper`.
"""
