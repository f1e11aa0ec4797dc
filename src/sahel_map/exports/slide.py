"""Slides for a briefing, editable: the map, the months, the key figures and how to read the map.

Maps and legends are pictures, everything else is text, a native chart and a native table. What stands on a slide is
12 pt or larger, and has room in DejaVu Sans and Verdana too, which step in where Arial is not there.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from pptx.slide import Slide

from sahel_map.exports.job import ExportJob
from sahel_map.exports.slide_chart import add_monthly_chart
from sahel_map.exports.slide_deck import add_slide, finish_slide, new_deck, set_properties
from sahel_map.exports.slide_map import SlidePictures, draw_slide_pictures
from sahel_map.exports.slide_text import (
    SMALLEST,
    Line,
    Slot,
    add_fitted,
    add_lines,
    add_picture,
    add_table,
    describe_shape,
    fill,
    height_of,
    place,
)  # fmt: skip
from sahel_map.incident.addresses import readable_address
from sahel_map.incident.facts import source_address
from sahel_map.incident.publishers import with_publishers_in
from sahel_map.incident.set_words import set_footer
from sahel_map.sheets.content.alternative import timeline_in_words
from sahel_map.sheets.content.brand import Brand, mark_of, own_brand
from sahel_map.sheets.content.timeline import timeline_of
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.figures.key_figures import KeyFigure, printed_figures
from sahel_map.words import Words

__all__ = ["build_slides", "write_slides"]

_MOST_SOURCES = 12  # that a reader of notes would look through
_LEFT, _WIDTH = 0.45, 12.43
_OWN, _MARK = Slot(_LEFT, 0.06, 9.4, 0.24), Slot(9.95, 0.06, 2.93, 0.24)
_TITLE = Slot(_LEFT, 0.3, _WIDTH, 0.46)
_SENTENCE_TOP, _MOST_SENTENCE, _GAP = 0.78, 0.85, 0.12
# Caveat, version and digest; what a map does not show stands above.
_FOOTER, _LEFT_OUT = Slot(_LEFT, 6.8, _WIDTH, 0.62), Slot(_LEFT, 6.14, _WIDTH, 0.62)
_LARGEST_CAVEAT = 16
# The figures that stand beside the map; all of them have a slide of their own.
_BESIDE = 2
_MAP_WIDTH, _SIDE = 9.6, Slot(10.2, 0.0, 2.68, 0.0)


def write_slides(job: ExportJob, path: Path) -> None:
    """Write the slides with the map as the printed sheets draw it."""
    path.write_bytes(build_slides(job, draw_slide_pictures(job)))


def build_slides(job: ExportJob, pictures: SlidePictures) -> bytes:
    """Return a PowerPoint file, 16:9 or of the organisation's template, with four slides."""
    brand = own_brand()
    deck, layout = new_deck(brand)
    context, words = job.context, job.words
    figures = printed_figures(Numbers(job.dataset, job.mask, job.selection.start), words)
    whole = words.labelled(context.title, context.sentence)
    slides = [add_slide(deck, layout) for _ in range(4)]
    titles = (context.title, *(words(key) for key in ("export-slide-chart", "brief-figures", "sheet-how-to-read")))
    for slide, title in zip(slides, titles, strict=True):
        fill(slide.shapes.title, [Line(title, 24, True)])
        place(slide.shapes.title, _TITLE)
        _frame(slide, job, brand)
    seen, months, told, key = slides
    _add_map(seen, _body(seen, context.sentence), pictures, figures, job)
    _add_months(months, _body(months, whole), job)
    _add_figures(told, _body(told, whole), figures, words)
    _add_key(key, _body(key, whole), pictures, words)
    for slide in slides:
        slide.notes_slide.notes_text_frame.text = context.citation if slide is not seen else _notes(job)
        finish_slide(deck, slide, words.language)
    set_properties(deck, job)
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def _frame(slide: Slide, job: ExportJob, brand: Brand) -> None:
    """Add what every slide has, so that it can be taken out alone: caveat, version, whose it is, and the mark."""
    words = job.words
    version = f"{set_footer(job.dataset, words)} {words('export-slide-digest', digest=job.context.digest)}"
    foot = " ".join(filter(None, (version, brand.disclaimer)))
    add_lines(slide, _FOOTER, [Line(text, SMALLEST, colour="secondary") for text in (job.context.caveat, foot)])
    mark = mark_of(job.dataset.profile, words, brand)
    own = " · ".join(filter(None, (brand.name, brand.contact, brand.number)))
    if mark:
        add_fitted(slide, _MARK, mark, SMALLEST, "notice_text")
    if own:
        add_fitted(slide, _OWN, own, SMALLEST, "secondary")


def _body(slide: Slide, sentence: str) -> Slot:
    """Add the sentence of the filter below the title; return the room that is left down to the footer."""
    tall = min(height_of([Line(sentence, 14)], _WIDTH), _MOST_SENTENCE)
    add_fitted(slide, Slot(_LEFT, _SENTENCE_TOP, _WIDTH, tall), sentence, 14)
    top = _SENTENCE_TOP + tall + _GAP
    return Slot(_LEFT, top, _WIDTH, _FOOTER.top - _GAP - top)


def _add_map(
    slide: Slide, body: Slot, pictures: SlidePictures, figures: tuple[KeyFigure, ...], job: ExportJob
) -> None:
    """Add the map with what it does not show, and beside it the key figures and the groups of actors."""
    context, words = job.context, job.words
    seen = words("export-slide-map", count=words.number(context.n_records), sentence=context.sentence)
    bottom = _LEFT_OUT.top - _GAP if pictures.left_out else body.bottom
    text = ". ".join(filter(None, (seen, pictures.left_out)))
    add_picture(slide, Slot(_LEFT, body.top, _MAP_WIDTH, bottom - body.top), pictures.map_png, text)
    if pictures.left_out:
        add_fitted(slide, _LEFT_OUT, pictures.left_out, SMALLEST, "secondary")
    lines = [
        line
        for figure in figures[:_BESIDE]
        for line in (Line(figure.label, SMALLEST, colour="secondary"), Line(figure.value, 20, True))
    ]
    tall = height_of(lines, _SIDE.width)
    add_lines(slide, Slot(_SIDE.left, body.top, _SIDE.width, tall), lines)
    top = body.top + tall + _GAP
    add_picture(
        slide, Slot(_SIDE.left, top, _SIDE.width, bottom - top), pictures.actors_png, words("map-legend-actors")
    )


def _add_months(slide: Slide, body: Slot, job: ExportJob) -> None:
    """Add the chart, and below it until when was searched."""
    shown, until, words = (
        timeline_of(job.dataset, job.mask, job.selection, job.words),
        job.dataset.profile.covered_until,
        job.words,
    )
    notes = [Line(words("covered-until", date=words.date(until)), SMALLEST)] if until and shown.uncovered else []
    tall = height_of(notes, body.width)
    room = Slot(body.left, body.top, body.width, body.height - tall)
    describe_shape(add_monthly_chart(slide, job, *room.sides), timeline_in_words(shown, words))
    if notes:
        add_lines(slide, Slot(body.left, room.bottom, body.width, tall), notes)


def _add_figures(slide: Slide, body: Slot, figures: tuple[KeyFigure, ...], words: Words) -> None:
    heading = tuple(words(f"brief-{name}") for name in ("what", "value", "note"))
    rows = [heading, *((figure.label, figure.value, figure.note) for figure in figures)]
    add_table(slide, body, rows, (0.25, 0.17, 0.58), 16)


def _add_key(slide: Slide, body: Slot, pictures: SlidePictures, words: Words) -> None:
    """Add the whole legend of the map, and below it what the figures and places mean."""
    for size in range(_LARGEST_CAVEAT, SMALLEST - 1, -1):
        lines = [Line(text, size) for text in pictures.caveats]
        tall = height_of(lines, body.width)
        if tall <= body.height / 2:
            break
    legend = Slot(body.left, body.top, body.width, body.height - tall - 2 * _GAP)
    top = add_picture(slide, legend, pictures.legend_png, words("sheet-how-to-read")) + 2 * _GAP
    add_lines(slide, Slot(body.left, top, body.width, tall), lines)


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
