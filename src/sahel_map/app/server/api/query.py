"""What a program asks for: filters by the names of the page's address, part of the map, time, page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import SelectionError
from sahel_map.data.dataset import Dataset
from sahel_map.selection.all_filters import PARAMETERS
from sahel_map.selection.known import Known
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.words import LANGUAGES, Words

__all__ = ["MOST_A_PAGE", "OWN", "Asked", "read_query"]

#: Features of one answer at most, and where nothing else is asked for.
MOST_A_PAGE, _USUAL_PAGE = 10_000, 1_000
#: Parameters besides the filters.
OWN = ("bbox", "datetime", "limit", "offset", "lang", "f", "set")


@dataclass(frozen=True, eq=False)
class Asked:
    """What a request asks for.

    Attributes
    ----------
    selection : Selection
    mask : ndarray of bool, shape (n,)
        Incidents that the filters and the time show; the box is still to be applied to their shapes.
    bbox : tuple of float or None
        West, south, east, north in degrees.
    limit, offset : int
    language : {"en", "fr"}
    """

    selection: Selection
    mask: np.ndarray
    bbox: tuple[float, float, float, float] | None
    limit: int
    offset: int
    language: str

    def in_bbox(self, shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return the features that touch the box; without one, all."""
        return shapes if self.bbox is None else shapes[shapes.geometry.intersects(shapely.box(*self.bbox))]


def read_query(query: Mapping[str, str], dataset: Dataset) -> Asked:
    """Read the parameters of an address.

    Raises
    ------
    SelectionError
        One sentence: which parameter or value is unknown, and what is allowed.
    """
    known = (*(each.name for each in PARAMETERS), *OWN)
    for name in query:
        if name not in known:
            raise SelectionError(unknown_value("parameter", name, known))
    selection, notices = Selection.from_query(query, Known.of(dataset))
    if notices:
        raise SelectionError(notices[0].text(Words("en")))
    language = query.get("lang", "en")
    if language not in LANGUAGES:
        raise SelectionError(unknown_value("lang", language, LANGUAGES))
    mask = matching(dataset, selection)
    if "datetime" in query:
        mask &= _in_time(dataset, *_time(query["datetime"]))
    limit, offset = _whole(query, "limit", _USUAL_PAGE, 1), _whole(query, "offset", 0, 0)
    return Asked(selection, mask, _bbox(query.get("bbox")), min(limit, MOST_A_PAGE), offset, language)


def _whole(query: Mapping[str, str], name: str, usual: int, least: int) -> int:
    text = query.get(name, str(usual))
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) < least:
        raise SelectionError(f"{name} {text!r} is no number; allowed: whole numbers from {least}")
    return int(text)


def _bbox(text: str | None) -> tuple[float, float, float, float] | None:
    if text is None:
        return None
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) == 6:  # with heights, which we do not have
        numbers = [*numbers[:2], *numbers[3:5]]
    if len(numbers) != 4 or not np.isfinite(numbers).all() or numbers[1] > numbers[3] or numbers[0] > numbers[2]:
        raise SelectionError(f"bbox {text!r} is no part of the map; allowed: west,south,east,north in degrees")
    return numbers[0], numbers[1], numbers[2], numbers[3]


def _time(text: str) -> tuple[dt.date, dt.date]:
    """Return first and last day of an instant or interval of RFC 3339; ".." or nothing is open."""
    first, slash, last = text.partition("/")
    try:
        start = dt.date.min if slash and first in ("", "..") else dt.date.fromisoformat(first[:10])
        end = (dt.date.max if last in ("", "..") else dt.date.fromisoformat(last[:10])) if slash else start
    except ValueError as error:
        raise SelectionError(
            f"datetime {text!r} is none; allowed: 2024-01-31, 2024-01-01/2024-06-30, ../2024-06-30"
        ) from error
    if start > end:
        raise SelectionError(f"datetime {text!r} begins after it ends; allowed: an earlier day first")
    return start, end


def _in_time(dataset: Dataset, start: dt.date, end: dt.date) -> np.ndarray:
    """Return the incidents whose days touch a time."""
    first, last = (dataset.incidents[name].dt.date.to_numpy() for name in ("date_start", "date_end"))
    return (first <= end) & (last >= start)
