"""A drawn page as a PNG file.

Pillow tries five filters on every line of a picture before it compresses it. On a map, which is made of
even colours, that takes twice as long as compressing it and makes the file larger.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

import numpy as np

__all__ = ["write_png"]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BIT_RGB = (8, 2, 0, 0, 0)
_LEVEL = 3
_METRES_PER_INCH = 0.0254


def write_png(pixels: np.ndarray, dpi: int, texts: Mapping[str, str]) -> bytes:
    """Return a picture as a PNG without transparency.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (height, width, 3 or 4)
        Red, green, blue; a fourth channel is left out, for paper has none.
    dpi : int
        Dots per inch, for whoever prints it.
    texts : mapping of str to str
        What the file says of itself, by PNG keyword ("Title", "Description", ...), in any script.
    """
    height, width = pixels.shape[:2]
    # One byte in front of each line says how it was filtered: 0, not at all.
    lines = np.zeros((height, 1 + 3 * width), dtype=np.uint8)
    colours = lines[:, 1:].reshape(height, width, 3)
    for channel in range(3):
        colours[..., channel] = pixels[..., channel]
    per_metre = round(dpi / _METRES_PER_INCH)
    chunks = [
        _chunk(b"IHDR", struct.pack(">2I5B", width, height, *_EIGHT_BIT_RGB)),
        _chunk(b"pHYs", struct.pack(">2IB", per_metre, per_metre, 1)),
        *(_chunk(b"iTXt", _text(keyword, text)) for keyword, text in texts.items()),
        _chunk(b"IDAT", zlib.compress(lines, _LEVEL)),
        _chunk(b"IEND", b""),
    ]
    return _SIGNATURE + b"".join(chunks)


def _text(keyword: str, text: str) -> bytes:
    """Return a text with its keyword: neither compressed nor marked with a language."""
    return keyword.encode("latin-1") + bytes(5) + text.encode()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
