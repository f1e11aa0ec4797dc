"""A sheet as one SVG that looks the same everywhere: its pictures as groups, its names as outlines and as text.

Typst puts pictures into an SVG as files of their own. Programs show those as pictures, whose names nobody can
search, in whatever typeface they have.
"""

from __future__ import annotations

import base64
import html
import re
from collections import Counter
from functools import lru_cache, partial

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen

from sahel_map.sheets.paper.typeface import font_of

__all__ = ["inlined"]

_PICTURE = re.compile(
    r'<image transform="translate\(([-\d.]+) ([-\d.]+)\)" xlink:href="data:image/svg\+xml;base64,([^"]+)" '
    r'width="([\d.]+)" height="([\d.]+)" preserveAspectRatio="none"/>'
)
_NAME = re.compile(
    r'<text x="([-\d.]+)" y="([-\d.]+)" text-anchor="(\w+)" font-size="([\d.]+)"([^>]*)>([^<]*)</text>'
)
_SIZE = re.compile(r' width="[\d.]+mm" height="[\d.]+mm"')
_ID = re.compile(r'(id="|url\(#)([^")]+)')
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


def inlined(svg: str) -> str:
    """Return a sheet with its pictures inside.

    Parameters
    ----------
    svg : str
        From Typst.

    Returns
    -------
    str
        Each letter of the pictures is an outline; over it stands the same text without ink, so that names can be
        searched and copied. Groups keep the names they have in their picture, with a number from the second on.
    """
    return _PICTURE.sub(partial(_picture, Counter()), svg)


def _picture(seen: Counter[str], found: re.Match[str]) -> str:
    x, y, content, width, height = found.groups()
    inner = _ID.sub(partial(_once, seen), _NAME.sub(_name, base64.b64decode(content).decode()))
    place = f' x="{x}" y="{y}" width="{width}" height="{height}"'
    seen["frame"] += 1
    frame = f"frame-{seen['frame']}"
    # Browsers cut a picture within a picture at its edge by themselves, Inkscape does not.
    return (
        f'<clipPath id="{frame}"><rect{place}/></clipPath><g clip-path="url(#{frame})">'
        + _SIZE.sub(f'{place} preserveAspectRatio="none"', inner, count=1)
        + "</g>"
    )


def _once(seen: Counter[str], found: re.Match[str]) -> str:
    """Return a name, or what refers to the latest of that name, so that no two elements share one."""
    begin, name = found.groups()
    seen[name] += begin == 'id="'
    return f"{begin}{name}" if seen[name] <= 1 else f"{begin}{name}-{seen[name]}"


def _name(found: re.Match[str]) -> str:
    """Return a line as outlines and as text without ink; as it is, if the typeface lacks one of its letters."""
    x, y, anchor, size, look, escaped = found.groups()
    face = "bold" if 'font-weight="600"' in look else "italic" if "font-style" in look else "regular"
    letters = [_letter(face, letter) for letter in html.unescape(escaped)]
    if None in letters:
        return found.group()
    scale = float(size)
    length = scale * sum(letter[0] for letter in letters if letter)
    left, outlines = float(x) - _BEFORE[anchor] * length, []
    for advance, outline in filter(None, letters):
        if outline:
            outlines.append(f'<path d="{outline}" transform="translate({left:.3f},{y}) scale({scale})"/>')
        left += scale * advance
    # The edge of a letter is drawn at the scale of the letter.
    edge = re.sub(r'(?<=stroke-width=")[\d.]+', lambda width: f"{float(width.group()) / scale:.3f}", look)
    return (
        f'<g{edge}>{"".join(outlines)}</g><text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}" '
        f'fill-opacity="0" textLength="{length:.2f}" lengthAdjust="spacingAndGlyphs">{escaped}</text>'
    )


@lru_cache(maxsize=4096)
def _letter(face: str, letter: str) -> tuple[float, str] | None:
    """Return how wide a letter is and its outline, in parts of the type size; None if the typeface lacks it."""
    font = font_of(face)
    glyph = font.getBestCmap().get(ord(letter))
    if glyph is None:
        return None
    scale = 1 / font["head"].unitsPerEm
    pen = SVGPathPen(font.getGlyphSet(), ntos=lambda value: f"{value:.3f}".rstrip("0").rstrip("."))
    font.getGlyphSet()[glyph].draw(TransformPen(pen, (scale, 0, 0, -scale, 0, 0)))
    return font["hmtx"].metrics[glyph][0] * scale, pen.getCommands()
