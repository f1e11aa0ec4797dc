"""One slide for a briefing, editable: map as a picture, everything else as text boxes and a native chart."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Inches, Pt

from sahel_map.core.problem import shorten
from sahel_map.exports.job import ExportJob
from sahel_map.exports.slide_chart import add_monthly_chart
from sahel_map.exports.slide_map import draw_slide_map
from sahel_map.incident.set_words import set_footer
from sahel_map.statistics.numbers import Numbers
from sahel_map.style import INTERFACE
from sahel_map.views.figures.key_figures import printed_figures
from sahel_map.words import Words

__all__ = ["build_slide", "describe_shape", "write_slide"]

_TITLE_ONLY = 5  # layout of the library's own template
_FONT = "Arial"  # on every system, or a font of the same widths
_MOST_SOURCES = 150  # that a reader of notes would look through


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place on the slide, inches from its top left corner."""

    left: float
    top: float
    width: float
    height: float


_SLIDE = (13.333, 7.5)
_TITLE = _Slot(0.45, 0.3, 12.4, 0.55)
_SENTENCE = _Slot(0.45, 0.87, 12.4, 0.5)
_MAP = _Slot(0.45, 1.5, 7.5, 5.1)
_FIGURES = _Slot(8.25, 1.5, 4.65, 3.0)
_CHART = _Slot(8.15, 4.55, 4.75, 2.05)
_CAVEAT = _Slot(0.45, 6.68, 12.4, 0.34)
_FOOTER = _Slot(0.45, 7.0, 12.4, 0.3)
_PROPERTY_LETTERS = 255


def write_slide(job: ExportJob, path: Path) -> None:
    """Write the slide with the map as the printed sheets draw it."""
    path.write_bytes(build_slide(job, draw_slide_map(job)))


def build_slide(job: ExportJob, map_png: bytes) -> bytes:
    """Return a PowerPoint file with one slide, 16:9.

    Parameters
    ----------
    job : ExportJob
        Incidents, language and time.
    map_png : bytes
        The map as a PNG; it is fitted into its place without being stretched.
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = (Inches(side) for side in _SLIDE)
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    context, words = job.context, job.words
    _place(slide.shapes.title, _TITLE)
    _fill(slide.shapes.title, [(context.title, 26, True)])
    _add_text(slide, _SENTENCE, [(context.sentence, 15, False)])
    _add_map(
        slide, map_png, words("export-slide-map", count=words.number(context.n_records), sentence=context.sentence)
    )
    _add_figures(slide, job)
    chart = add_monthly_chart(slide, job, *(Inches(side) for side in _sides(_CHART)))
    describe_shape(chart, words("export-slide-chart"))
    _add_text(slide, _CAVEAT, [(context.caveat, 12, False)], "secondary")
    footer = f"{set_footer(job.dataset, words)} {words('export-slide-digest', digest=context.digest)}"
    _add_text(slide, _FOOTER, [(footer, 10, False)], "secondary")
    slide.notes_slide.notes_text_frame.text = _notes(job)
    _set_properties(deck, job)
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def describe_shape(shape: BaseShape, text: str) -> None:
    """Give a shape the text that stands for it where it cannot be seen."""
    shape._element._nvXxPr.cNvPr.set("descr", text)  # noqa: SLF001 - the library has no other way


def _add_map(slide: Slide, map_png: bytes, text: str) -> None:
    with Image.open(io.BytesIO(map_png)) as image:
        shape = image.width / image.height
    width = min(_MAP.width, _MAP.height * shape)
    height = width / shape
    left, top = _MAP.left + (_MAP.width - width) / 2, _MAP.top + (_MAP.height - height) / 2
    picture = slide.shapes.add_picture(io.BytesIO(map_png), *(Inches(side) for side in (left, top, width, height)))
    describe_shape(picture, text)


def _add_figures(slide: Slide, job: ExportJob) -> None:
    """Add the key figures, three rows of two; each a text box of its own."""
    width, height = _FIGURES.width / 2, _FIGURES.height / 3
    for place, figure in enumerate(printed_figures(Numbers(job.dataset, job.mask), job.words)):
        row, column = divmod(place, 2)
        slot = _Slot(_FIGURES.left + column * width, _FIGURES.top + row * height, width - 0.12, height)
        _add_text(slide, slot, [(figure.label, 10, False), (figure.value, 16, True), (figure.note, 8, False)])


def _add_text(slide: Slide, slot: _Slot, lines: list[tuple[str, int, bool]], colour: str = "text") -> None:
    shape = slide.shapes.add_textbox(*(Inches(side) for side in _sides(slot)))
    _fill(shape, lines, colour)


def _fill(shape: BaseShape, lines: list[tuple[str, int, bool]], colour: str = "text") -> None:
    """Write lines of (text, size in points, bold) into a shape, one paragraph each."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, (text, size, is_bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), is_bold, _FONT
        run.font.color.rgb = RGBColor.from_string(INTERFACE[colour].lstrip("#"))
        paragraph.alignment = 1  # left; the template centres titles


def _place(shape: BaseShape, slot: _Slot) -> None:
    shape.left, shape.top, shape.width, shape.height = (Inches(side) for side in _sides(slot))


def _sides(slot: _Slot) -> tuple[float, float, float, float]:
    return slot.left, slot.top, slot.width, slot.height


def _notes(job: ExportJob) -> str:
    """Return citation, rules, sources and method; the sources of many incidents are cut off, and that is said."""
    words = job.words
    sources = job.companions["sources"].drop_duplicates("source_id").sort_values(["publisher", "source_id"])
    lines = [
        words("record-source", publisher=source.publisher, published=_day(source.published, words))
        + f": {source.url}"
        for source in sources.head(_MOST_SOURCES).itertuples()
    ]
    more = len(sources) - len(lines)
    if more:
        lines.append(words("export-slide-more", n=more, count=words.number(more)))
    heading = words("export-slide-notes", n=job.context.n_records, count=words.number(job.context.n_records))
    parts = [job.context.citation, job.context.caveat, job.context.counting_rules, heading, *lines]
    parts += [text for section in job.method for text in ("", *section)]
    return "\n".join(parts)


def _day(published: Any, words: Words) -> str:
    return words("record-undated") if published != published else words.date(published.date())  # NaT is not itself


def _set_properties(deck: Deck, job: ExportJob) -> None:
    properties, made = deck.core_properties, job.now.replace(tzinfo=None)
    properties.title, properties.author = job.context.title, "Sahel Map"
    # The format has no room for more; the notes of the slide hold both in full.
    properties.subject = shorten(job.context.sentence, _PROPERTY_LETTERS)
    properties.comments = shorten(job.context.citation, _PROPERTY_LETTERS)
    properties.created = properties.modified = made
    properties.language = job.words.language
