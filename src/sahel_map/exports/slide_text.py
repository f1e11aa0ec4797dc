"""Boxes on a slide: texts that fit in whichever typeface a machine has, pictures, tables."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.table import Table
from pptx.util import Inches, Pt

from sahel_map.sheets.paper.typeface import Style, n_lines
from sahel_map.style import INTERFACE

__all__ = [
    "FONT", "SMALLEST", "Line", "Slot", "add_fitted", "add_lines", "add_picture", "add_table", "colour_of",
    "describe_shape", "fill", "height_of", "place",
]  # fmt: skip

FONT = "Arial"
#: Of the type, in points: on a slide nothing smaller can be read.
SMALLEST = 12
# Where Arial is not there, DejaVu Sans or Verdana step in; they are that much wider than the typeface that our
# widths are of (Arial itself by 1.07 and 1.12), and their lines that high.
_WIDEST = {"regular": 1.25, "bold": 1.4}
_LINE = 1.22
_EDGE = 0.06  # of the cells of a table, inches
# "Light Style 1" of the programs: lines above and below, none between columns.
_TABLE_STYLE = "{9D7B030F-B1BA-407E-BCF6-DA9D1FDD8F0C}"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a slide, inches from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def sides(self) -> tuple[Inches, ...]:
        """Left, top, width and height as the library wants them."""
        return tuple(Inches(side) for side in (self.left, self.top, self.width, self.height))

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its text, size in points, weight and colour."""

    text: str
    size: float
    is_bold: bool = False
    colour: str = "text"


def height_of(lines: Sequence[Line], width: float) -> float:
    """Return the height in inches that paragraphs need in the widest face, in a width in inches."""
    return sum(_n_lines(line, width) * line.size * _LINE for line in lines if line.text) / 72


def _n_lines(line: Line, width: float) -> int:
    face = "bold" if line.is_bold else "regular"
    return n_lines(line.text, width * 25.4 / _WIDEST[face], Style(line.size, face))


def add_fitted(slide: Slide, slot: Slot, text: str, size: int, colour: str = "text") -> None:
    """Add a text in the largest type in which all of it has room, but none that is too small to be read.

    Parameters
    ----------
    slide : Slide
    slot : Slot
    text : str
    size : int
        The largest, in points.
    colour : str
        Name in `INTERFACE`.
    """
    lines = (Line(text, points, colour=colour) for points in range(size, SMALLEST, -1))
    fits = (line for line in lines if height_of([line], slot.width) <= slot.height)
    add_lines(slide, slot, [next(fits, Line(text, SMALLEST, colour=colour))])


def add_lines(slide: Slide, slot: Slot, lines: Sequence[Line]) -> None:
    """Add a box with paragraphs.

    Parameters
    ----------
    slide : Slide
    slot : Slot
        Where it stands.
    lines : sequence of Line
        Those without a text are left out.
    """
    fill(slide.shapes.add_textbox(*slot.sides), lines)


def fill(shape: BaseShape, lines: Sequence[Line]) -> None:
    """Write paragraphs into a shape or the cell of a table, without margins."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, line in enumerate(line for line in lines if line.text):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line.text
        run.font.size, run.font.bold, run.font.name = Pt(line.size), line.is_bold, FONT
        run.font.color.rgb = colour_of(line.colour)
        paragraph.alignment = 1  # left; the template centres titles


def place(shape: BaseShape, slot: Slot) -> None:
    """Put a shape into a slot."""
    shape.left, shape.top, shape.width, shape.height = slot.sides


def add_picture(slide: Slide, slot: Slot, png: bytes, text: str) -> float:
    """Fit a picture into a slot without stretching it, in its top left corner; return where it ends, in inches.

    Parameters
    ----------
    slide : Slide
    slot : Slot
    png : bytes
    text : str
        What stands for it where it cannot be seen.
    """
    with Image.open(io.BytesIO(png)) as image:
        shape = image.width / image.height
    width = min(slot.width, slot.height * shape)
    fitted = Slot(slot.left, slot.top, width, width / shape)
    describe_shape(slide.shapes.add_picture(io.BytesIO(png), *fitted.sides), text)
    return fitted.bottom


def describe_shape(shape: BaseShape, text: str) -> None:
    """Give a shape the text that stands for it where it cannot be seen."""
    shape._element._nvXxPr.cNvPr.set("descr", text)


def add_table(slide: Slide, slot: Slot, rows: Sequence[Sequence[str]], shares: Sequence[float], size: int) -> None:
    """Add a table in the largest type in which all of it has room; its first row is the heading.

    Parameters
    ----------
    slide : Slide
    slot : Slot
    rows : sequence of sequence of str
    shares : sequence of float
        Of the width, for each column. The second column, of the values, is bold.
    size : int
        The largest type, in points.
    """
    widths = [slot.width * share for share in shares]
    tries = (_table_heights(rows, widths, points) for points in range(size, SMALLEST - 1, -1))
    heights, points = next((each for each in tries if sum(each[0]) <= slot.height),
                           _table_heights(rows, widths, SMALLEST))  # fmt: skip
    frame = slide.shapes.add_table(len(rows), len(widths), *slot.sides)
    table: Table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _TABLE_STYLE
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        table.rows[number].height = Inches(height)
        for cell, line in zip(table.rows[number].cells, _cells(row, number, points), strict=True):
            fill(cell, [line])
            cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Inches(_EDGE)
    frame.height = Inches(sum(heights))


def _table_heights(rows: Sequence[Sequence[str]], widths: Sequence[float], points: int) -> tuple[list[float], int]:
    return [
        max(height_of([line], width - 2 * _EDGE)
            for line, width in zip(_cells(row, number, points), widths, strict=True)) + 2 * _EDGE
        for number, row in enumerate(rows)
    ], points  # fmt: skip


def _cells(row: Sequence[str], number: int, points: int) -> list[Line]:
    colour = "text" if number else "secondary"
    return [Line(text, points, number == 0 or column == 1, colour) for column, text in enumerate(row)]


def colour_of(name: str) -> RGBColor:
    """Return a colour of the interface."""
    return RGBColor.from_string(INTERFACE[name].lstrip("#"))
