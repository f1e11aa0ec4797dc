"""How good the data are, counted: grades, sources, precision, what is missing. Must not import streamlit.

Every function counts the records shown, aggregate records among them, for these too have sources and doubts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.selection.counted import is_counted
from sahel_map.selection.counted_codes import EXPECTED_FIGURES, FACTS, STANDARDS, STEPS
from sahel_map.words import Words

__all__ = [
    "QualityFigure",
    "grade_table",
    "missing_table",
    "quality_figures",
    "sources_table",
    "standards_table",
    "support_table",
]


@dataclass(frozen=True, slots=True)
class QualityFigure:
    """One figure of the top strip, as text: its name in code, what is counted, the value, of how many."""

    name: str
    label: str
    value: str
    note: str


def quality_figures(dataset: Dataset, mask: np.ndarray, words: Words) -> tuple[QualityFigure, ...]:
    """Return the figures of the top strip.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
        Language.

    Returns
    -------
    tuple of QualityFigure
        Two independent publishers or more; open doubts; facts whose source is not stated; figures that
        depart from the counting rule.
    """
    shown, ids = dataset.incidents[mask], dataset.incidents.index[mask]
    support = dataset.support[dataset.support["incident_id"].isin(ids)]
    gaps = dataset.known_gaps[dataset.known_gaps["incident_id"].isin(ids)]
    open_doubts = dataset.doubts[dataset.doubts["incident_id"].isin(ids) & (dataset.doubts["status"] == "open")]
    figures = support["fact"].isin(list(FigureName))
    unstated = support["basis"].isin(["record", "none"])
    departing = gaps[gaps["gap"] == "not_derived"].drop_duplicates(["incident_id", "fact"])
    counts = [
        ("publishers", int((shown["n_independent"] >= 2).sum()), len(shown)),
        ("doubts", int(open_doubts["incident_id"].nunique()), len(shown)),
        ("unstated", int(unstated.sum()), len(support)),
        ("unstated-figures", int((unstated & figures).sum()), int(figures.sum())),
        ("departing", len(departing), int(figures.sum())),
    ]
    return tuple(_figure(name, count, of, words) for name, count, of in counts)


def grade_table(dataset: Dataset, mask: np.ndarray, column: str, words: Words) -> pd.DataFrame:
    """Count the records shown by a grade: confidence, attribution, place_precision or date_precision.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    column : str
        Name of the grade.
    words : Words

    Returns
    -------
    DataFrame, one row per code in the order of the code list
        Label, number of records, share of the records shown.
    """
    counts = dataset.incidents.loc[mask, column].value_counts()
    codes = dataset.codes.codes(column)
    return _of_all(
        [(words.label(column, code), int(counts.get(code, 0))) for code in codes], int(mask.sum()), words
    )


def sources_table(dataset: Dataset, mask: np.ndarray, words: Words) -> pd.DataFrame:
    """Count the records shown by how many pages, and how many independent publishers, they rest on.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
    """
    shown, total = dataset.incidents[mask], int(mask.sum())
    labels = [
        words("quality-sources-step", low=low, high=high)
        if high and high > low
        else words("quality-sources-one", n=low, count=words.number(low))
        if high
        else words("quality-sources-more", low=low)
        for low, high in STEPS.values()
    ]
    columns: dict[str, object] = {words("quality-column-sources"): labels}
    for name in ("n_sources", "n_independent"):
        steps = [shown[name].between(low, np.inf if high is None else high) for low, high in STEPS.values()]
        counts = [int(step.sum()) for step in steps]
        columns[words(f"quality-column-{name.replace('_', '-')}")] = [_with_share(n, total, words) for n in counts]
    return pd.DataFrame(columns)


def standards_table(dataset: Dataset, mask: np.ndarray, words: Words) -> pd.DataFrame:
    """Count the records shown by the most thorough standard of proof among their sources.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
    """
    counts = [
        (words(f"quality-standard-{name}"), int((is_counted(dataset, f"standard.{name}") & mask).sum()))
        for name in STANDARDS
    ]
    return _of_all(counts, int(mask.sum()), words)


def missing_table(dataset: Dataset, mask: np.ndarray, words: Words) -> pd.DataFrame:
    """Count what records lack, each among those for which it could be expected.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
    """
    shown = dataset.incidents[mask]
    counts = []
    for figure in EXPECTED_FIGURES:
        label = words(f"quality-missing-{figure.replace('_', '-')}")
        missing, among = (is_counted(dataset, f"{name}.{figure}")[mask].sum() for name in ("missing", "expected"))
        counts.append((label, int(missing), int(among)))
    for name in ("cercle", "region"):
        missing = is_counted(dataset, f"missing.{name}")[mask].sum()
        counts.append((words(f"quality-missing-{name}"), int(missing), len(shown)))
    pages = dataset.sources[dataset.sources["incident_id"].isin(shown.index)]
    counts.append((words("quality-missing-published"), int(pages["published"].isna().sum()), len(pages)))
    return _counted("missing", counts, words)


def support_table(dataset: Dataset, mask: np.ndarray, words: Words) -> pd.DataFrame:
    """Count facts by what they stand on: a page that states it, the notes, nothing stated, no claim.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
    """
    ids = dataset.incidents.index[mask]
    support = dataset.support[dataset.support["incident_id"].isin(ids)]
    is_figure = support["fact"].isin(list(FigureName))
    facts = support["fact"].astype("str").mask(is_figure, "figure")
    counts = pd.crosstab(facts, support["basis"])
    bases = ("supports", "notes", "record", "none")
    order = [fact for fact in FACTS if fact in counts.index]
    table = counts.reindex(index=order, columns=list(bases), fill_value=0)
    table.columns = [words(f"quality-basis-{basis}") for basis in bases]
    labels = [words(f"quality-fact-{fact.replace('_', '-')}") for fact in order]
    return table.set_axis(labels, axis="index").rename_axis(words("quality-column-fact")).reset_index()


def _figure(name: str, count: int, of: int, words: Words) -> QualityFigure:
    share = words.percent(count / of) if of else words("key-no-share")
    note = words("quality-of", count=words.number(count), total=words.number(of))
    return QualityFigure(name, words(f"quality-figure-{name}"), share, note)


def _counted(heading: str, counts: Sequence[tuple[str, int, int]], words: Words) -> pd.DataFrame:
    """Return a table of labels, each with a number of records, among how many, and the share."""
    return pd.DataFrame(
        {
            words(f"quality-column-{heading}"): [label for label, _, _ in counts],
            words("quality-column-records"): [n for _, n, _ in counts],
            words("quality-column-among"): [of for _, _, of in counts],
            words("quality-column-share"): [words.percent(n / of) if of else "" for _, n, of in counts],
        }
    )


def _of_all(counts: Sequence[tuple[str, int]], total: int, words: Words) -> pd.DataFrame:
    """Return the same table of counts that are all among the records shown, which goes without saying."""
    table = _counted("grade", [(label, n, total) for label, n in counts], words)
    return table.drop(columns=words("quality-column-among"))


def _with_share(n: int, total: int, words: Words) -> str:
    share = words.percent(n / total) if total else words("key-no-share")
    return words("quality-with-share", count=words.number(n), share=share)
