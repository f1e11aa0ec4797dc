"""The typeface of the sheets, and how wide a text is in it, without a renderer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import font_source_sans_pro
from fontTools.ttLib import TTFont

from sahel_map.style import INTERFACE

__all__ = ["FACES", "FAMILY", "FOLDER", "LINE_HEIGHT", "MM_PER_POINT", "Style", "font_of", "n_lines", "text_width"]

MM_PER_POINT = 25.4 / 72
LINE_HEIGHT = 1.24
FAMILY = "Source Sans Pro"
#: Where the files of the typeface are.
FOLDER = Path(str(font_source_sans_pro.font_directory))
FACES: Mapping[str, str] = {
    "regular": "SourceSansPro-Regular.ttf",
    "bold": "SourceSansPro-Semibold.ttf",
    "italic": "SourceSansPro-It.ttf",
}
_SVG = {"regular": "", "bold": ' font-weight="600"', "italic": ' font-style="italic"'}
# Width of letters that the typeface lacks, Arabic for instance: generous, so that nothing is covered.
_ELSEWHERE = 0.9


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set.

    Attributes
    ----------
    size : float
        Points.
    face : {"regular", "bold", "italic"}
    colour : str
        Hexadecimal RGB.
    """

    size: float = 8.0
    face: str = "regular"
    colour: str = INTERFACE["text"]

    def scaled(self, factor: float) -> Style:
        """Return the same style in another size."""
        return replace(self, size=self.size * factor)

    @property
    def size_mm(self) -> float:
        """Size in millimetres."""
        return self.size * MM_PER_POINT

    @property
    def line_mm(self) -> float:
        """Height of a line in millimetres."""
        return self.size_mm * LINE_HEIGHT

    @property
    def svg(self) -> str:
        """The style as attributes of an SVG text in millimetres."""
        return f'font-size="{self.size_mm:.3f}" fill="{self.colour}"{_SVG[self.face]}'


def text_width(text: str, style: Style) -> float:
    """Return the width of one line in millimetres, without kerning."""
    return _relative_width(style.face, text) * style.size_mm


def n_lines(text: str, width: float, style: Style) -> int:
    """Return how many lines of a width in millimetres a text needs, broken at spaces.

    Parameters
    ----------
    text : str
    width : float
        Millimetres.
    style : Style
    """
    lines, used = 1, 0.0
    for word in text.split(" "):
        long = text_width(f"{word} ", style)
        if used and used + long - text_width(" ", style) > width:
            lines, used = lines + 1, 0.0
        used += long
    return lines


@lru_cache(maxsize=len(FACES))
def font_of(face: str) -> TTFont:
    """Return the tables of a face, read at the first call; nobody may change them."""
    return TTFont(FOLDER / FACES[face], lazy=True)


@lru_cache(maxsize=16384)
def _relative_width(face: str, text: str) -> float:
    """Return the width of a text in parts of the type size; the same words come back on every sheet."""
    advances = _advances(face)
    return sum(advances.get(ord(letter), _ELSEWHERE) for letter in text)


@lru_cache(maxsize=len(FACES))
def _advances(face: str) -> Mapping[int, float]:
    """Return the width of each letter of a face in parts of the type size."""
    font = font_of(face)
    metrics, per_em = font["hmtx"].metrics, font["head"].unitsPerEm
    return {letter: metrics[glyph][0] / per_em for letter, glyph in font.getBestCmap().items()}
