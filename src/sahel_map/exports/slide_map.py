"""The picture of the map for the slide: map, scale and legend as on the printed sheets, without their texts."""

from __future__ import annotations

from sahel_map.exports.job import ExportJob
from sahel_map.sheets.content.compose import compose_sheet
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.sheets.picture import MapFile, PictureSize, map_picture

__all__ = ["draw_slide_map"]

# The place of the map on the slide, and the strip of it that the legend takes, in millimetres.
_SIZE = PictureSize(190.5, 129.5, legend=37.0, columns=4)


def draw_slide_map(job: ExportJob) -> MapFile:
    """Return the map of the incidents shown, in the shape that the slide has room for."""
    made = job.now.date()
    content = compose_sheet(job.dataset, job.selection, job.words, SheetOptions("slide", made=made))
    return map_picture(job.dataset, content, job.words, _SIZE, made)
