"""Which source says what about one incident, and where sources differ.

Returns plain text; the caller escapes it for the medium it shows it in. Must not import streamlit.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.data.trace.claims import counts, figure_of_fact
from sahel_map.data.trace.differing import differing_facts as facts_in_dispute
from sahel_map.incident.claim_text import claim_note, claim_value
from sahel_map.incident.publishers import with_publishers_in
from sahel_map.words import Words

__all__ = ["ClaimRow", "FactClaims", "build_claims", "differing_facts"]

# Figures first: they are what readers ask about.
_ORDER = (
    *(str(name) for name in FigureName),
    "date",
    "place",
    "actor",
    "attribution",
    "harm_type",
    "denial",
)
_SAME_CLAIM = ["fact", "value", "value_end", "unit", "qualifier", "is_superseded", "stated_by_en"]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One value of a fact with everyone who gives it.

    Attributes
    ----------
    value : str
        As the sources limit it: "at least 500".
    publishers : str
        Who published it; "source not stated" where no text says.
    n_independent : int
        Independent publishers among them: reprints of one original count once.
    note : str
        What became of it: used as the lowest count, replaced later... May be empty.
    stated_by : str
        Whom they give as its origin: OHCHR, the army... Empty where they state it themselves.
    """

    value: str
    publishers: str
    n_independent: int
    note: str
    stated_by: str = ""


@dataclass(frozen=True, slots=True)
class FactClaims:
    """All claims on one fact of an incident.

    Attributes
    ----------
    fact, label : str
        Code of the fact and its name in words.
    rows : tuple of ClaimRow
        Lowest count first; words and wider totals last.
    differs : bool
        Sources give values that cannot all be right.
    exceptions : tuple of str
        Where and why the record does not follow the claims by the rule.
    """

    fact: str
    label: str
    rows: tuple[ClaimRow, ...]
    differs: bool
    exceptions: tuple[str, ...]


def build_claims(dataset: Dataset, incident_id: str, words: Words) -> tuple[FactClaims, ...]:
    """Return the claims of an incident by fact, figures first.

    Parameters
    ----------
    dataset : Dataset
    incident_id : str
        Id in `dataset.incidents`; without claims the result holds only listed gaps.
    words : Words
        With the labels of codes.
    """
    claims = _claims_in_full(dataset, incident_id, words.language)
    gaps = dataset.known_gaps[dataset.known_gaps["incident_id"] == incident_id]
    row = dataset.incidents.loc[incident_id]
    facts = [fact for fact in _ORDER if fact in set(claims["topic"]) | set(gaps["fact"])]
    differing = differing_facts(dataset, incident_id)
    return tuple(
        FactClaims(
            fact=fact,
            label=words(f"claims-fact-{fact.replace('_', '-')}"),
            rows=_rows(claims[claims["topic"] == fact], row, words),
            differs=fact in differing,
            exceptions=_exceptions(gaps[gaps["fact"] == fact], words),
        )
        for fact in facts
    )


def differing_facts(dataset: Dataset, incident_id: str) -> tuple[str, ...]:
    """Return the facts on which the sources of an incident differ, by the rule of `data.trace.differing`."""
    claims = dataset.claims[dataset.claims["incident_id"] == incident_id]
    found = set(facts_in_dispute(claims, dataset.codes.actors))
    return tuple(fact for fact in _ORDER if fact in found)


def _claims_in_full(dataset: Dataset, incident_id: str, language: str) -> pd.DataFrame:
    """Return the claims of an incident with their publishers, numbers and the fact they are about."""
    claims = dataset.claims[dataset.claims["incident_id"] == incident_id]
    named = dataset.sources[dataset.sources["incident_id"] == incident_id]
    publishers = with_publishers_in(named, language).set_index("source_id")[["publisher", "origin"]]
    joined = claims.join(publishers, on="source_id").join(counts(claims)[["figure", "low", "high"]])
    return joined.assign(topic=figure_of_fact(joined["fact"]).fillna(joined["fact"]))


def _rows(claims: pd.DataFrame, row: pd.Series, words: Words) -> tuple[ClaimRow, ...]:
    ordered = claims.sort_values("low", kind="stable", na_position="last")
    rows = []
    for _, same in ordered.groupby(_SAME_CLAIM, dropna=False, sort=False):
        claim = same.iloc[0]
        rows.append(
            ClaimRow(
                value=claim_value(claim, words),
                publishers=_publishers(same, words),
                stated_by=_origin(claim, words),
                n_independent=int(same["origin"].nunique()),
                note=claim_note(claim, row, words),
            )
        )
    return tuple(rows)


def _origin(claim: pd.Series, words: Words) -> str:
    name = claim[f"stated_by_{words.language}"]
    return name if isinstance(name, str) else ""


def _publishers(same: pd.DataFrame, words: Words) -> str:
    """Name the publishers once each; a claim without a page says whether notes or nobody names a source."""
    names = list(dict.fromkeys(same["publisher"].dropna()))
    without_page = same[same["publisher"].isna()]
    if (without_page["basis"] == "notes").any():
        names.append(words("claims-source-in-notes"))
    if (without_page["basis"] == "record").any() and not names:
        names.append(words("claims-source-not-stated"))
    return ", ".join(names)


def _exceptions(gaps: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """Say why a figure does not follow the rule; what has no source is said once, not code by code."""
    departs = gaps[gaps["gap"].isin(["not_derived", "not_entered"])]
    without = gaps[~gaps["gap"].isin(["not_derived", "not_entered"])]
    reasons = pd.concat([departs, without])[f"reason_{words.language}"]
    return tuple(dict.fromkeys(str(reason) for reason in reasons))
