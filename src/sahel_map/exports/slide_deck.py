"""The deck that slides stand in: our own or the organisation's template, its language, size and properties."""

from __future__ import annotations

from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide, SlideLayout
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from sahel_map.core.errors import SelectionError
from sahel_map.core.problem import shorten
from sahel_map.exports.job import ExportJob
from sahel_map.sheets.content.brand import Brand

__all__ = ["add_slide", "finish_slide", "new_deck", "set_properties"]

_SLIDE = (13.333, 7.5)
_TITLE_ONLY = 5  # layout of the library's own template
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_LANGUAGES = {"en": MSO_LANGUAGE_ID.ENGLISH_UK, "fr": MSO_LANGUAGE_ID.FRENCH}
_PROPERTY_LETTERS = 255


def new_deck(brand: Brand) -> tuple[Deck, SlideLayout]:
    """Return a deck without slides and the layout to give them; of the organisation's template, if it has one.

    Raises
    ------
    SelectionError
        If the template cannot be read.
    """
    if brand.pptx_template is None:
        deck = Presentation()
        deck.slide_width, deck.slide_height = (Inches(side) for side in _SLIDE)
        return deck, deck.slide_layouts[_TITLE_ONLY]
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
    return deck, min(titled, key=lambda each: len(each.placeholders))


def add_slide(deck: Deck, layout: SlideLayout) -> Slide:
    """Return a new slide that has a title alone."""
    slide = deck.slides.add_slide(layout)
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in _TITLES:
            shape._element.getparent().remove(shape._element)
    return slide


def finish_slide(deck: Deck, slide: Slide, language: str) -> None:
    """Say the language of every text, for spelling and for readers who listen, and fit all into the deck's size.

    Parameters
    ----------
    deck : Deck
    slide : Slide
        Laid out for our own size, 13.333 by 7.5 inches.
    language : {"en", "fr"}
    """
    for shape in [*slide.shapes, *slide.notes_slide.placeholders]:
        for frame in _frames(shape):
            for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
                run.font.language_id = _LANGUAGES[language]
    wide, high = deck.slide_width / Inches(_SLIDE[0]), deck.slide_height / Inches(_SLIDE[1])
    if abs(wide - 1) < 0.001 and abs(high - 1) < 0.001:
        return
    for shape in slide.shapes:
        _scale(shape, wide, high)


def _scale(shape: BaseShape, wide: float, high: float) -> None:
    shape.left, shape.width = int(shape.left * wide), int(shape.width * wide)
    shape.top, shape.height = int(shape.top * high), int(shape.height * high)
    if shape.has_table:
        for column in shape.table.columns:
            column.width = int(column.width * wide)
        for row in shape.table.rows:
            row.height = int(row.height * high)
    for frame in _frames(shape):
        for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
            if run.font.size is not None:
                run.font.size = Pt(max(6, round(run.font.size.pt * min(wide, high), 1)))


def _frames(shape: BaseShape) -> list[TextFrame]:
    """Return the texts of a shape: its own, or those of the cells of a table."""
    if shape.has_text_frame:
        return [shape.text_frame]
    return [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []


def set_properties(deck: Deck, job: ExportJob) -> None:
    """Write title, filter, citation, time and language into the properties of the file."""
    properties, made = deck.core_properties, job.now.replace(tzinfo=None)
    properties.title, properties.author = job.context.title, "Sahel Map"
    # The format has no room for more; the notes of the first slide hold both in full.
    properties.subject = shorten(job.context.sentence, _PROPERTY_LETTERS)
    properties.comments = shorten(job.context.citation, _PROPERTY_LETTERS)
    properties.created = properties.modified = made
    properties.language = job.words.language
