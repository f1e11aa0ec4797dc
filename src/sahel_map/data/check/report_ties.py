"""Rules on reports and their ties: links fit their claim, and nothing is matched that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from sahel_map.core.allowed import allowed
from sahel_map.core.problem import Problem, problems_at
from sahel_map.core.vocabulary import Actor
from sahel_map.data.read.codes import actors_of
from sahel_map.data.read.grouped_values import values_by_owner
from sahel_map.data.read.package import Package

__all__ = ["check_report_ties"]

Tables = Mapping[str, pd.DataFrame]


def check_report_ties(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield claims that contradict themselves and links that do not fit the claim they belong to."""
    path, claims = package.resources["ledger_claims"].path, tables["ledger_claims"]
    in_words = claims["qualifier"] == "words"
    faults = {
        ("minimum", "must be given, as the qualifier is not words"): ~in_words & claims["minimum"].isna(),
        ("minimum", "must be empty, as the qualifier is words"): in_words & claims["minimum"].notna(),
        ("words_en", "must be given, as the qualifier is words"): in_words & claims["words_en"].isna(),
        ("words_fr", "must be given, as words_en is"): claims["words_en"].notna() & claims["words_fr"].isna(),
        ("period_end", "must not be before period_start"): claims["period_end"] < claims["period_start"],
    }
    for (name, message), where in faults.items():
        yield from problems_at(path, name, claims["claim_id"], where, message)
    actors = actors_of(tables["codes_actors"]).codes
    for row, codes in claims["actors"].dropna().items():
        for code in sorted(set(codes.split()) - set(actors)):
            yield Problem(path, int(row), "actors", code, f"is not a known actor; {allowed(actors, code)}")
    yield from _check_links(package.resources["ledger_links"].path, tables)


def _check_links(path: str, tables: Tables) -> Iterator[Problem]:
    links = tables["ledger_links"]
    if links.empty:
        return
    joined = links.join(tables["ledger_claims"].set_index("claim_id"), on="claim_id", suffixes=("", "_of_claim"))
    joined = joined.join(tables["incidents"].set_index("incident_id")[["date_start", "date_end"]], on="incident_id")
    harms, actors = (
        _codes_of(tables[name], column, links["incident_id"])
        for name, column in (("incident_harms", "harm_type"), ("incident_actors", "actor"))
    )
    outside = (joined["date_end"] < joined["period_start"]) | (joined["date_start"] > joined["period_end"])
    no_harm = _lacks(joined["incident_id"].map(harms), joined["harm_type"])
    wanted = joined["actors"].where(joined["kind"] != "unattributed", str(Actor.ARMED_UNKNOWN))
    other_actor = _lacks(joined["incident_id"].map(actors), wanted) & (joined["kind"] != "matched")
    faults = {
        ("claim_id", "belongs to another report"): joined["report_id"] != joined["report_id_of_claim"],
        ("incident_id", "lies outside the period of the claim"): outside,
        ("incident_id", "does not report the type of harm of the claim"): no_harm,
        ("kind", "needs a record that names an actor of the claim, or unidentified gunmen if unattributed"): (
            other_actor
        ),
    }
    for (name, message), where in faults.items():
        yield from problems_at(path, name, links["incident_id"], where, message)


def _codes_of(table: pd.DataFrame, column: str, incidents: pd.Series) -> dict[str, set[str]]:
    """Return the codes of some incidents; those of all would take most of the time of a check."""
    codes = table[table["incident_id"].isin(incidents)]
    found = values_by_owner(codes["incident_id"], codes[column])
    return {incident: set(values) for incident, values in found.items()}


def _lacks(reported: pd.Series, wanted: pd.Series) -> pd.Series:
    """Whether a set of codes holds none of the wanted ones, which stand in one text with spaces."""
    pairs = zip(reported, wanted, strict=True)
    lacking = [isinstance(codes, set) and codes.isdisjoint(str(text).split()) for codes, text in pairs]
    return pd.Series(lacking, index=reported.index)
