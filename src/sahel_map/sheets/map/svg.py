"""Elements of SVG as text, in millimetres; every text that is not ours is escaped here."""

from __future__ import annotations

import html
from collections.abc import Iterable

import numpy as np
import shapely

from sahel_map.sheets.paper.typeface import FAMILY, Style

__all__ = ["circle", "document", "group", "line_data", "path", "rectangle", "ring_data", "text"]

_HALO_MM = 0.5


def document(width: float, height: float, body: Iterable[str], title: str = "") -> str:
    """Return a whole SVG document, millimetres as units.

    Parameters
    ----------
    width, height : float
        Millimetres.
    body : iterable of str
        Elements.
    title : str
        Read out by a screen reader.
    """
    named = f"<title>{html.escape(title)}</title>" if title else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.3f}mm" height="{height:.3f}mm" '
        f'viewBox="0 0 {width:.3f} {height:.3f}" font-family="{FAMILY}">{named}{"".join(body)}</svg>'
    )


def group(name: str, body: Iterable[str], attributes: str = "") -> str:
    """Return a group with a name that a drawing program shows.

    Parameters
    ----------
    name : str
    body : iterable of str
        Elements; without one there is no group.
    attributes : str
        Further attributes, written as in SVG.
    """
    content = "".join(body)
    return f'<g id="{html.escape(name)}"{f" {attributes}" if attributes else ""}>{content}</g>' if content else ""


def text(label: str, x: float, y: float, style: Style, anchor: str = "start", halo: bool = False,
         attributes: str = "") -> str:  # fmt: skip
    """Return one line of text whose baseline begins, has its middle or ends at x, y.

    Parameters
    ----------
    label : str
        Escaped here.
    x, y : float
        Of the baseline, millimetres.
    style : Style
    anchor : {"start", "middle", "end"}
    halo : bool
        Whether it has a light edge.
    attributes : str
        Further attributes, written as in SVG.
    """
    edge = ""
    if halo:
        edge = (
            f' stroke="#FFFFFF" stroke-opacity="0.85" stroke-width="{_HALO_MM * style.size / 7:.2f}" '
            'stroke-linejoin="round" paint-order="stroke"'
        )
    more = f" {attributes}" if attributes else ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" text-anchor="{anchor}" {style.svg}{edge}{more}>{html.escape(label)}</text>'
    )


def path(data: str, fill: str = "none", stroke: str = "none", width: float = 0.0, more: str = "") -> str:
    """Return a path; nothing for empty data.

    Parameters
    ----------
    data : str
        Of the attribute `d`, millimetres.
    fill, stroke : str
        Colours, or "none".
    width : float
        Of the line, millimetres.
    more : str
        Further attributes, written as in SVG.
    """
    if not data:
        return ""
    edge = f' stroke="{stroke}" stroke-width="{width:.3f}"' if stroke != "none" else ""
    return f'<path d="{data}" fill="{fill}"{edge}{f" {more}" if more else ""}/>'


def circle(x: float, y: float, radius: float, fill: str = "none", stroke: str = "none", width: float = 0.0,
           more: str = "") -> str:  # fmt: skip
    """Return a circle.

    Parameters
    ----------
    x, y, radius : float
        Millimetres.
    fill, stroke : str
        Colours, or "none".
    width : float
        Of the line, millimetres.
    more : str
        Further attributes, written as in SVG.
    """
    edge = f' stroke="{stroke}" stroke-width="{width:.3f}"' if stroke != "none" else ""
    more = f" {more}" if more else ""
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.3f}" fill="{fill}"{edge}{more}/>'


def rectangle(x: float, y: float, width: float, height: float, fill: str = "none", stroke: str = "none",
              line: float = 0.0, more: str = "") -> str:  # fmt: skip
    """Return a rectangle; `line` is the width of its edge.

    Parameters
    ----------
    x, y, width, height : float
        Millimetres.
    fill, stroke : str
        Colours, or "none".
    line : float
        Width of its edge, millimetres.
    more : str
        Further attributes, written as in SVG.
    """
    edge = f' stroke="{stroke}" stroke-width="{line:.3f}"' if stroke != "none" else ""
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{fill}"{edge}'
        f"{f' {more}' if more else ''}/>"
    )


def ring_data(geometry: shapely.Geometry | np.ndarray) -> str:
    """Return polygons, with their holes, as the data of one path."""
    return _data(shapely.get_rings(shapely.get_parts(geometry)), closed=True)


def line_data(geometry: shapely.Geometry | np.ndarray) -> str:
    """Return lines as the data of one path."""
    parts = shapely.get_parts(geometry)
    types = shapely.get_type_id(parts)
    return _data(parts[(types == 1) | (types == 2)], closed=False)


def _data(parts: np.ndarray, closed: bool) -> str:
    points, owner = shapely.get_coordinates(parts, return_index=True)
    if not len(points):
        return ""
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    numbers = list(map(repr, np.round(points, 2).ravel().tolist()))
    ends = [*(2 * starts[1:]).tolist(), len(numbers)]
    pieces = []
    for start, end in zip((2 * starts).tolist(), ends, strict=True):
        ring = numbers[start : end - 2 if closed else end]
        if len(ring) > 2:
            pieces.append(f"M{' '.join(ring)}{'Z' if closed else ''}")
    return "".join(pieces)
