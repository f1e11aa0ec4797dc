"""The lists of a sheet: its incidents, and its regions with counts and ranges."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.incident.toll import figure_text
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.content import IncidentLine
from sahel_map.sheets.content.sources import SourceList
from sahel_map.statistics.sums import range_of
from sahel_map.statistics.totals import UNPLACED, by_area
from sahel_map.words import Words

__all__ = [
    "MOST_ATTACHED",
    "MOST_LISTED",
    "cercles_with_incidents",
    "incident_lines",
    "region_table",
    "regions_with_incidents",
    "short_actor",
]

#: Incidents that the list of an area names at most, the newest first: some seventeen pages.
MOST_LISTED = 1_000
#: More records than this are not attached to a PDF: the file would be larger than mail servers take.
MOST_ATTACHED = 5_000


def region_table(
    dataset: Dataset, mask: np.ndarray, admin_map: str, words: Words
) -> tuple[tuple[str, str, str], ...]:
    """Return incidents and people reported killed by region, most incidents first, those without one last.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    admin_map : {"2023", "old"}
    words : Words
    """
    table = by_area(dataset, mask, "region", admin_map)
    table = table.assign(is_last=table.index == UNPLACED, name=table.index)
    table = table.sort_values(["is_last", "n_incidents", "name"], ascending=[True, False, True])
    return tuple(
        (
            words("sheet-table-unplaced") if code == UNPLACED else words.label(f"regions_{admin_map}", str(code)),
            words.number(round(row["n_incidents"])),
            words.range(range_of(row)),
        )
        for code, row in table.iterrows()
    )


def incident_lines(
    dataset: Dataset, mask: np.ndarray, sources: SourceList, words: Words, order: Sequence[str] | None = None
) -> tuple[IncidentLine, ...]:
    """Return incidents as lines of a list, the `MOST_LISTED` newest first or in an order given by ids, numbered.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    sources : SourceList
        With the numbers of the list of sources.
    words : Words
    order : sequence of str, optional
        Ids; None for newest first.
    """
    shown = dataset.incidents[mask].sort_values("date_start", ascending=False, kind="stable")
    shown = shown.iloc[:MOST_LISTED] if order is None else shown.loc[list(order)]
    rows = enumerate(shown.iterrows(), start=1)
    actors = dataset.codes.actors
    return tuple(
        _incident_line(number, str(name), row, actors.of(int(row["actor_bits"])), sources, words)
        for number, (name, row) in rows
    )


def _incident_line(
    number: int, name: str, row: pd.Series, named: Sequence[str], sources: SourceList, words: Words
) -> IncidentLine:
    actors = [short_actor(words.label("actors", code)) for code in named]
    return IncidentLine(
        number=number,
        incident_id=name,
        when=words.date_span(
            row["date_start"].date(), row["date_end"].date(), str(row["date_precision"]), short=True
        ),
        place=str(row[f"place_name_{words.language}"]),
        alleged=words.all_of(actors),
        toll=figure_text(row, FigureName.KILLED, words),
        sources=sources.numbers.get(name, ()),
    )


def short_actor(label: str) -> str:
    """Return the shorter of a name and the acronym that stands in brackets behind it.

    Examples
    --------
    >>> short_actor("Malian armed forces (FAMa)"), short_actor("JNIM (GSIM)"), short_actor("Wagner Group")
    ('FAMa', 'JNIM', 'Wagner Group')
    """
    name, _, acronym = label.removesuffix(")").partition(" (")
    return min((name, acronym), key=len) if acronym else name


def cercles_with_incidents(dataset: Dataset, selection: Selection, words: Words) -> tuple[str, ...]:
    """Return the P-codes of the cercles that have an incident of the selection, by name.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
    words : Words
    """
    return _areas(dataset, selection, "cercle_pcode", "cercles", words)


def regions_with_incidents(dataset: Dataset, selection: Selection, words: Words) -> tuple[str, ...]:
    """Return the P-codes of the regions, on the map of the selection, that have an incident of it, by name.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
    words : Words
    """
    level = selection.admin_map
    return _areas(dataset, selection, f"region_{level}_pcode", f"regions_{level}", words)


def _areas(dataset: Dataset, selection: Selection, column: str, level: str, words: Words) -> tuple[str, ...]:
    shown = dataset.incidents.loc[matching(dataset, selection), column].dropna()
    return tuple(sorted(map(str, shown.unique()), key=lambda pcode: (fold_text(words.label(level, pcode)), pcode)))
