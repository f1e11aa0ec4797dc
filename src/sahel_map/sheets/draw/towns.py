"""Towns on the map of a sheet, their names set by adjustText and looked at again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from sahel_map.sheets.content.basemap import Basemap
from sahel_map.sheets.draw.label_spots import Taken, around, box_of, place_one
from sahel_map.sheets.draw.map_labels import draw_leaders, gap_to, nearest_point, write_name
from sahel_map.sheets.paper.canvas import MapCanvas, paint
from sahel_map.sheets.paper.shapes import Shape, circle
from sahel_map.sheets.paper.typeface import Style
from sahel_map.style import INTERFACE

__all__ = ["draw_towns"]

_TOWN = Style(6.6)
_CAPITAL = Style(7.2, "bold")
_MOST_TOWNS = 26
_STEPS = 20
# Towns of a rank show from this scale on.
_TOWNS_FROM = {1: 10**9, 2: 10**9, 3: 7_500_000, 4: 3_200_000}
_DOT_MM = 0.42
_LEADER_FROM_MM = 2.6
_FARTHEST_MM = 7.0


def draw_towns(canvas: MapCanvas, taken: Taken, basemap: Basemap, language: str) -> list[Text]:
    """Write towns by adjustText, then look again: what still covers something moves or goes."""
    towns = _towns_of(canvas, basemap, language)
    if not towns:
        return []
    dots = [
        Shape(circle(x, y, _DOT_MM * canvas.unit * canvas.mm), INTERFACE["text"], "white", 0.12)
        for x, y, *_ in towns
    ]
    paint(canvas.axes, dots, 9)
    texts = []
    for x, y, name, style in towns:
        left, up = canvas.on_paper(x, y)
        box = box_of(name, 0, 0, style)
        spot = left + (box.right - box.left) / 2 + 1.2, up + 0.3
        texts.append(write_name(canvas, name, *spot, style, halo=True, zorder=11))
    _adjust(canvas, taken, texts, towns)
    kept, leaders = [], []
    dots_mm = [canvas.on_paper(x, y) for x, y, *_ in towns]
    for text, (x, y, name, style) in zip(texts, towns, strict=True):
        at = canvas.on_paper(x, y)
        now = canvas.on_paper(*text.get_position())
        wanted = box_of(name, *now, style)
        candidates = [wanted] if gap_to(wanted, at) <= _FARTHEST_MM else []
        box = place_one(taken, candidates) or place_one(
            taken, around(*at, box_of(name, 0, 0, style), 0.9 * canvas.unit), 0.9 * canvas.unit
        )
        if box is None:
            text.remove()
            continue
        middle = (box.left + box.right) / 2, (box.low + box.high) / 2
        text.set_position(canvas.in_country(*middle))
        nearest = min(dots_mm, key=lambda dot: gap_to(box, dot))
        if gap_to(box, at) > _LEADER_FROM_MM or nearest != at:
            leaders.append((nearest_point(box, at), at))
        kept.append(text)
    draw_leaders(canvas, leaders)
    return kept


def _towns_of(canvas: MapCanvas, basemap: Basemap, language: str) -> list[tuple[float, float, str, Style]]:
    """Return the towns that a map of this scale names, the most important first."""
    towns = basemap.layers["towns"]
    name = towns["name_fr" if language == "fr" else "name"]
    found = [
        (int(rank), point.x, point.y, str(label))
        for rank, point, label in zip(towns["rank"], towns.geometry, name, strict=True)
        if canvas.extent.scale <= _TOWNS_FROM.get(int(rank), 0) and canvas.extent.holds(point.x, point.y, 2.5)
    ]
    return [
        (x, y, label, (_CAPITAL if rank <= 2 else _TOWN).scaled(canvas.unit))
        for rank, x, y, label in sorted(found)[:_MOST_TOWNS]
    ]


def _adjust(canvas: MapCanvas, taken: Taken, texts: list[Text], towns: Sequence[tuple]) -> None:
    """Let adjustText move the names off marks, counts and each other.

    The number of steps is fixed, so that the same sheet always comes out the same.
    """
    from adjustText import adjust_text  # brings scipy, which only a sheet with towns needs

    marks = [canvas.in_country(x, y) for x, y, _ in taken.marks]
    points = np.array([*marks, *[(x, y) for x, y, *_ in towns]])
    objects = [
        Bbox([canvas.in_country(box.left, box.low), canvas.in_country(box.right, box.high)]) for box in taken.boxes
    ]
    adjust_text(
        texts,
        x=points[:, 0],
        y=points[:, 1],
        objects=objects or None,
        target_x=[x for x, *_ in towns],
        target_y=[y for _, y, *_ in towns],
        avoid_self=False,
        ax=canvas.axes,
        expand=(1.04, 1.1),
        force_explode=(0.05, 0.2),
        max_move=(6, 6),
        min_arrow_len=10**6,
        iter_lim=_STEPS,
    )
