"""A written brief as a Word file: sentence, figures, map, months, harms, records by cercle, caveats, sources."""

from __future__ import annotations

from pathlib import Path

from sahel_map.exports.brief_content import BriefContent, brief_content, numbered
from sahel_map.exports.job import ExportJob
from sahel_map.exports.word_report import WordReport
from sahel_map.sheets.content.alternative import map_in_words, timeline_in_words
from sahel_map.sheets.content.brand import mark_of, own_brand
from sahel_map.sheets.content.compose import compose_sheet
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.sheets.picture import PictureSize, map_picture, timeline_picture
from sahel_map.words import Words

__all__ = ["MOST_IN_BRIEF", "write_brief"]

#: More records than this make a report that nobody reads; tables hold them.
MOST_IN_BRIEF = 2_000
_MAP = PictureSize(165, 165, legend=52, dpi=200, columns=3)
_TIMELINE = PictureSize(165, 40, dpi=200)


def write_brief(job: ExportJob, path: Path) -> None:
    """Write the brief of the incidents shown; every line is a record's or a computed sentence."""
    words, content, context = job.words, brief_content(job), job.context
    report = WordReport(words, context.title, job.now)
    report.describe(context.publisher or words("sheet-author"), context.sentence, context.citation)
    version = {"version": context.data_version, "date": words.iso_date(context.data_date), "digest": context.digest}
    brand = own_brand()
    report.set_head(brand, mark_of(job.dataset.profile, words, brand))
    report.set_foot(words("sheet-foot", title=context.title, **version))
    report.title(context.title, f"{context.sentence}.")
    report.heading(words("brief-figures"), 1)
    headings = [words(f"brief-{name}") for name in ("what", "value", "note")]
    report.table(headings, [(figure.label, figure.value, figure.note) for figure in content.figures])
    if job.mask.any():
        _add_pictures(report, job)
        _add_harms(report, content, words)
        _add_records(report, content, words)
    report.heading(words("sheet-caveats"), 1)
    report.bullets(content.caveats)
    _add_sources(report, content, words)
    report.heading(words("brief-method"), 1)
    for heading, text in job.method:
        report.heading(heading, 3)
        for line in text.splitlines():
            report.text(line)
    report.heading(words("brief-citation"), 1)
    report.text(context.citation)
    report.text(context.rights)
    path.write_bytes(report.content())


def _add_pictures(report: WordReport, job: ExportJob) -> None:
    words, made = job.words, job.now.date()
    sheet = compose_sheet(job.dataset, job.selection, words, SheetOptions(made=made))
    report.heading(words("brief-map"), 1)
    drawn = map_picture(job.dataset, sheet, words, _MAP, made)
    report.picture(drawn.png, map_in_words(job.dataset, sheet, words), drawn.left_out)
    report.heading(sheet.timeline.title, 1)
    months = timeline_picture(sheet, words, _TIMELINE, made)
    report.picture(months, timeline_in_words(sheet.timeline, words), sheet.timeline.note)


def _add_harms(report: WordReport, content: BriefContent, words: Words) -> None:
    """Add the table of harms on a page lying down: it has more columns than one standing has room for."""
    if not content.harm_rows:
        return
    report.turn(lying=True)
    report.heading(words("brief-harms"), 1)
    report.text(words("brief-harms-note"), "Caption")
    report.table(content.harm_heading, content.harm_rows, size=7, figures_from=1, bold_last=True)
    report.turn(lying=False)


def _add_records(report: WordReport, content: BriefContent, words: Words) -> None:
    report.heading(words("brief-records"), 1)
    report.text(words("brief-records-note"), "Caption")
    for title, lines in content.sections:
        report.heading(title[:1].upper() + title[1:], 2)
        for line in lines:
            numbers = f" [{', '.join(map(str, line.sources))}]" if line.sources else ""
            report.bullets([(f"{line.when}, {line.place}", f". {line.summary}{numbers} ({line.incident_id})")])


def _add_sources(report: WordReport, content: BriefContent, words: Words) -> None:
    if not content.sources.n_documents:
        return
    report.heading(words("sheet-sources"), 1)
    if not content.sources.is_printed:
        report.text(words("sheet-sources-in-exports"))
    for number, text, url in numbered(content.sources, words):
        report.reference(f"{number}. {text}. ", url)
