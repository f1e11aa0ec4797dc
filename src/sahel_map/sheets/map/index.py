"""The index map of an atlas: the cercles with a page, each with its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import shapely

from sahel_map.sheets.content.basemap import Basemap
from sahel_map.sheets.map.base import outlines_svg
from sahel_map.sheets.map.canvas import MapCanvas
from sahel_map.sheets.map.label_spots import Taken, around, box_of, inside, place_one
from sahel_map.sheets.map.svg import document, group, path, rectangle, ring_data, text
from sahel_map.sheets.paper.extent import fit_extent
from sahel_map.sheets.paper.typeface import Style
from sahel_map.style import BASEMAP, INTERFACE

__all__ = ["index_svg"]

_NUMBER = Style(7.6, "bold", INTERFACE["focus"])


def index_svg(
    basemap: Basemap,
    numbers: Mapping[str, int],
    outlines: Sequence[shapely.Polygon],
    width: float,
    height: float,
    unit: float,
) -> str:
    """Return the country with its cercles; those of `numbers` are tinted and carry their number.

    Parameters
    ----------
    basemap : Basemap
    numbers : mapping of str to int
        By P-code of a cercle.
    outlines : sequence of Polygon
        Of areas drawn that filter, metres.
    width, height : float
        Millimetres.
    unit : float
        Size of type against A4.
    """
    extent = fit_extent([basemap.country_bounds], width, height)
    canvas = MapCanvas(extent, width, height, unit)
    areas = basemap.visible("cercles", extent)
    shapes = {code: canvas.shape(area) for code, area in zip(areas.codes, areas.shapes, strict=True)}
    taken, labels = Taken(width, height), []
    style = _NUMBER.scaled(unit)
    for code, number in sorted(numbers.items(), key=lambda item: shapes[item[0]].area):
        box = box_of(str(number), 0, 0, style)
        middle = shapes[code].representative_point()
        spot = place_one(taken, inside(shapes[code], box)) or place_one(
            taken, around(middle.x, middle.y, box, 0.8 * unit), 99.0
        )
        if spot is not None:
            x, y = (spot.left + spot.right) / 2, (spot.top + spot.bottom) / 2 + 0.34 * style.size_mm
            labels.append(text(str(number), x, y, style, "middle", halo=True))
    fills = [
        path(ring_data(area), "#FDE7CF" if code in numbers else BASEMAP["land"], BASEMAP["cercle"], 0.16 * unit)
        for code, area in shapes.items()
    ]
    regions = canvas.shape(basemap.visible("regions_2023", extent).shapes)
    abroad = shapely.clip_by_rect(canvas.shape(basemap.visible("neighbours", extent).shapes), 0, 0, width,
                                  height)  # fmt: skip
    return document(
        width,
        height,
        [
            rectangle(0, 0, width, height, BASEMAP["neighbours"]),
            path(ring_data(abroad), BASEMAP["neighbours"], "#FFFFFF", 0.2),
            group("cercles", fills),
            path(ring_data(regions), "none", BASEMAP["region"], 0.28 * unit),
            outlines_svg(canvas, outlines),
            group("numbers", labels),
            rectangle(0, 0, width, height, "none", INTERFACE["secondary"], 0.25),
        ],
    )
