"""Which source stands behind each fact of each record, and where none does.

A fact is one thing that a record says: its date, its place, each alleged actor and how it is attributed,
each type of harm, each figure. Its support is the best basis among the claims that make it.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sahel_map.core.vocabulary import FigureName
from sahel_map.data.trace.claims import derive_figures, figure_of_fact

__all__ = ["BASES", "WITHHELD", "find_gaps", "support_of_facts"]

Tables = Mapping[str, pd.DataFrame]

#: From firm to missing: stated by the page; attributed to it in the notes; no source stated; no claim.
BASES = ("supports", "notes", "record", "none")

#: Kind of gap that no rule finds: a release took the fact out.
WITHHELD = "withheld"

_KEYS = ["incident_id", "fact", "part"]


def support_of_facts(tables: Tables) -> pd.DataFrame:
    """Return every fact of every record with the basis on which it stands.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Tables of a data set: incidents, incident_actors, incident_harms, incident_figures, claims.

    Returns
    -------
    DataFrame, one row per fact
        `incident_id`; `fact` (date, place, actor, attribution, harm_type or a figure); `part` (code of the
        actor, grade or harm, else ""); `basis` (of `BASES`).
    """
    facts = _facts(tables)
    claims = tables["claims"]
    # Words about a date ("over five days") are no date: only a claim of a day or month supports one.
    claims = claims[(claims["fact"] != "date") | (claims["unit"] == "iso_date")]
    of_codes = claims["unit"] == "code"
    claimed = pd.DataFrame(
        {
            "incident_id": claims["incident_id"],
            "fact": figure_of_fact(claims["fact"]).fillna(claims["fact"]),
            "part": claims["value"].where(of_codes, ""),
            "rank": claims["basis"].map({name: place for place, name in enumerate(BASES)}).astype("float"),
        }
    )
    best = claimed.groupby(_KEYS)["rank"].min()
    ranks = best.reindex(pd.MultiIndex.from_frame(facts)).fillna(BASES.index("none")).astype(int)
    return facts.assign(basis=[BASES[rank] for rank in ranks])


def find_gaps(tables: Tables) -> pd.DataFrame:
    """Return where the record cannot be traced to its claims, so that it can be listed and shown.

    Returns
    -------
    DataFrame, sorted, one row per gap: `incident_id`, `fact`, `part`, `gap`
        `gap` is one of: source_not_stated (the claim names no source), no_claim (there is none),
        not_derived (the rule of `sahel_map.data.trace.claims` gives another value; `part` says for which
        column), not_entered (a source gives a count and the record holds no figure).
    """
    support = support_of_facts(tables)
    unsupported = support[support["basis"].isin(["record", "none"])]
    gaps = [
        unsupported.assign(gap=unsupported["basis"].map({"record": "source_not_stated", "none": "no_claim"})),
        _figures_not_derived(tables),
    ]
    table = pd.concat(gaps, ignore_index=True)[[*_KEYS, "gap"]]
    return table.sort_values([*_KEYS, "gap"], ignore_index=True)


def _facts(tables: Tables) -> pd.DataFrame:
    incidents, actors = tables["incidents"], tables["incident_actors"]
    harms, figures = tables["incident_harms"], tables["incident_figures"]
    listed = [
        (incidents["incident_id"], "date", ""),
        (incidents["incident_id"], "place", ""),
        (actors["incident_id"], "actor", actors["actor"]),
        (actors["incident_id"], "attribution", actors["attribution"]),
        (harms["incident_id"], "harm_type", harms["harm_type"]),
        (figures["incident_id"], figures["figure"], ""),
    ]
    parts = [pd.DataFrame({"incident_id": owner, "fact": fact, "part": part}) for owner, fact, part in listed]
    return pd.concat(parts, ignore_index=True).drop_duplicates(ignore_index=True)


def _figures_not_derived(tables: Tables) -> pd.DataFrame:
    figures = tables["incident_figures"].set_index(["incident_id", "figure"])
    derived = derive_figures(tables["claims"], tables["incident_figures"])
    both = figures.join(derived.add_suffix("_derived"), how="inner")
    is_killed = both.index.get_level_values("figure") == str(FigureName.KILLED)
    flagged = {name: both[name].fillna(False).astype(bool) for name in ("is_open", "is_mixed")}
    differs = {
        "minimum": _differ(both["minimum"], both["minimum_derived"]),
        "maximum": _differ(both["maximum"], both["maximum_derived"]) & is_killed,
        "is_open": (flagged["is_open"] != both["is_open_derived"]) & is_killed,
        "is_mixed": flagged["is_mixed"] & ~both["has_mixed_derived"] & is_killed,
    }
    found = [_gaps_at(both.index[where.to_numpy()], part, "not_derived") for part, where in differs.items()]
    absent = derived.index.difference(figures.index)
    return pd.concat([*found, _gaps_at(absent, "", "not_entered")], ignore_index=True)


def _differ(stored: pd.Series, derived: pd.Series) -> pd.Series:
    unequal = (stored != derived).fillna(False).astype(bool)
    return unequal | (stored.isna() != derived.isna())


def _gaps_at(keys: pd.Index, part: str, gap: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "incident_id": keys.get_level_values("incident_id"),
            "fact": keys.get_level_values("figure"),
            "part": part,
            "gap": gap,
        }
    )
