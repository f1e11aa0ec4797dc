"""One slide for a briefing, editable: map as a picture, everything else as text boxes and a native chart."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Inches, Pt

from sahel_map.core.errors import SelectionError
from sahel_map.core.problem import shorten
from sahel_map.exports.job import ExportJob
from sahel_map.exports.slide_chart import add_monthly_chart
from sahel_map.exports.slide_map import draw_slide_map
from sahel_map.incident.addresses import readable_address
from sahel_map.incident.facts import source_address
from sahel_map.incident.publishers import with_publishers_in
from sahel_map.incident.set_words import set_footer
from sahel_map.sheets.content.brand import Brand, mark_of, own_brand
from sahel_map.sheets.paper.typeface import Style, n_lines
from sahel_map.statistics.numbers import Numbers
from sahel_map.style import INTERFACE
from sahel_map.views.figures.key_figures import printed_figures
from sahel_map.words import Words

__all__ = ["build_slide", "describe_shape", "write_slide"]

_TITLE_ONLY = 5  # layout of the library's own template
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FONT = "Arial"  # on every system, or a font of the same widths
_MOST_SOURCES = 12  # that a reader of notes would look through


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place on the slide, inches from its top left corner."""

    left: float
    top: float
    width: float
    height: float


_SLIDE = (13.333, 7.5)
_MARK = _Slot(10.4, 0.06, 2.45, 0.24)
_OWN = _Slot(0.45, 0.06, 9.8, 0.24)
# Arial is wider than the typeface that our widths are of.
_ARIAL = 1.14
_LINE = 1.2
_LANGUAGES = {"en": MSO_LANGUAGE_ID.ENGLISH_UK, "fr": MSO_LANGUAGE_ID.FRENCH}
_TITLE = _Slot(0.45, 0.3, 12.4, 0.55)
_SENTENCE = _Slot(0.45, 0.87, 12.4, 0.5)
_MAP = _Slot(0.45, 1.5, 7.5, 5.1)
# What the map does not show stands below it, and takes that much of its height.
_LEFT_OUT = _Slot(0.45, 6.2, 7.5, 0.46)
_FIGURES = _Slot(8.25, 1.5, 4.65, 3.0)
_CHART = _Slot(8.15, 4.55, 4.75, 2.05)
_LEAST_CHART = 1.45
_CAVEAT = _Slot(0.45, 6.68, 12.4, 0.31)
_FOOTER = _Slot(0.45, 7.0, 12.4, 0.3)
_PROPERTY_LETTERS = 255


def write_slide(job: ExportJob, path: Path) -> None:
    """Write the slide with the map as the printed sheets draw it."""
    drawn = draw_slide_map(job)
    path.write_bytes(build_slide(job, drawn.png, drawn.left_out))


def build_slide(job: ExportJob, map_png: bytes, left_out: str = "") -> bytes:
    """Return a PowerPoint file with one slide, 16:9.

    Parameters
    ----------
    job : ExportJob
        Incidents, language and time.
    map_png : bytes
        The map as a PNG; it is fitted into its place without being stretched.
    left_out : str
        What the map does not show, in sentences.
    """
    brand = own_brand()
    deck, slide = _new_slide(brand)
    context, words = job.context, job.words
    _place(slide.shapes.title, _TITLE)
    _fill(slide.shapes.title, [(context.title, 26, True)])
    _add_fitted(slide, _SENTENCE, context.sentence, 15)
    seen = words("export-slide-map", count=words.number(context.n_records), sentence=context.sentence)
    _add_map(
        slide,
        map_png,
        ". ".join(filter(None, (seen, left_out))),
        _LEFT_OUT.top - _MAP.top if left_out else _MAP.height,
    )
    if left_out:
        _add_fitted(slide, _LEFT_OUT, left_out, 9, "secondary")
    top = _add_figures(slide, job)
    bottom = _CHART.top + _CHART.height
    place = _Slot(_CHART.left, min(top, bottom - _LEAST_CHART), _CHART.width, max(bottom - top, _LEAST_CHART))
    chart = add_monthly_chart(slide, job, *(Inches(side) for side in _sides(place)))
    describe_shape(chart, words("export-slide-chart"))
    _add_fitted(slide, _CAVEAT, context.caveat, 12, "secondary")
    footer = f"{set_footer(job.dataset, words)} {words('export-slide-digest', digest=context.digest)}"
    _add_fitted(slide, _FOOTER, " ".join(filter(None, (footer, brand.disclaimer))), 10, "secondary")
    mark = mark_of(job.dataset.profile, words, brand)
    own = " · ".join(filter(None, (brand.name, brand.contact, brand.number)))
    if mark:
        _add_fitted(slide, _MARK, mark, 11, "notice_text")
    if own:
        _add_fitted(slide, _OWN, own, 9, "secondary")
    slide.notes_slide.notes_text_frame.text = _notes(job)
    _set_language(slide, words.language)
    _scale(deck, slide)
    _set_properties(deck, job)
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def _new_slide(brand: Brand) -> tuple[Deck, Slide]:
    """Return a deck with one slide that has a title alone; of the organisation's template, if it has one.

    Raises
    ------
    SelectionError
        If the template cannot be read.
    """
    if brand.pptx_template is None:
        deck = Presentation()
        deck.slide_width, deck.slide_height = (Inches(side) for side in _SLIDE)
        return deck, deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    try:
        deck = Presentation(str(brand.pptx_template))
    except (ValueError, KeyError, OSError) as error:
        raise SelectionError(
            f"the template {brand.pptx_template.name!r} cannot be read; allowed: a PowerPoint file, .pptx"
        ) from error
    for known in list(deck.slides._sldIdLst):
        deck.part.drop_rel(known.rId)
        deck.slides._sldIdLst.remove(known)
    titled = [
        each for each in deck.slide_layouts if any(p.placeholder_format.type in _TITLES for p in each.placeholders)
    ]
    if not titled:
        raise SelectionError(
            f"the template {brand.pptx_template.name!r} has no layout with a title; allowed: one layout with it"
        )
    slide = deck.slides.add_slide(min(titled, key=lambda each: len(each.placeholders)))
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in _TITLES:
            shape._element.getparent().remove(shape._element)
    return deck, slide


def _scale(deck: Deck, slide: Slide) -> None:
    """Fit what was laid out for our slide into the size of a template."""
    wide, high = deck.slide_width / Inches(_SLIDE[0]), deck.slide_height / Inches(_SLIDE[1])
    if abs(wide - 1) < 0.001 and abs(high - 1) < 0.001:
        return
    for shape in slide.shapes:
        shape.left, shape.width = int(shape.left * wide), int(shape.width * wide)
        shape.top, shape.height = int(shape.top * high), int(shape.height * high)
        for run in _runs(shape):
            if run.font.size is not None:
                run.font.size = Pt(max(6, round(run.font.size.pt * min(wide, high), 1)))


def _set_language(slide: Slide, language: str) -> None:
    """Say the language of every text, for spelling and for readers who listen."""
    frames = [*slide.shapes, *slide.notes_slide.placeholders]
    for run in (run for shape in frames for run in _runs(shape)):
        run.font.language_id = _LANGUAGES[language]


def _runs(shape: BaseShape) -> list:
    if not shape.has_text_frame:
        return []
    return [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]


def _n_lines(text: str, width: float, size: float) -> int:
    """Return on how many lines a text stands in Arial: width in inches, size in points."""
    return n_lines(text, width * 25.4 / _ARIAL, Style(size))


def _add_fitted(slide: Slide, slot: _Slot, text: str, size: int, colour: str = "text") -> None:
    """Add a text in the largest type, up to a size in points, in which all of it has room."""
    fits = (points for points in range(size, 6, -1)
            if _n_lines(text, slot.width, points) * points * _LINE <= slot.height * 72)  # fmt: skip
    _add_text(slide, slot, [(text, next(fits, 6), False)], colour)


def describe_shape(shape: BaseShape, text: str) -> None:
    """Give a shape the text that stands for it where it cannot be seen."""
    shape._element._nvXxPr.cNvPr.set("descr", text)


def _add_map(slide: Slide, map_png: bytes, text: str, room: float) -> None:
    with Image.open(io.BytesIO(map_png)) as image:
        shape = image.width / image.height
    width = min(_MAP.width, room * shape)
    height = width / shape
    left, top = _MAP.left + (_MAP.width - width) / 2, _MAP.top + (room - height) / 2
    picture = slide.shapes.add_picture(io.BytesIO(map_png), *(Inches(side) for side in (left, top, width, height)))
    describe_shape(picture, text)


def _add_figures(slide: Slide, job: ExportJob) -> float:
    """Add the key figures in rows of two, each row as high as its texts; return where they end, in inches."""
    width, top = _FIGURES.width / 2, _FIGURES.top
    shown = printed_figures(Numbers(job.dataset, job.mask, job.selection.start), job.words)
    for first in range(0, len(shown), 2):
        row = [
            [(figure.label, 10, False), (figure.value, 16, True), (figure.note, 8, False)]
            for figure in shown[first : first + 2]
        ]
        height = max(sum(_n_lines(text, width - 0.12, size) * size * _LINE for text, size, _ in lines if text)
                     for lines in row) / 72 + 0.06  # fmt: skip
        for column, lines in enumerate(row):
            _add_text(slide, _Slot(_FIGURES.left + column * width, top, width - 0.12, height), lines)
        top += height
    return top


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
    """Return citation, rules and the first sources; how many more there are, and where, is said."""
    words = job.words
    sources = with_publishers_in(job.companion("sources").drop_duplicates("source_id"), words.language)
    sources = sources.sort_values(["publisher", "source_id"])
    lines = [
        words.labelled(
            words("record-source", publisher=source.publisher, published=_day(source.published, words)),
            readable_address(source_address(source.url)),
        )
        for source in sources.head(_MOST_SOURCES).itertuples()
    ]
    more = len(sources) - len(lines)
    if more:
        lines.append(words("export-slide-more", n=more, count=words.number(more)))
    heading = words("export-slide-notes", n=job.context.n_records, count=words.number(job.context.n_records))
    return "\n".join([job.context.citation, job.context.caveat, job.context.counting_rules, heading, *lines])


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
