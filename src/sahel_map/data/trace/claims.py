"""What the claims add up to for one record: the rule by which its figures were chosen.

The rule, in words:

1. Only counts enter: no words, no figure that covers more than the incident, no families or households,
   and no early count that the same body replaced.
2. Where the record says that a count may include fighters, counts that include them enter too; elsewhere
   only counts of civilians do.
3. The lowest count is the lowest of them; "up to" sets no lowest count.
4. The highest count (people killed only) is the highest of them, upper ends included. It is open where one
   of the claims that give it says "at least" or "more than".
5. Without any such count the figure is not reported.
"""

from __future__ import annotations

import pandas as pd

from sahel_map.core.vocabulary import FigureName

__all__ = ["MIXED_FACT", "counts", "derive_figures", "figure_of_fact"]

#: Fact under which counts stand that include fighters, hunters or militia members.
MIXED_FACT = "killed_civilians_with_fighters"

_COUNTED_UNITS = frozenset({"persons", "civilians", "homes", "huts", "head"})


def figure_of_fact(facts: pd.Series) -> pd.Series:
    """Return the figure that each fact is about; null for dates, places, codes and words of denial."""
    names = {str(name): str(name) for name in FigureName} | {MIXED_FACT: str(FigureName.KILLED)}
    return facts.map(names)


def counts(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that may enter a figure, with their numbers.

    Parameters
    ----------
    claims : DataFrame
        With the columns of `claims.csv`.

    Returns
    -------
    DataFrame, one row per claim that is a count, index of `claims`
        The columns of `claims`, and `figure` (code of `FigureName`), `low`, `high` (Int64, both ends of
        the count), `with_fighters` (bool).
    """
    figure = figure_of_fact(claims["fact"])
    low = pd.to_numeric(claims["value"].where(claims["unit"].isin(_COUNTED_UNITS)), errors="coerce")
    high = pd.to_numeric(claims["value_end"], errors="coerce").fillna(low)
    enters = figure.notna() & low.notna() & ~claims["is_superseded"].fillna(False).astype(bool)
    table = claims.assign(
        figure=figure,
        low=low.astype("Int64"),
        high=high.astype("Int64"),
        with_fighters=claims["fact"] == MIXED_FACT,
    )
    return table[enters]


def derive_figures(claims: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Work out every figure from the claims by the rule of this module.

    Parameters
    ----------
    claims, figures : DataFrame
        With the columns of `claims.csv` and `incident_figures.csv`; of the latter only `is_mixed` is used.

    Returns
    -------
    DataFrame, index (incident_id, figure), one row per figure for which a count is claimed
        `minimum`, `maximum` (Int64, null where no claim sets that end; only people killed have a
        highest count), `is_open`, `has_mixed` (bool, whether a count that includes fighters entered).
    """
    keys = ["incident_id", "figure"]
    mixed = figures.loc[figures["is_mixed"].fillna(False).astype(bool), keys]
    mixed_keys = pd.MultiIndex.from_frame(mixed)
    entering = counts(claims)
    allowed = ~entering["with_fighters"] | pd.MultiIndex.from_frame(entering[keys]).isin(mixed_keys)
    entering = entering[allowed]
    owner = [entering[name] for name in keys]
    highest = entering["high"].groupby(owner).transform("max")
    opens = (entering["qualifier"] == "at_least") & (entering["high"] == highest)
    derived = pd.DataFrame(
        {
            "minimum": entering["low"].where(entering["qualifier"] != "up_to").groupby(owner).min(),
            "maximum": entering["high"].groupby(owner).max(),
            "is_open": opens.groupby(owner).any(),
            "has_mixed": entering["with_fighters"].groupby(owner).any(),
        }
    )
    only_lowest = derived.index.get_level_values("figure") != str(FigureName.KILLED)
    derived.loc[only_lowest, "maximum"] = pd.NA
    derived.loc[only_lowest, ["is_open", "has_mixed"]] = False
    return derived
