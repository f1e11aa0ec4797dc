"""What a written brief says: computed sentences and the records' own summaries, nothing else. Draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sahel_map.core.french import first_sound
from sahel_map.core.text_folding import fold_text
from sahel_map.core.vocabulary import HarmType
from sahel_map.exports.job import ExportJob
from sahel_map.incident.set_words import foreign_set_note
from sahel_map.incident.withheld import release_note
from sahel_map.sheets.content.sources import SourceList, sources_of
from sahel_map.statistics.by_month import month_text
from sahel_map.statistics.harms_by_month import harms_by_month
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.figures.key_figures import KeyFigure, printed_figures
from sahel_map.words import Words

__all__ = ["BriefContent", "Line", "brief_content", "numbered"]

# With more months than this the table counts years.
_MOST_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Line:
    """One record in words: when and where, its own summary, the numbers of its sources, its id."""

    when: str
    place: str
    summary: str
    sources: tuple[int, ...]
    incident_id: str


@dataclass(frozen=True, slots=True)
class BriefContent:
    """A brief.

    Attributes
    ----------
    sentence : str
    figures : tuple of KeyFigure
    harm_heading : tuple of str
        Headings of the table of harms: period, harm types, incidents.
    harm_rows : tuple of tuple of str
        A row a period, and the totals last; empty where nothing is counted.
    sections : tuple of (str, tuple of Line)
        Cercle, or what else is known of the place, and its records, oldest first.
    sources : SourceList
    caveats : tuple of str
    """

    sentence: str
    figures: tuple[KeyFigure, ...]
    harm_heading: tuple[str, ...]
    harm_rows: tuple[tuple[str, ...], ...]
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    sources: SourceList
    caveats: tuple[str, ...]


def brief_content(job: ExportJob) -> BriefContent:
    """Put the incidents of an export into the words of a brief."""
    words = job.words
    sources = sources_of(job.dataset, job.dataset.incidents.index[job.mask], words)
    heading, rows = _harms(job)
    return BriefContent(
        sentence=job.context.sentence,
        figures=printed_figures(Numbers(job.dataset, job.mask, job.selection.start), words),
        harm_heading=heading,
        harm_rows=rows,
        sections=_sections(job, sources),
        sources=sources,
        caveats=(
            *(words(f"sheet-caveat-{name}") for name in ("undercount", "ranges", "alleged", "places")),
            *filter(None, [foreign_set_note(job.dataset.profile, words), release_note(job.dataset, words)]),
        ),
    )


def _harms(job: ExportJob) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return incidents by harm type and month (year, where there are many months), with totals."""
    words, table = job.words, harms_by_month(job.dataset, job.mask)
    if table.empty:
        return (), ()
    by_year = len(table) > _MOST_MONTHS
    if by_year:
        table = table.groupby(table.index // 12).sum()
    names = [words.label("harm_types", name) for name in table.columns if name in set(map(str, HarmType))]
    heading = (words("brief-year" if by_year else "brief-month"), *names, words("key-incidents"))
    rows = [
        (str(period) if by_year else words.short_month(month_text(int(period))), *_counts(row, words))
        for period, row in zip(table.index, table.to_numpy(), strict=True)
    ]
    return heading, (*rows, (words("brief-total"), *_counts(table.to_numpy().sum(axis=0), words)))


def _counts(row: np.ndarray, words: Words) -> tuple[str, ...]:
    return tuple(words.number(int(n)) for n in row)


def _sections(job: ExportJob, sources: SourceList) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Sort the records by cercle, by region where no cercle is known, and last those without a place."""
    words, shown = job.words, job.dataset.incidents[job.mask].sort_values("date_start", kind="stable")
    found: dict[tuple[int, str], list[Line]] = {}
    columns = ("cercle_pcode", "region_2023_pcode", "region_old_pcode")
    for incident_id, row in shown.iterrows():
        cercle, region, old = (row[column] if isinstance(row[column], str) else None for column in columns)
        if cercle:
            key = 0, words("record-cercle", name=words.label("cercles", cercle))
        elif region or old:
            admin_map = "2023" if region else "old"
            name = words.label(f"regions_{admin_map}", str(region or old))
            key = 1, words("sheet-rest-region", name=name, map=admin_map, begins=first_sound(name))
        else:
            key = 2, words("sheet-rest-unknown")
        span = row["date_start"].date(), row["date_end"].date(), str(row["date_precision"])
        line = Line(
            words.date_span(*span),
            str(row[f"place_name_{words.language}"]),
            str(row[f"summary_{words.language}"]),
            sources.numbers.get(str(incident_id), ()),
            str(incident_id),
        )
        found.setdefault(key, []).append(line)
    ordered = sorted(found.items(), key=lambda item: (item[0][0], fold_text(item[0][1])))
    return tuple((title, tuple(lines)) for (_, title), lines in ordered)


def numbered(sources: SourceList, words: Words) -> Sequence[tuple[int, str, str]]:
    """Return number, words and address of each source of a list."""
    return [
        (item.number, words("record-source", publisher=group.publisher, published=item.published), item.url)
        for group in sources.groups
        for item in group.items
    ]
