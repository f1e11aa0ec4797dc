"""Rules on the incidents themselves: dates, texts in two languages, actors, harms, sources, claims."""

from collections.abc import Iterator, Mapping
from itertools import combinations

import pandas as pd

from sahel_map.core.problem import Problem, problems_at
from sahel_map.core.text_columns import is_among
from sahel_map.core.vocabulary import Actor, Attribution, DatePrecision
from sahel_map.data.read.grouped_values import values_by_owner
from sahel_map.data.read.package import Package

Tables = Mapping[str, pd.DataFrame]

_APPROX_DAYS = 6
"""A date given as approximate is not certain within a week: its limits are at most so many days apart."""


def check_dates(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield dates that are reversed, in the future, or do not fit the stated precision."""
    path, records = package.resources["incidents"].path, tables["incidents"]
    start, end, precision = records["date_start"], records["date_end"], records["date_precision"]
    days = (end - start).dt.days
    same_month = (start.dt.year == end.dt.year) & (start.dt.month == end.dt.month)
    faults = {
        "must not be before date_start": days < 0,
        f"is after the date of this version of the data ({package.date})": end > pd.Timestamp(package.date),
        "must be date_start, or the day after for one night, where date_precision is day": (
            (precision == DatePrecision.DAY) & (days > 1)
        ),
        f"must be at most {_APPROX_DAYS} days after date_start where date_precision is approx": (
            (precision == DatePrecision.APPROX) & (days > _APPROX_DAYS)
        ),
        "must be a later day of the same month where date_precision is month": (
            (precision == DatePrecision.MONTH) & ~(same_month & (days > 0))
        ),
        "must be after date_start where date_precision is range": (
            (precision == DatePrecision.RANGE) & (days == 0)
        ),
    }
    for message, where in faults.items():
        if where.any():
            yield from problems_at(path, "date_end", end.dt.strftime("%Y-%m-%d"), where, message)


def check_texts(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield records whose notes stand in one language only or whose aggregation is not explained."""
    path, records = package.resources["incidents"].path, tables["incidents"]
    for given, other in (("notes_en", "notes_fr"), ("notes_fr", "notes_en")):
        where = records[given].notna() & records[other].isna()
        yield from problems_at(path, other, records["incident_id"], where, f"must be given, as {given} is")
    reason, is_aggregate = records["aggregate_reason"], records["is_aggregate"].fillna(False).astype(bool)
    message = "must say why the record is an aggregate"
    yield from problems_at(path, "aggregate_reason", records["incident_id"], is_aggregate & reason.isna(), message)
    message = "must be empty, as the record is not an aggregate"
    yield from problems_at(path, "aggregate_reason", reason, ~is_aggregate & reason.notna(), message)


def check_status(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield retracted records without a reason in both languages, and reasons where nothing was retracted."""
    path, records = package.resources["incidents"].path, tables["incidents"]
    retracted = records["status"] == "retracted"
    for name in ("retraction_reason_en", "retraction_reason_fr"):
        reason = records[name]
        message = "must say why, as the record is retracted"
        yield from problems_at(path, name, records["incident_id"], retracted & reason.isna(), message)
        message = "must be empty, as the record is published"
        yield from problems_at(path, name, reason, ~retracted & reason.notna(), message)


def check_completeness(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield incidents without actor, harm or source, and sources, publishers or places nobody refers to."""
    incidents = tables["incidents"]
    for name, noun in (
        ("incident_actors", "alleged actor"),
        ("incident_harms", "harm type"),
        ("incident_sources", "source"),
    ):
        where = ~is_among(incidents["incident_id"], tables[name]["incident_id"])
        file = package.resources[name].path
        message = f"needs at least one {noun} in {file}"
        path = package.resources["incidents"].path
        yield from problems_at(path, "incident_id", incidents["incident_id"], where, message)
    for name, column, owner in (
        ("sources", "source_id", "incident_sources"),
        ("publishers", "publisher_id", "sources"),
        ("places", "place_id", "incidents"),
    ):
        where = ~is_among(tables[name][column], tables[owner][column])
        message = f"is referred to by no row of {package.resources[owner].path}"
        yield from problems_at(package.resources[name].path, column, tables[name][column], where, message)


def check_attribution(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield attributions that contradict the actor: only unidentified attackers can be unattributed."""
    path, actors = package.resources["incident_actors"].path, tables["incident_actors"]
    unidentified = actors["actor"] == Actor.ARMED_UNKNOWN
    open_grades = [Attribution.SUSPECTED, Attribution.UNATTRIBUTED]
    wrong = unidentified & actors["attribution"].notna() & ~actors["attribution"].isin(open_grades)
    message = f"unidentified attackers cannot be named by a source; allowed: {', '.join(open_grades)}"
    yield from problems_at(path, "attribution", actors["attribution"], wrong, message)
    wrong = ~unidentified & (actors["attribution"] == Attribution.UNATTRIBUTED)
    message = f"a named actor needs an attribution; only {Actor.ARMED_UNKNOWN} may be unattributed"
    yield from problems_at(path, "attribution", actors["attribution"], wrong, message)


def check_duplicates(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield pairs of records of one day, place and actor, unless the notes of each name the other's id."""
    path = package.resources["incidents"].path
    for first, second, row in unexplained_pairs(tables):
        message = (
            f"same start, place and actor as {first}: merge them, or let the notes of each name the other's id and "
            "say why both stand"
        )
        yield Problem(path, row, "incident_id", second, message)


def unexplained_pairs(tables: Tables) -> Iterator[tuple[str, str, int]]:
    """Yield the ids of two records of one day, place and actor whose notes do not name each other, and a label.

    Aggregates are left out: a siege is expected to contain the attacks of its time. So are retracted records.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Incidents, of which `is_aggregate` is a flag, and their actors. The label is that of the second record.
    """
    records = tables["incidents"]
    records = records[records["status"] != "retracted"]
    single = records[~records["is_aggregate"].fillna(False).astype(bool)]
    repeated = single[single.duplicated(["date_start", "place_id"], keep=False)].dropna(subset=["place_id"])
    if repeated.empty:
        return
    alleged = tables["incident_actors"]
    actors = values_by_owner(alleged["incident_id"], alleged["actor"])
    notes = dict(zip(repeated["incident_id"], repeated["notes_en"].fillna(""), strict=True))
    for _, group in repeated.groupby(["date_start", "place_id"]):
        rows = dict(zip(group["incident_id"], group.index, strict=True))
        for first, second in combinations(rows, 2):
            shares_actor = actors.get(first, {}).keys() & actors.get(second, {}).keys()
            if shares_actor and not (second in notes[first] and first in notes[second]):
                yield first, second, int(rows[second])


def check_claims(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield claims that name a source the incident does not have, or none where one is promised."""
    path, claims = package.resources["claims"].path, tables["claims"]
    if claims.empty:
        return
    pairs = pd.MultiIndex.from_frame(tables["incident_sources"][["incident_id", "source_id"]])
    own = pd.MultiIndex.from_frame(claims[["incident_id", "source_id"]]).isin(pairs)
    named = claims["source_id"].notna()
    message = "is not among the sources of this incident"
    yield from problems_at(path, "source_id", claims["source_id"], named & ~own, message)
    message = "must name the source, as the basis is supports"
    yield from problems_at(path, "source_id", claims["claim_id"], ~named & (claims["basis"] == "supports"), message)
    message = "must be empty, as the basis record means that no source is known"
    yield from problems_at(path, "source_id", claims["source_id"], named & (claims["basis"] == "record"), message)
