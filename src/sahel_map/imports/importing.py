"""From a file of events to a data folder, in three steps: read it, prepare it, write it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from sahel_map.core.text_columns import map_distinct
from sahel_map.core.text_folding import fold_text
from sahel_map.imports.accounting import Accounting, account
from sahel_map.imports.digest import content_numbers
from sahel_map.imports.duplicates import find_duplicates
from sahel_map.imports.events import read_events
from sahel_map.imports.findings import Findings, Held, Question
from sahel_map.imports.limits import Limits
from sahel_map.imports.mapping import ImportMapping, Reading
from sahel_map.imports.own_actors import with_own_actors
from sahel_map.imports.places import complete_places
from sahel_map.imports.protection import protect_survivors, warn_of_survivors
from sahel_map.imports.recognising import Recognised, chosen_columns, complete_mapping, recognise
from sahel_map.imports.sums import figures_of, totals_before_and_after
from sahel_map.imports.surroundings import Base
from sahel_map.imports.tables import with_summaries
from sahel_map.imports.typed.cells import field_cells

__all__ = ["Prepared", "Progress", "Recognised", "prepare", "read_upload"]

Progress = Callable[[float, str], None]
"""Called with the share done (0 to 1) and the key of what is being done; raise in it to stop."""

_PREVIEW = 10
_SHOWN = (
    "incident_id",
    "date_start",
    "date_end",
    "date_precision",
    "place_name_en",
    "place_precision",
    "radius_m",
    "lat",
    "lon",
    "actors",
    "attributions",
    "harms",
    "killed_min",
    "killed_max",
    "killed_is_open",
    "confidence",
    "source_publishers",
    "summary_en",
)


@dataclass
class Prepared:
    """A file as it would be imported; nothing is written yet.

    Attributes
    ----------
    recognised : Recognised
    mapping : ImportMapping
        What the user said, completed by what was recognised: saved as TOML, it gives the same again.
    events : DataFrame
        Typed events that are accepted, index: key of the row.
    findings : Findings
        What was held back, row by row.
    accounting : Accounting
    questions : tuple of Question
        What only a person can say; those that are needed first.
    preview : DataFrame
        The first ten events as they will be shown.
    sensitive : Index
        Keys of all rows, held back or not, of harm that is kept at the level of the region.
    is_protected : Series of bool, index of `events`
        Events at the level of the region, of which no cell of the file is kept.
    today : date
    """

    recognised: Recognised
    mapping: ImportMapping
    events: pd.DataFrame
    findings: Findings
    accounting: Accounting
    questions: tuple[Question, ...]
    preview: pd.DataFrame
    is_protected: pd.Series
    sensitive: pd.Index
    today: dt.date

    def forget_events(self) -> None:
        """Let go of the events, which take as much memory as the file: they stand elsewhere by now."""
        self.events = pd.DataFrame(columns=self.events.columns)

    @property
    def n_read(self) -> int:
        """Rows of the file that hold something."""
        return self.accounting.n_read

    @property
    def n_accepted(self) -> int:
        """Rows that will be imported."""
        return self.accounting.n_accepted


def read_upload(path: Path, reading: Reading | None = None, limits: Limits | None = None) -> Recognised:
    """Read a file and find out what it is.

    Parameters
    ----------
    path : Path
    reading : Reading, optional
        How to read it, where the file does not say; found out by default.
    limits : Limits, optional

    Raises
    ------
    ImportFileError
        One sentence: it cannot be read, or is too large.
    """
    return recognise(path, reading or Reading(), limits or Limits())


def prepare(
    recognised: Recognised,
    mapping: ImportMapping,
    base: Base,
    today: dt.date,
    progress: Progress | None = None,
) -> Prepared:
    """Turn a file into events, with an account of every row.

    Parameters
    ----------
    recognised : Recognised
        From `read_upload`.
    mapping : ImportMapping
        What the user says; what it does not say is taken from what was recognised.
    base : Base
        A data set, or `Surroundings`: code lists, units, places.
    today : date
        Later days have not happened.
    progress : callable, optional

    Raises
    ------
    ImportFileError
        If the mapping does not fit the file, or rows do not add up.
    """
    tell = progress or (lambda share, key: None)
    said = complete_mapping(recognised, mapping)
    headings = {
        field: value if isinstance(value, str) else ", ".join(value) for field, value in said.columns.items()
    }
    findings = Findings(headings)
    findings.taken += recognised.taken
    numbers = _with_broken(recognised, findings)
    tell(0.1, "cells")
    kept = _filtered(recognised, said, findings)
    cells = field_cells(kept, said.columns, said, findings)
    labels = _labels(cells)
    tell(0.3, "events")
    events = read_events(recognised.file, cells, said, with_own_actors(base, said.own_actors), today, findings)
    tell(0.6, "places")
    sensitive = _of_harms(events, said.about.region_level)
    labels = labels.mask(labels.index.isin(sensitive), "")
    findings.conceal(sensitive)
    figures = figures_of(events)
    sound = findings.without_held(events)
    del events  # as large as the file; of rows held back only the figures are asked for again
    sound, is_protected = protect_survivors(
        sound, said.about.region_level, base.units, findings, is_vetted=recognised.is_ours
    )
    sound = complete_places(sound, base.units, findings)
    sound = findings.without_held(sound)
    find_duplicates(sound, said.about.duplicates, labels, findings)
    accepted = findings.without_held(sound)
    if not recognised.is_ours:
        warn_of_survivors(kept, accepted, is_protected, findings)
    accepted = accepted.assign(row_number=content_numbers(cells.loc[accepted.index, list(headings)]))
    unused, alike = chosen_columns(recognised, said)
    accounting = account(
        recognised.file,
        recognised.n_rows,
        recognised.n_counted,
        accepted.index,
        findings,
        numbers,
        labels,
        totals_before_and_after(cells, figures, accepted, findings),
        unused,
        alike,
    )
    tell(0.8, "accounting")
    questions = tuple(sorted(findings.questions, key=lambda question: not question.is_needed))
    preview = with_summaries(accepted.head(_PREVIEW), recognised.file)[list(_SHOWN)]
    return Prepared(
        recognised,
        said,
        accepted,
        findings,
        accounting,
        questions,
        preview,
        is_protected.reindex(accepted.index),
        sensitive,
        today,
    )


def _with_broken(recognised: Recognised, findings: Findings) -> pd.Series:
    """Hold back the rows that are no rows, and return how the file numbers every row."""
    numbers = [recognised.numbers]
    several = len(recognised.source) > 1
    key = -1
    for table in recognised.source:
        for row, broken in table.broken.items():
            # One table keeps its own row numbers as keys; of several, broken rows get keys of their own.
            place, key = (key, key - 1) if several else (row, key)
            findings.held.append(
                Held(
                    broken.cause, "", _one(place), _one("; ".join(filter(None, broken.cells))[:300]), broken.values
                )
            )
            numbers.append(pd.Series([f"{table.name} {row}".strip()], [place], dtype="str"))
    return pd.concat(numbers)


def _of_harms(events: pd.DataFrame, harms: tuple[str, ...]) -> pd.Index:
    wanted = frozenset(harms)
    is_meant = map_distinct(events["harms"], lambda kinds: not wanted.isdisjoint(kinds), "bool")
    return events.index[is_meant.to_numpy()]


def _one(value: object) -> np.ndarray:
    return pd.Series([value], dtype="object" if isinstance(value, str) else None).to_numpy()


def _filtered(recognised: Recognised, mapping: ImportMapping, findings: Findings) -> pd.DataFrame:
    """Hold back the rows that the mapping does not ask for, and return the others."""
    cells = recognised.cells
    keep = pd.Series(True, cells.index)
    for heading, wanted in mapping.filters.items():
        folded = {fold_text(value) for value in wanted}
        known = {text: fold_text(text) in folded for text in cells[heading].dropna().unique()}
        fits = cells[heading].map(known).astype("boolean").fillna(False).astype(bool)
        findings.hold("filter", keep & ~fits, "", cells[heading], filter=f"{heading} = {', '.join(wanted)}")
        keep &= fits
    return cells if keep.all() else cells[keep]


def _labels(cells: pd.DataFrame) -> pd.Series:
    """Return what each row is called: its id, or its place and day."""
    place = cells["place_name"].fillna(cells["place_name_en"]).fillna("")
    return cells["incident_id"].fillna((place + " " + cells["date_start"].fillna("")).str.strip())
