"""The recipe of a sheet in the metadata of a PNG or SVG."""

from __future__ import annotations

import html
import struct
import zlib

__all__ = ["RECIPE_KEY", "with_recipe"]

#: Name under which a PNG and an SVG hold the recipe.
RECIPE_KEY = "sahel-map-recipe"
_AFTER_HEADER = 33  # signature and the first chunk of a PNG


def with_recipe(content: bytes, suffix: str, recipe: str) -> bytes:
    """Return a file with its recipe; a PDF has it attached already.

    Parameters
    ----------
    content : bytes
    suffix : {"pdf", "png", "svg"}
    recipe : str
    """
    if suffix == "png":
        body = RECIPE_KEY.encode() + b"\0\0\0\0\0" + recipe.encode()
        chunk = struct.pack(">I", len(body)) + b"iTXt" + body
        chunk += struct.pack(">I", zlib.crc32(b"iTXt" + body))
        return content[:_AFTER_HEADER] + chunk + content[_AFTER_HEADER:]
    if suffix == "svg":
        at = content.index(b">", content.index(b"<svg")) + 1
        said = f'<metadata id="{RECIPE_KEY}">{html.escape(recipe)}</metadata>'
        return content[:at] + said.encode() + content[at:]
    return content
