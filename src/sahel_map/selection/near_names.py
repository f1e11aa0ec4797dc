"""Names that may be meant by one that no record contains."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from sahel_map.core.text_folding import fold_text
from sahel_map.data.dataset import Dataset
from sahel_map.data.read.layout import LEVELS

__all__ = ["similar_names"]

_MOST = 3
# Below this likeness (0 to 100) two names of places have nothing to do with each other.
_ALIKE = 75


def similar_names(text: str, dataset: Dataset) -> tuple[str, ...]:
    """Return up to three names of places and areas most like a text, best first.

    Parameters
    ----------
    text : str
        What was searched for.
    dataset : Dataset
        Reads the names of the places of its incidents and of areas that hold one.

    Examples
    --------
    "Mourah" gives "Moura" where a record lies there.
    """
    named = _names(dataset)
    found = process.extract(fold_text(text), list(named), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
    best = dict.fromkeys(named[name] for name, _, _ in sorted(found, key=lambda one: -one[1]))
    return tuple(best)[:_MOST]


def _names(dataset: Dataset) -> dict[str, str]:
    """Return folded name to name as written, of what a search would find."""
    incidents, units = dataset.incidents, dataset.units
    written = [*incidents["place_name_en"].dropna(), *incidents["place_name_fr"].dropna()]
    written += list(dataset.place_names["name"].dropna())
    columns = ("commune_pcode", "cercle_pcode", "region_old_pcode", "region_2023_pcode")
    for level, column in zip(LEVELS, columns, strict=True):
        held = units.level(level)
        held = held[held.index.isin(incidents[column].dropna())]
        written += [*held["name"], *held["name_fr"]]
    return {fold_text(str(name)): str(name) for name in written}
