"""The recipe of a sheet in the metadata of a PNG or SVG, and the terms of use in those of a PDF."""

from __future__ import annotations

import html
import re
import struct
import zlib

from sahel_map.core.xml_text import xml_text

__all__ = ["RECIPE_KEY", "with_recipe", "with_rights"]

#: Name under which a PNG and an SVG hold the recipe.
RECIPE_KEY = "sahel-map-recipe"
_AFTER_HEADER = 33  # signature and the first chunk of a PNG
_METADATA = re.compile(rb"\n(\d+) 0 obj\n<</Length (\d+)/Type/Metadata/Subtype/XML>>\nstream\n")
_TRAILER = re.compile(rb"trailer\n<<([^\n]+)>>\nstartxref\n(\d+)\n%%EOF\s*$")


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


def with_rights(pdf: bytes, rights: str) -> bytes:
    """Return a PDF whose metadata state the terms of use, for which Typst has no field.

    The metadata stand uncompressed, as archives want them. They are written anew behind the file, as any later
    version of a part of a PDF is.

    Parameters
    ----------
    pdf : bytes
        From Typst.
    rights : str

    Raises
    ------
    ValueError
        If the file is not built as Typst builds it.
    """
    found, trailer = [*_METADATA.finditer(pdf)], _TRAILER.search(pdf)
    if not found or trailer is None:
        raise ValueError("the PDF has no metadata where they were expected")
    number, length = (int(part) for part in found[-1].groups())
    packet = pdf[found[-1].end() : found[-1].end() + length]
    said = f'<rdf:Alt><rdf:li xml:lang="x-default">{html.escape(xml_text(rights))}</rdf:li></rdf:Alt>'
    packet = packet.replace(b"<dc:creator>", f"<dc:rights>{said}</dc:rights><dc:creator>".encode(), 1)
    body = pdf + b"\n"
    entry = b"%d 0 obj\n<</Length %d/Type/Metadata/Subtype/XML>>\nstream\n%s\nendstream\nendobj\n"
    made = body + entry % (number, len(packet), packet)
    table = b"xref\n%d 1\n%010d 00000 n\r\ntrailer\n<<%s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return made + table % (number, len(body), trailer[1], int(trailer[2]), len(made))
