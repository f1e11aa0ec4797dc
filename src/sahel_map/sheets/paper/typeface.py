"""The typeface of the sheets, and how wide a text is in it, without a renderer.

The one module that changes settings of matplotlib, once for the process: text stays text in PDF and
SVG, a dollar sign in a record does not start a formula, and letters keep their true widths on screens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

import matplotlib as mpl
from matplotlib import font_manager, ft2font
from matplotlib.font_manager import FontProperties

from sahel_map.sheets.paper.font_files import FACES, font_file
from sahel_map.style import INTERFACE

__all__ = ["LINE_HEIGHT", "MM_PER_POINT", "Style", "has_letters", "shorten", "text_width", "wrap_text"]

MM_PER_POINT = 25.4 / 72
LINE_HEIGHT = 1.24

_FAMILY = "Source Sans Pro"
# Width of letters that the typeface lacks, Arabic for instance: generous, so that lines stay short enough.
_ELSEWHERE = 0.9
_WORDS = re.compile(r"[^ ]+ ?| ")
_BREAKS = re.compile(r"(?<=[ /?&=_-])")


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
    def line_mm(self) -> float:
        """Height of a line in millimetres."""
        return self.size * MM_PER_POINT * LINE_HEIGHT

    @property
    def font(self) -> FontProperties:
        """The font for matplotlib, by file, so that no other font of the machine can step in."""
        return _font(self.face, self.size)


def text_width(text: str, style: Style) -> float:
    """Return the width of one line in millimetres, as it is set: without kerning."""
    return _relative_width(style.face, text) * style.size * MM_PER_POINT


def has_letters(text: str, style: Style) -> bool:
    """Whether the typeface has every letter of a text."""
    face = _outlines(style.face)
    return all(face.get_char_index(ord(letter)) for letter in set(text))


def wrap_text(text: str, width: float, style: Style) -> list[str]:
    """Break a text into lines of at most a width in millimetres.

    Lines break after spaces, never at no-break spaces; what is too long for a line, such as an address,
    also breaks after ``/ ? & = _ -`` and, where there is none of these, anywhere.
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line, used = "", 0.0
        for word in _WORDS.findall(paragraph):
            long = text_width(word, style)
            if used + long - (text_width(" ", style) if word.endswith(" ") else 0.0) <= width:
                line, used = line + word, used + long
                continue
            if line:
                lines.append(line.rstrip(" "))
            *whole, line = [word] if long <= width else _pieces(word, width, style)
            lines += whole
            used = text_width(line, style)
        lines.append(line.rstrip(" "))
    return lines


def shorten(text: str, width: float, style: Style) -> str:
    """Return a text cut to one line of a width in millimetres, with three dots where something is missing."""
    if text_width(text, style) <= width:
        return text
    while text and text_width(f"{text}…", style) > width:
        text = text[: -max(1, round(0.4 * (len(text) - width / text_width(text, style) * len(text))))]
    return f"{text.rstrip()}…"


def _pieces(word: str, width: float, style: Style) -> list[str]:
    """Break one word into parts that fit a line each."""
    pieces = [""]
    for part in _BREAKS.split(word):
        letters = [part] if text_width(part.rstrip(" "), style) <= width else list(part)
        for bit in letters:
            if pieces[-1] and text_width((pieces[-1] + bit).rstrip(" "), style) > width:
                pieces.append("")
            pieces[-1] += bit
    return pieces


@lru_cache(maxsize=16384)
def _relative_width(face: str, text: str) -> float:
    """Return the width of a text in parts of the type size; the same words come back on every sheet."""
    return sum(_advance(face, letter) for letter in text)


@lru_cache(maxsize=4096)
def _advance(face: str, letter: str) -> float:
    """Return the width of a letter in parts of the type size."""
    font = _outlines(face)
    if not font.get_char_index(ord(letter)):
        return _ELSEWHERE  # matplotlib takes the letter from its own typeface
    glyph = font.load_char(ord(letter), flags=ft2font.LoadFlags.NO_SCALE)
    return glyph.horiAdvance / font.units_per_EM


@lru_cache(maxsize=len(FACES))
def _outlines(face: str) -> ft2font.FT2Font:
    return ft2font.FT2Font(str(font_file(face)))


@lru_cache(maxsize=256)
def _font(face: str, size: float) -> FontProperties:
    return FontProperties(
        family=[_FAMILY, "DejaVu Sans"],
        style="italic" if face == "italic" else "normal",
        weight=700 if face == "bold" else 400,
        size=size,
    )


def _register() -> None:
    for face in FACES:
        font_manager.fontManager.addfont(font_file(face))
    mpl.rcParams.update(
        {
            "pdf.fonttype": 42,
            "svg.fonttype": "none",
            "svg.hashsalt": "sahel-map",
            "text.parse_math": False,
            "text.hinting": "no_hinting",
        }
    )


_register()
