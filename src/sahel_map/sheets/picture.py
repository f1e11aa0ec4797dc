"""A map or its legend alone as a picture, for slides and reports: as on the sheets, without a page around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sahel_map.data.dataset import Dataset
from sahel_map.sheets.content.alternative import map_in_words, timeline_in_words
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.content import LegendSection, SheetContent
from sahel_map.sheets.content.legend import legend_shown
from sahel_map.sheets.file_data import bare_data
from sahel_map.sheets.map.map import draw_map
from sahel_map.sheets.map.timeline import timeline_svg
from sahel_map.sheets.pages import not_shown, section_data
from sahel_map.sheets.typeset import typeset
from sahel_map.words import Words

__all__ = ["MapFile", "PictureSize", "legend_picture", "map_picture", "timeline_picture"]


@dataclass(frozen=True, slots=True)
class PictureSize:
    """How large a picture is.

    Attributes
    ----------
    width, height : float
        Millimetres; a height of 0 is that of what stands on it.
    legend : float
        Part of the height that the legend takes; 0 for none.
    unit : float
        Size of type and marks; 1 is 7 pt for the smallest type.
    dpi : int
    columns : int
        Of the legend.
    """

    width: float
    height: float = 0.0
    legend: float = 0.0
    unit: float = 1.0
    dpi: int = 220
    columns: int = 4


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map alone.

    Attributes
    ----------
    png : bytes
    left_out : str
        What it does not show, in sentences, to stand beside it; empty where it shows all.
    legend : tuple of LegendSection
        Of what it shows.
    """

    png: bytes
    left_out: str
    legend: tuple[LegendSection, ...]


def map_picture(dataset: Dataset, content: SheetContent, words: Words, size: PictureSize, made: dt.date) -> MapFile:
    """Return the map of a content as a PNG, with what it leaves out.

    Parameters
    ----------
    dataset : Dataset
    content : SheetContent
    words : Words
    size : PictureSize
    made : date
        Day of making.
    """
    strip = 5.6 * size.unit
    picture = draw_map(
        content, basemap_of(dataset), words, size.width, size.height - size.legend - strip, size.unit
    )
    legend = legend_shown(content.legend, picture.shown)
    page = {
        "kind": "picture",
        "map": {
            "svg": picture.svg,
            "width": picture.width,
            "height": picture.height,
            "alt": map_in_words(dataset, content, words),
        },
        "legend": [section_data(section, size.unit) for section in legend if size.legend],
        "columns": size.columns,
    }
    data = bare_data(words, content.title, content.sentence, made, size.width, size.height, size.unit)
    left_out = " ".join(filter(None, [content.unplaced, *not_shown(picture, words)]))
    return MapFile(typeset(data | {"parts": [page]}, "png", made, size.dpi), left_out, legend)


def legend_picture(
    legend: Sequence[LegendSection], content: SheetContent, words: Words, size: PictureSize, made: dt.date
) -> bytes:
    """Return sections of a legend as a PNG, as tall as they are.

    Parameters
    ----------
    legend : sequence of LegendSection
    content : SheetContent
        That the legend belongs to.
    words : Words
    size : PictureSize
        With the width of the picture; its height is not asked.
    made : date
        The day the file names.
    """
    sections = [section_data(section, size.unit) for section in legend]
    page = {"kind": "picture", "map": None, "legend": sections, "columns": size.columns}
    data = bare_data(words, content.title, content.sentence, made, size.width, 0, size.unit)
    return typeset(data | {"parts": [page]}, "png", made, size.dpi)


def timeline_picture(content: SheetContent, words: Words, size: PictureSize, made: dt.date) -> bytes:
    """Return the incidents by month as a PNG, with the patterns of the sheets.

    Parameters
    ----------
    content : SheetContent
    words : Words
    size : PictureSize
        Of the picture.
    made : date
        The day the file names.
    """
    svg = timeline_svg(content.timeline, size.width, size.height, words, size.unit)
    alt = timeline_in_words(content.timeline, words)
    page = {"kind": "picture", "map": {"svg": svg, "width": size.width, "alt": alt}, "legend": [], "columns": 1}
    data = bare_data(words, content.title, content.sentence, made, size.width, size.height, size.unit)
    return typeset(data | {"parts": [page]}, "png", made, size.dpi)
