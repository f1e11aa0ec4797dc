"""The spellings of places: Tombouctou is Timbuktu, whichever of the two a record writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.core.vocabulary import PlacePrecision

__all__ = ["Spellings", "names_of_places", "place_spellings"]

Spellings = Mapping[str, frozenset[str]]


def place_spellings(tables: Mapping[str, pd.DataFrame]) -> Spellings:
    """Return all spellings of the place that each spelling names.

    Only places known to a settlement have spellings of their own: the names given for a road or an area are
    those of several places. What a release takes out is not here either.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Tables of a checked data set.

    Returns
    -------
    mapping of str to frozenset of str
        Folded spelling (lower case, no accents) to the folded spellings of its place, itself among them. A
        spelling that two places share stands for both.
    """
    places = tables["places"].set_index("place_id")
    settlements = places[places["precision"] == str(PlacePrecision.SETTLEMENT)]
    records = tables["incidents"].set_index("incident_id")["place_id"]
    given = tables["incident_place_names"].query("kind == 'alternative'")
    at_place = given["incident_id"].map(records)
    written = pd.concat(
        [
            _column(settlements, "name"),
            _column(settlements, "alternative_names").str.split("|").explode(),
            given.set_axis(at_place)["name"],
        ]
    ).dropna()
    written = written[written.index.isin(settlements.index) & (written != "")]
    return _joined(names.map(fold_text) for _, names in written.groupby(level=0))


def names_of_places(incidents: pd.DataFrame, language: str) -> pd.Series:
    """Return what each place is called: the name that most records give it, of two the shorter.

    Parameters
    ----------
    incidents : DataFrame
        Reads `place_id` and the names of the place in both languages.
    language : {"en", "fr"}

    Returns
    -------
    Series of str, index place_id
    """
    # Counted by numbers: pairs of 300,000 texts take four times as long.
    place, places = pd.factorize(incidents["place_id"].array)
    name, names = pd.factorize(incidents[f"place_name_{language}"].array)
    is_named = (place >= 0) & (name >= 0)
    pairs, n = np.unique(place[is_named] * max(len(names), 1) + name[is_named], return_counts=True)
    at, called = np.divmod(pairs, max(len(names), 1))
    counted = pd.DataFrame({"place_id": places.take(at), "name": names.take(called), "n": n})
    counted["length"] = counted["name"].str.len()
    ordered = counted.sort_values(["n", "length", "name"], ascending=[False, True, True])
    return ordered.drop_duplicates("place_id").set_index("place_id")["name"]


def _column(places: pd.DataFrame, name: str) -> pd.Series:
    empty = pd.Series(None, index=places.index, dtype="object")
    return places.get(name, empty)


def _joined(groups: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    """Return each spelling that has others with all of them; groups that share a spelling become one."""
    joined: dict[str, set[str]] = {}
    for group in groups:
        names = {name.strip() for name in group}
        together = names.union(*(joined.get(name, ()) for name in names))
        joined |= dict.fromkeys(together, together)
    return {name: frozenset(together) for name, together in joined.items() if len(together) > 1}
