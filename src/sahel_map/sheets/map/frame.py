"""What stands around the map: degrees along its edges, scale bar, north arrow, scale and projection, locator."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
from pyproj import Transformer

from sahel_map.core.geometry import DISPLAY_CRS
from sahel_map.sheets.content.basemap import Basemap
from sahel_map.sheets.content.drawn import SHEET_CRS
from sahel_map.sheets.map.canvas import MapCanvas
from sahel_map.sheets.map.label_spots import LabelBox, box_of
from sahel_map.sheets.map.svg import document, group, path, rectangle, ring_data, text
from sahel_map.sheets.paper.extent import Extent, fit_extent
from sahel_map.sheets.paper.typeface import Style, text_width
from sahel_map.style import BASEMAP, INTERFACE
from sahel_map.words import Words

__all__ = ["STRIP_MM", "degrees_svg", "frame_svg", "locator_svg", "strip_svg"]

#: Height of the strip under the map, in millimetres.
STRIP_MM = 5.6
_DEGREE = Style(7.0, colour=INTERFACE["secondary"])
_SMALL = Style(7.0, colour=INTERFACE["secondary"])
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5)
_FEWEST_GAP_MM = 34
# Room beside the scale bar for its length, and the bar that is worth drawing.
_BAR_LABEL_MM, _LEAST_BAR_MM = 12.0, 12.0
_BAR_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500)


def degrees_svg(canvas: MapCanvas, words: Words) -> tuple[str, list[LabelBox]]:
    """Return the frame with ticks and degrees inside its lower and left edge, and the places they take."""
    extent, unit = canvas.extent, canvas.unit
    style = _DEGREE.scaled(unit)
    xs = np.linspace(extent.west, extent.east, 200)
    ys = np.linspace(extent.south, extent.north, 200)
    along, _ = _to_degrees().transform(xs, np.full(200, extent.south))
    _, up = _to_degrees().transform(np.full(200, extent.west), ys)
    ticks, labels, boxes = [], [], []
    for degree in _round_degrees(along, canvas.width):
        x = (np.interp(degree, along, xs) - extent.west) / canvas.mm
        ticks.append(f"M{x:.2f},{canvas.height:.2f}v{-1.2 * unit:.2f}")
        label = _longitude(degree, words)
        labels.append(text(label, x, canvas.height - 1.7 * unit, style, "middle", halo=True))
        boxes.append(box_of(label, x, canvas.height - 2.6 * unit, style))
    for degree in _round_degrees(up, canvas.height):
        y = canvas.height - (np.interp(degree, up, ys) - extent.south) / canvas.mm
        ticks.append(f"M0,{y:.2f}h{1.2 * unit:.2f}")
        label = words("sheet-degrees-north", degrees=words.number(degree))
        labels.append(text(label, 1.7 * unit, y + 0.34 * style.size_mm, style, halo=True))
        boxes.append(box_of(label, 1.7 * unit + text_width(label, style) / 2, y, style))
    ticked = path("".join(ticks), "none", INTERFACE["secondary"], 0.2 * unit)
    return group("degrees", [ticked, *labels, frame_svg(canvas)]), boxes


def frame_svg(canvas: MapCanvas) -> str:
    """Return the frame alone."""
    return rectangle(0, 0, canvas.width, canvas.height, "none", INTERFACE["secondary"], 0.25 * canvas.unit)


def strip_svg(canvas: MapCanvas, words: Words, paper: str, is_small: bool = False) -> str:
    """Return north arrow, scale bar, scale and projection for the strip under the map.

    Parameters
    ----------
    canvas : MapCanvas
    words : Words
    paper : str
        Name of the paper for the scale; empty for a screen or projector, which has none.
    is_small : bool
        There is room for the scale bar alone.
    """
    unit, top = canvas.unit, canvas.height
    style = _SMALL.scaled(unit)
    baseline = top + 4.1 * unit
    arrow = f"M{1.6 * unit:.2f},{top + 1.1 * unit:.2f}l{1.2 * unit:.2f},{3.6 * unit:.2f}l{-1.2 * unit:.2f},"
    arrow += f"{-1 * unit:.2f}l{-1.2 * unit:.2f},{1 * unit:.2f}Z"
    left = 9 * unit
    scale = words("sheet-scale", scale=words.number(canvas.extent.scale), paper=paper) if paper else ""
    projections = [] if is_small else [words("sheet-projection"), words("sheet-projection-short")]
    lines = [" · ".join(filter(None, (scale, projection))) for projection in projections or [""]]
    # Beside a small map there is no room for all: then the projection has its number alone.
    rooms = [canvas.width - left - _BAR_LABEL_MM * unit - text_width(line, style) for line in lines]
    facts, room = next((each for each in zip(lines, rooms, strict=True) if each[1] >= _LEAST_BAR_MM * unit),
                       (lines[-1], rooms[-1]))  # fmt: skip
    most = min(0.28 * canvas.width, room) * canvas.mm / 1000
    km = max((size for size in _BAR_KM if size <= most), default=_BAR_KM[0])
    length = km * 1000 / canvas.mm
    bar = [
        rectangle(left, baseline - 1.5 * unit, length / 2, 1.1 * unit, INTERFACE["text"]),
        rectangle(left, baseline - 1.5 * unit, length, 1.1 * unit, "none", INTERFACE["text"], 0.2 * unit),
        text(words("sheet-kilometres", km=words.number(km)), left + length + 1.2 * unit, baseline, style),
    ]
    return group(
        "strip",
        [
            path(arrow, INTERFACE["text"]),
            text(words("sheet-north"), 3.3 * unit, baseline, Style(7.4 * unit, "bold")),
            *bar,
            text(facts, canvas.width, baseline, style, "end"),
        ],
    )


def locator_svg(basemap: Basemap, extent: Extent, width: float, height: float) -> str:
    """Return the country, small, with the map's extent on it.

    Parameters
    ----------
    basemap : Basemap
    extent : Extent
        Of the map, metres.
    width, height : float
        Of the small map, millimetres.
    """
    whole = fit_extent([basemap.country_bounds], width, height)
    small = MapCanvas(whole, width, height)
    abroad = small.shape(basemap.visible("neighbours", whole).shapes)
    country = small.shape(basemap.visible("country", whole).shapes)
    seen = small.shape(shapely.box(*extent.bounds).intersection(shapely.box(*whole.bounds)))
    return document(
        width,
        height,
        [
            path(
                ring_data(shapely.clip_by_rect(abroad, 0, 0, width, height)), BASEMAP["neighbours"], "#FFFFFF", 0.2
            ),
            path(ring_data(country), "#CFC9BC", BASEMAP["country"], 0.25),
            path(ring_data(seen), "#000000", INTERFACE["text"], 0.4, 'fill-opacity="0.08"'),
        ],
    )


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
    return words("sheet-west" if degree < 0 else "sheet-east", degrees=words.number(abs(degree)))


@lru_cache(maxsize=1)
def _to_degrees() -> Transformer:
    return Transformer.from_crs(SHEET_CRS, DISPLAY_CRS, always_xy=True)
