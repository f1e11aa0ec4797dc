"""Sahel Map: documented harm to civilians in central and northern Mali, as reported."""

__version__ = "0.1.0"
