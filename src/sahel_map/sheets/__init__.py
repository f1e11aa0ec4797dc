"""Printed map sheets, made on the server without a browser: content first, then its drawing.

`compose*` puts a selection into words and numbers and draws nothing; `layout` says where things stand on
the paper; `draw_*` draws them with matplotlib's `Figure`, never with pyplot, which keeps global state;
`render` returns the finished file as bytes.
"""
