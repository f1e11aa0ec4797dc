"""The pictures of the slides: the map and its legend as on the printed sheets, in the type of a slide."""

from __future__ import annotations

from dataclasses import dataclass

from sahel_map.exports.job import ExportJob
from sahel_map.sheets.content.compose import compose_sheet
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.sheets.picture import PictureSize, legend_picture, map_picture

__all__ = ["SlidePictures", "draw_slide_pictures"]

# The places on the slide, in millimetres; the smallest type has 12 pt, as on a sheet of that size.
_UNIT = 12 / 7
_MAP = PictureSize(243.8, 128.5, unit=_UNIT, dpi=200)
_ACTORS = PictureSize(68.0, unit=_UNIT, columns=1)
_LEGEND = PictureSize(315.7, unit=_UNIT, columns=4)


@dataclass(frozen=True, slots=True)
class SlidePictures:
    """What is drawn for the slides.

    Attributes
    ----------
    map_png : bytes
        The map without its legend.
    actors_png : bytes
        The first section of the legend, to stand beside the map: the groups of actors.
    legend_png : bytes
        The whole legend.
    left_out : str
        What the map does not show, in sentences; empty where it shows all.
    caveats : tuple of str
        What is to be known of figures and places.
    """

    map_png: bytes
    actors_png: bytes
    legend_png: bytes
    left_out: str
    caveats: tuple[str, ...]


def draw_slide_pictures(job: ExportJob) -> SlidePictures:
    """Return the map of the incidents shown, in the shape that the slide has room for, and its legend."""
    made, words = job.now.date(), job.words
    content = compose_sheet(job.dataset, job.selection, words, SheetOptions("slide", made=made))
    drawn = map_picture(job.dataset, content, words, _MAP, made)
    actors, whole = (
        legend_picture(sections, content, words, size, made)
        for sections, size in ((drawn.legend[:1], _ACTORS), (drawn.legend, _LEGEND))
    )
    return SlidePictures(drawn.png, actors, whole, drawn.left_out, content.caveats)
