"""Releases of the data for one audience: fields above its tier left out, places coarsened, small counts dropped."""
