"""What a reader may mean by a name or number: places in every spelling, areas, records and publishers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

import pandas as pd
from rapidfuzz import fuzz

from sahel_map.core.text_folding import fold_text
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.dataset import Dataset
from sahel_map.data.read.place_names import names_of_places
from sahel_map.words import Words

__all__ = ["GROUPS", "Finder", "Hit"]

#: Kinds of hits in the order in which they are shown.
GROUPS = ("record", "place", "commune", "cercle", "region", "publisher")
_MOST_PER_GROUP = 4
_SHORTEST = 2
# A choice of a place shows this much around it at first.
_FIRST_KM = 25
# Below this likeness (0 to 100) a name is no misspelling of another.
_ALIKE = 80
_LEVELS = {"commune": "communes", "cercle": "cercles", "region": "regions"}


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that may be meant.

    Attributes
    ----------
    kind : str
        One of `GROUPS`.
    key : str
        Tells it from the others of its kind.
    name, detail : str
        What it is called, and what tells it from another of the same name.
    changes : mapping of str to object
        Fields of the selection that choosing it sets; empty for a record.
    """

    kind: str
    key: str
    name: str
    detail: str
    changes: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finder:
    """Everything that can be found, made once for a data set, a language and a map of regions.

    Attributes
    ----------
    records : mapping of str to str
        Number of a record to what tells it from the others.
    named : tuple of (frozenset of str, Hit)
        Folded names of a thing, and the thing.
    """

    records: Mapping[str, str]
    named: tuple[tuple[frozenset[str], Hit], ...]

    @classmethod
    def of(cls, dataset: Dataset, words: Words, admin_map: str) -> Finder:
        """Return what can be found in a data set.

        Parameters
        ----------
        dataset : Dataset
        words : Words
            Language, with the labels of areas and publishers.
        admin_map : {"2023", "old"}
            Map of regions in use.
        """
        records = {str(code): _record_line(row, words) for code, row in dataset.incidents.iterrows()}
        areas = [one for kind in _LEVELS for one in _areas(dataset, words, kind, admin_map)]
        places = _places(dataset, words)
        taken = frozenset().union(*(names for names, _ in places))
        return cls(records, (*places, *_towns(dataset, words, taken), *areas, *_publishers(dataset, words)))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return what a text may mean, best first within each kind.

        Parameters
        ----------
        text : str
            A name in any spelling, with or without accents, a part of one, or a number of a record.

        Returns
        -------
        tuple of Hit
            At most four of a kind. Names that are only alike come where no name holds the text.
        """
        asked = fold_text(text).strip()
        if len(asked) < _SHORTEST:
            return ()
        scored = ((float(max(_score(asked, name) for name in names)), hit) for names, hit in self.named)
        held = [one for one in scored if one[0]]
        found = held or [one for one in map(partial(_alike, asked), self.named) if one[0] >= _ALIKE]
        ordered = sorted(found, key=lambda one: (-one[0], len(one[1].name), one[1].name))
        hits = self._records(asked) if any(sign.isdigit() for sign in asked) else []
        for kind in GROUPS:
            hits += [hit for _, hit in ordered if hit.kind == kind][:_MOST_PER_GROUP]
        return tuple(hits)

    def _records(self, asked: str) -> list[Hit]:
        """Return records by their number or a part of it, such as "2024-00" or "0012"."""
        ids = [code for code in self.records if asked in code.casefold()][:_MOST_PER_GROUP]
        return [Hit("record", code, code, self.records[code]) for code in ids]


def _record_line(row: pd.Series, words: Words) -> str:
    date = words.date_span(row["date_start"].date(), row["date_end"].date(), str(row["date_precision"]), short=True)
    return f"{row[f'place_name_{words.language}']}, {date}"


def _alike(asked: str, one: tuple[frozenset[str], Hit]) -> tuple[float, Hit]:
    names, hit = one
    return max(fuzz.ratio(asked, name) for name in names), hit


def _score(asked: str, name: str) -> int:
    if name.startswith(asked):
        return 4 if name == asked else 3
    if f" {asked}" in name or f"-{asked}" in name:
        return 2
    return int(asked in name)


def _places(dataset: Dataset, words: Words) -> list[tuple[frozenset[str], Hit]]:
    """Return the places with a point of their own, each with every spelling of it."""
    incidents = dataset.incidents
    at_point = incidents["place_precision"].isin([PlacePrecision.SETTLEMENT, PlacePrecision.NEAR])
    called, found = names_of_places(incidents, words.language), []
    for place_id, rows in incidents[at_point].groupby("place_id", sort=True):
        row = rows.iloc[0]
        written = {fold_text(str(name)) for name in (*rows["place_name_en"], *rows["place_name_fr"])}
        names = written.union(*(dataset.spellings.get(name, ()) for name in written))
        near = (round(row["lat"], 4), round(row["lon"], 4), _FIRST_KM)
        cercle = row["cercle_pcode"]
        detail = words.label("cercles", cercle) if isinstance(cercle, str) else ""
        found.append((frozenset(names), Hit("place", str(place_id), str(called[place_id]), detail, {"near": near})))
    return found


def _towns(dataset: Dataset, words: Words, taken: frozenset[str]) -> list[tuple[frozenset[str], Hit]]:
    """Return the towns drawn on the map without a record, so that one can ask what happened around them."""
    found = []
    for row in dataset.units.towns.itertuples():
        names = {fold_text(row.name), fold_text(row.name_fr)}
        if not names & taken:
            near = (round(row.geometry.y, 4), round(row.geometry.x, 4), _FIRST_KM)
            name = row.name_fr if words.language == "fr" else row.name
            hit = Hit("place", f"town-{row.Index}", name, words("finder-town"), {"near": near})
            found.append((frozenset(names), hit))
    return found


def _areas(dataset: Dataset, words: Words, kind: str, admin_map: str) -> list[tuple[frozenset[str], Hit]]:
    level = f"regions_{admin_map}" if kind == "region" else _LEVELS[kind]
    units, found = dataset.units.level(level), []
    for pcode, row in units.iterrows():
        names = {fold_text(str(row["name"])), fold_text(str(row["name_fr"]))}
        names = names.union(*(dataset.spellings.get(name, ()) for name in names), {str(pcode).casefold()})
        name = words.label(level, str(pcode))
        above = row.get("cercle_pcode") if kind == "commune" else None
        detail = f"{words.label('cercles', above)}, {pcode}" if isinstance(above, str) else str(pcode)
        found.append((frozenset(names), Hit(kind, str(pcode), name, detail, {"areas": frozenset({str(pcode)})})))
    return found


def _publishers(dataset: Dataset, words: Words) -> list[tuple[frozenset[str], Hit]]:
    counts = dataset.sources.groupby("publisher_id")["incident_id"].nunique()
    found = []
    for code, n in counts.items():
        name = words.label("publishers", str(code))
        detail = words("finder-publisher", n=int(n), count=words.number(int(n)))
        hit = Hit("publisher", str(code), name, detail, {"publishers": frozenset({str(code)})})
        found.append((frozenset({fold_text(name), str(code)}), hit))
    return found
