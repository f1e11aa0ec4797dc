"""Which known place or unit a curator means, who may know its name but not its code."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from sahel_map.core.allowed import nearest
from sahel_map.core.text_folding import fold_text
from sahel_map.data.read.raw_tables import Row

__all__ = ["allowed_place", "code_of_unit", "find_place", "similar_place"]

# At this similarity (0 to 100) two names may well be spellings of one place: Moura, Mourra.
_ALIKE = 88
_NUMBERS = re.compile(r"\d+")


def find_place(given: str, places: Mapping[str, Row]) -> str | None:
    """Return the id of the place that is meant by an id or by its full name; None if none or several are."""
    if given in places:
        return given
    fitting = [place_id for place_id, row in places.items() if fold_text(given) in _names(row)]
    return fitting[0] if len(fitting) == 1 else None


def allowed_place(given: str, places: Mapping[str, Row]) -> str:
    """Say what is allowed instead of a place that is not there: the nearest id or name, with its id."""
    known = {**{row["name"]: place_id for place_id, row in places.items()}, **{code: code for code in places}}
    near = nearest(given, known)
    hint = f'did you mean {near} ("{known[near]}")? ' if near and near != known[near] else ""
    hint = hint or (f'did you mean "{near}"? ' if near else "")
    return f"{hint}Allowed: id or full name of one of the {len(places)} known places"


def similar_place(name: str, places: Mapping[str, Row]) -> tuple[str, str] | None:
    """Return id and name of the known place whose name is so like a new one that it may be the same."""
    names = {folded: (place_id, row["name"]) for place_id, row in places.items() for folded in _names(row)}
    # Quarter 1 and quarter 2 are alike and are two places.
    numbered = [folded for folded in names if _NUMBERS.findall(folded) == _NUMBERS.findall(name)]
    nearest = process.extractOne(fold_text(name), numbered, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return names[nearest[0]] if nearest else None


def code_of_unit(level: str, name: str, units: list[Row]) -> str | None:
    """Return the P-code of the unit of a level that has this name, if there is exactly one.

    Parameters
    ----------
    level : {"communes", "cercles", "regions_old", "regions_2023"}
    name : str
        In any spelling that folds to the same text.
    units : list of Row
        Rows of the register's table of that level.
    """
    wanted = fold_text(name)
    codes = {
        row["pcode"]
        for row in units
        if row["level"] == level and wanted in (fold_text(row["name"]), fold_text(row["name_fr"]))
    }
    return codes.pop() if len(codes) == 1 else None


def _names(row: Row) -> set[str]:
    names = [row["name"], *row["alternative_names"].split("|")]
    return {fold_text(name.strip()) for name in names if name.strip()}
