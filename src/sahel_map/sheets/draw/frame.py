"""What stands around the map, outside its frame: degrees, scale bar, north arrow, locator."""

from __future__ import annotations

import numpy as np
import shapely
from matplotlib_scalebar.scalebar import ScaleBar
from pyproj import Transformer

from sahel_map.core.geometry import DISPLAY_CRS
from sahel_map.sheets.content.basemap import Basemap
from sahel_map.sheets.content.places import SHEET_CRS
from sahel_map.sheets.paper.canvas import MapCanvas, open_map, paint
from sahel_map.sheets.paper.extent import Extent, fit_extent
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import Frame
from sahel_map.sheets.paper.shapes import Shape, polygon_path
from sahel_map.sheets.paper.typeface import Style, text_width
from sahel_map.style import BASEMAP, INTERFACE
from sahel_map.words import Words

__all__ = ["DEGREES_MM", "draw_degrees", "draw_locator", "draw_strip"]

#: Room for the degrees left of and below the map, in millimetres.
DEGREES_MM = 3.2
_DEGREE = Style(5.6, colour=INTERFACE["secondary"])
_SMALL = Style(6.8, colour=INTERFACE["secondary"])
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5)
_FEWEST_GAP_MM = 28


def draw_degrees(page: Page, canvas: MapCanvas, words: Words) -> None:
    """Draw the frame, with ticks and degrees of longitude below and of latitude at the left."""
    frame, extent = canvas.frame, canvas.extent
    sides = [frame.left, frame.right, frame.right, frame.left, frame.left]
    tops = [frame.top, frame.top, frame.bottom, frame.bottom, frame.top]
    page.line(sides, tops, INTERFACE["secondary"], 0.2)
    style = _DEGREE.scaled(canvas.unit)
    xs = np.linspace(extent.west, extent.east, 200)
    ys = np.linspace(extent.south, extent.north, 200)
    back = Transformer.from_crs(SHEET_CRS, DISPLAY_CRS, always_xy=True)
    along, _ = back.transform(xs, np.full(200, extent.south))
    _, up = back.transform(np.full(200, extent.west), ys)
    for degree in _round_degrees(along, frame.width):
        x = frame.left + (np.interp(degree, along, xs) - extent.west) / canvas.mm
        page.line([x, x], [frame.bottom, frame.bottom + 0.8], INTERFACE["secondary"], 0.15)
        page.text(x, frame.bottom + 0.8, _longitude(degree, words), style, "center")
    for degree in _round_degrees(up, frame.height):
        top = frame.bottom - (np.interp(degree, up, ys) - extent.south) / canvas.mm
        page.line([frame.left - 0.8, frame.left], [top, top], INTERFACE["secondary"], 0.15)
        text = page.text(frame.left - 1.1, top, words("sheet-degrees-north", degrees=_plain(degree, words)), style)
        text.set(rotation=90, ha="right", va="center", rotation_mode="default", y=page.up(top))


def draw_strip(page: Page, frame: Frame, canvas: MapCanvas, words: Words) -> None:
    """Draw north arrow, scale bar, scale and projection in a strip under the map."""
    unit = page.paper.unit
    _draw_north(page, frame.left + 2.2 * unit, frame.top, frame.height, words)
    bar = Frame(frame.left + 7 * unit, frame.top, min(70 * unit, 0.45 * frame.width), frame.height)
    axes = page.axes(bar)
    axes.set(xlim=(0, bar.width * canvas.mm), ylim=(0, bar.height * canvas.mm))
    axes.add_artist(
        ScaleBar(
            1,
            "m",
            location="center left",
            length_fraction=0.55,
            width_fraction=0.09,
            pad=0,
            border_pad=0,
            sep=2,
            frameon=False,
            color=INTERFACE["text"],
            scale_loc="right",
            rotation="horizontal-only",
            font_properties={"family": "Source Sans Pro", "size": _SMALL.size * unit},
        )
    )
    style = _SMALL.scaled(unit)
    lines = [words("sheet-projection")]
    if not page.paper.name.startswith("slide"):  # a screen or projector has no scale
        name = page.paper.name.partition("-")[0].upper()
        lines.insert(0, words("sheet-scale", scale=words.number(canvas.extent.scale), paper=name))
    if text_width(" · ".join(lines), style) <= frame.right - bar.right:
        lines = [" · ".join(lines)]
    top = frame.top + (frame.height - len(lines) * style.line_mm) / 2
    for number, line in enumerate(lines):
        page.text(frame.right, top + number * style.line_mm, line, style, "right")


def draw_locator(page: Page, frame: Frame, basemap: Basemap, extent: Extent, words: Words) -> None:
    """Draw the country, small, with the map's extent on it."""
    style = _SMALL.scaled(page.paper.unit)
    page.text(frame.left + frame.width / 2, frame.top, words("sheet-locator"), style, "center")
    inner = frame.below(style.line_mm + 0.5)
    whole = fit_extent([basemap.country_box], inner.width, inner.height)
    small = open_map(page, inner, whole)
    small.axes.set_facecolor("white")
    shapes = [
        Shape(polygon_path(area), BASEMAP["neighbours"], "white", 0.2)
        for area in basemap.visible("neighbours", whole).geometry
    ]
    shapes += [
        Shape(polygon_path(area), "#CFC9BC", BASEMAP["country"], 0.25)
        for area in basemap.visible("country", whole).geometry
    ]
    seen = shapely.box(*extent.box).intersection(shapely.box(*whole.box))
    shapes.append(Shape(polygon_path(seen), (0, 0, 0, 0.08), INTERFACE["text"], 0.4))
    paint(small.axes, shapes, 1)


def _draw_north(page: Page, x: float, top: float, height: float, words: Words) -> None:
    style = Style(7.0 * page.paper.unit, "bold")
    page.text(x, top - 0.2, words("sheet-north"), style, "center")
    low, high = page.up(top + height - 0.3), page.up(top + style.line_mm - 0.4)
    half = 0.24 * (high - low) + 0.5
    arrow = shapely.Polygon([(x, high), (x + half, low), (x, low + 0.3 * (high - low)), (x - half, low)])
    paint(page.surface, [Shape(polygon_path(arrow), INTERFACE["text"])], 3)


def _round_degrees(values: np.ndarray, length_mm: float) -> list[float]:
    """Return round degrees between the ends of a side, a thumb's width apart or more."""
    low, high = float(values.min()), float(values.max())
    most = max(2, int(length_mm / _FEWEST_GAP_MM))
    step = next((step for step in _STEPS if (high - low) / step <= most), 10)
    first = int(np.ceil(low / step + 0.15))
    return [round(n * step, 4) for n in range(first, int(np.floor(high / step - 0.15)) + 1)]


def _longitude(degree: float, words: Words) -> str:
    if degree == 0:
        return words("sheet-greenwich")
    return words("sheet-west" if degree < 0 else "sheet-east", degrees=_plain(abs(degree), words))


def _plain(degree: float, words: Words) -> str:
    return words.number(degree)
