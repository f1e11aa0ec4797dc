"""Likely duplicates: rows of one day, place, actor and figure, listed and asked about, never merged."""

from __future__ import annotations

import pandas as pd

from sahel_map.imports.findings import Findings, Question

__all__ = ["find_duplicates"]

_KEY = ("date_start", "date_end", "lat", "lon", "place_name_en", "actors", "killed_min", "killed_max")


def find_duplicates(events: pd.DataFrame, rule: str, labels: pd.Series, findings: Findings) -> pd.Series:
    """Find likely duplicates among events that are not held back.

    Parameters
    ----------
    events : DataFrame
    rule : {"ask", "keep", "hold"}
        Hold back all but the first; keep all; or keep all and ask.
    labels : Series of str
        How each row is named.
    findings : Findings

    Returns
    -------
    Series of int
        Number of the group of each row that has a like one; null for the others.
    """
    key = events[list(_KEY)]
    is_double = key.duplicated(keep=False)
    none = pd.Series(pd.NA, events.index, dtype="Int64")
    if not is_double.any():
        return none
    group = key[is_double].groupby(list(_KEY), dropna=False, sort=False).ngroup() + 1
    n_groups = int(group.max())
    if rule == "hold":
        findings.hold("duplicate", key.duplicated(), "", labels)
    else:
        # A row whose label is withheld, as it could lead to a survivor, is no example.
        alike = labels.reindex(group.index)
        named = alike[alike != ""].groupby(group).agg(list)
        example = next((" = ".join(found[:3]) for found in named if len(found) > 1), "none")
        findings.take("duplicates", n=int(is_double.sum()), groups=n_groups, example=example)
        if rule == "ask":
            findings.ask(
                Question(
                    "duplicates",
                    "set",
                    "duplicates",
                    int(is_double.sum()),
                    choices=("keep", "hold"),
                    values={"groups": n_groups},
                )
            )
    return group.reindex(events.index).astype("Int64")
