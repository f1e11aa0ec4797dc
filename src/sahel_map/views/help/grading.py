"""How two records of the data got their grades of confidence, worked from their own sources."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.incident.publishers import with_publishers_in
from sahel_map.words import Words

__all__ = ["GradedCase", "graded_case"]


@dataclass(frozen=True, slots=True)
class GradedCase:
    """A record, its sources and the rule that gives it its grade.

    Attributes
    ----------
    incident_id : str
    title : str
        Place and date.
    sources : tuple of (str, str)
        Each page as text (who published it, of what kind, when, what it supports) and its address.
    reasoning : str
        What the sources amount to, and the grade that follows.
    rule : str
        The codebook's definition of the grade.
    """

    incident_id: str
    title: str
    sources: tuple[tuple[str, str], ...]
    reasoning: str
    rule: str


def graded_case(dataset: Dataset, grade: str, words: Words) -> GradedCase | None:
    """Return the record of a grade whose pages are best dated, the newest of several; None if the set has none.

    It is one place and one episode: no aggregate record, and its place is a settlement.

    Parameters
    ----------
    dataset : Dataset
    grade : str
        Code of `confidence`: for "high", two independent publishers or more; for another, one alone.
    words : Words
    """
    incidents = dataset.incidents
    n_independent = incidents["n_independent"]
    fits = (incidents["confidence"] == grade) & ~incidents["is_aggregate"].astype(bool)
    fits &= incidents["place_precision"] == "settlement"
    fits &= (n_independent >= 2) if grade == "high" else (n_independent == 1)
    found = incidents.index[fits]
    if found.empty:
        return None
    n_dated = dataset.sources.groupby("incident_id")["published"].count()
    incident_id = max(map(str, found), key=lambda one: (int(n_dated.get(one, 0)), one))
    row = incidents.loc[incident_id]
    date = words.date_span(row["date_start"].date(), row["date_end"].date(), str(row["date_precision"]))
    sources = with_publishers_in(dataset.sources[dataset.sources["incident_id"] == incident_id], words.language)
    definitions = dataset.codes.tables["confidence"]
    return GradedCase(
        incident_id=incident_id,
        title=words("help-case-title", place=row[f"place_name_{words.language}"], date=date, id=incident_id),
        sources=tuple((_source(each, words), str(each["url"])) for each in sources.to_dict("records")),
        reasoning=words(
            "help-case-reasoning",
            n=len(sources),
            pages=words.number(len(sources)),
            n_independent=int(row["n_independent"]),
            independent=words.number(int(row["n_independent"])),
            evidence=words.label("evidence", str(row["evidence"])),
            grade=words.label("confidence", grade),
        ),
        rule=str(definitions.at[grade, f"definition_{words.language}"]),
    )


def _source(source: dict[str, object], words: Words) -> str:
    published = source["published"]
    day = words("help-case-undated") if pd.isna(published) else words.date(published.date())  # type: ignore[attr-defined]
    kind = words(f"about-kind-{source['publisher_kind']}")
    supports = source.get("supports" if words.language == "en" else f"supports_{words.language}")
    named = words("help-case-source", publisher=str(source["publisher"]), kind=kind, published=day)
    return (
        named
        if supports is None or pd.isna(supports)
        else words("help-case-supports", source=named, supports=str(supports))
    )
