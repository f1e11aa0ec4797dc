"""Who says how many: the counts that sources give for one record, one row each, against the record's range.

Pure: numbers and plain text, to be drawn as a strip by screen and sheet. Must not import streamlit.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.data.trace.claims import MIXED_FACT, counts, figure_of_fact
from sahel_map.incident.claim_text import claim_note, claim_value
from sahel_map.incident.publishers import with_publishers_in
from sahel_map.incident.toll import figure_of, figure_text
from sahel_map.words import Words

__all__ = ["CountRow", "CountStrip", "count_strips"]

# Beyond the highest count, so that an arrow has room.
_HEADROOM = 1.12


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count of one source.

    Attributes
    ----------
    label : str
        Whose count it is and who published it: "rebels, AFP".
    text : str
        The count as the source limits it: "at least 21"; or its words, "dozens, no number".
    low, high : int or None
        Both ends of the count; None where it is in words or covers more than this record.
    limit : {"exact", "about", "at_least", "up_to"}
    is_superseded : bool
        The same body replaced it later.
    note : str
        What became of it in the record; may be empty.
    """

    label: str
    text: str
    low: int | None
    high: int | None
    limit: str
    is_superseded: bool
    note: str


@dataclass(frozen=True, slots=True)
class CountStrip:
    """All counts of one figure of a record.

    Attributes
    ----------
    figure : FigureName
    label, range : str
        Name of the figure and its reported range in words.
    low, high : int or None
        The record's range; None where an end is not reported.
    top : float
        End of the scale, which begins at 0.
    rows : tuple of CountRow
        Lowest count first, superseded ones among them; words last.
    """

    figure: FigureName
    label: str
    range: str
    low: int | None
    high: int | None
    top: float
    rows: tuple[CountRow, ...]


def count_strips(dataset: Dataset, incident_id: str, words: Words) -> tuple[CountStrip, ...]:
    """Return a strip for each figure that a source gives a count or words for, people killed first.

    Parameters
    ----------
    dataset : Dataset
    incident_id : str
        Id in `dataset.incidents`.
    words : Words
        With the labels of codes.
    """
    claims = dataset.claims[dataset.claims["incident_id"] == incident_id]
    claims = claims.assign(topic=figure_of_fact(claims["fact"]))
    named = dataset.sources[dataset.sources["incident_id"] == incident_id]
    publishers = with_publishers_in(named, words.language).set_index("source_id")["publisher"]
    claims = claims.join(publishers, on="source_id")
    numbers = counts(claims.assign(is_superseded=False))[["figure", "low", "high"]]
    claims = claims.join(numbers).sort_values(["low", "high"], kind="stable", na_position="last")
    row = dataset.incidents.loc[incident_id]
    strips = []
    for figure in FigureName:
        own = claims[claims["topic"] == figure]
        if not own.empty:
            strips.append(_strip(figure, own, row, words))
    return tuple(strips)


def _strip(figure: FigureName, claims: pd.DataFrame, row: pd.Series, words: Words) -> CountStrip:
    reported = figure_of(row, figure)
    rows = tuple(dict.fromkeys(_row(claim, row, words) for _, claim in claims.iterrows()))
    ends = [end for one in rows for end in (one.low, one.high) if end is not None]
    highest = max([*ends, reported.maximum or 0, 1])
    return CountStrip(
        figure=figure,
        label=words.label("figures", str(figure)),
        range=figure_text(row, figure, words),
        low=reported.minimum,
        high=reported.maximum,
        top=highest * _HEADROOM,
        rows=rows,
    )


def _row(claim: pd.Series, row: pd.Series, words: Words) -> CountRow:
    note = claim_note(claim, row, words)
    if claim["fact"] == MIXED_FACT and not note:
        note = words("claims-note-fighters")
    is_count = not pd.isna(claim["low"])
    return CountRow(
        label=_who(claim, words),
        text=claim_value(claim, words),
        low=int(claim["low"]) if is_count else None,
        high=int(claim["high"]) if is_count else None,
        limit=str(claim["qualifier"]) if claim["qualifier"] != "none" else "exact",
        is_superseded=bool(claim["is_superseded"]),
        note=note,
    )


def _who(claim: pd.Series, words: Words) -> str:
    """Name whose count it is and who published it; one name where they are the same."""
    stated_by, publisher = claim[f"stated_by_{words.language}"], claim["publisher"]
    if not isinstance(publisher, str):
        publisher = words("claims-source-in-notes" if claim["basis"] == "notes" else "claims-source-not-stated")
    if isinstance(stated_by, str) and stated_by != publisher:
        return words("record-count-who", stated_by=stated_by[:1].upper() + stated_by[1:], publisher=publisher)
    return publisher
