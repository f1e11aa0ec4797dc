"""Places by name: what a person chose, and candidates to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pandas as pd
from rapidfuzz import fuzz, process

from sahel_map.core.text_columns import map_distinct
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.read.layout import UNIT_COLUMNS
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.findings import Findings, Question
from sahel_map.imports.guess.coordinates import parse_pair
from sahel_map.imports.mapping import ImportMapping
from sahel_map.imports.surroundings import Base
from sahel_map.imports.typed.units import UnitNames, fold_name

__all__ = ["candidates", "place_by_hand", "read_gazetteer"]

_COLUMNS = tuple(UNIT_COLUMNS.values())
_LIKE = 85
_ASKED = 50
_GEONAMES = ["geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude"]


def place_by_hand(
    cells: pd.DataFrame, mapping: ImportMapping, dataset: Base, names: UnitNames, findings: Findings
) -> pd.DataFrame:
    """Return coordinates and codes that a person chose for names, and ask about the rows that have neither.

    Parameters
    ----------
    cells : DataFrame of str
        Under the names of fields.
    mapping : ImportMapping
        Its `places` are what was chosen.
    dataset : Base
        The data in use, for their places and units.
    names : UnitNames
        Of all units.
    findings : Findings
        Takes the questions.

    Returns
    -------
    DataFrame
        lat, lon (float), and the four codes of units; null where nothing was chosen.
    """
    name = cells["place_name"].fillna(cells["place_name_en"]).fillna(cells["place_name_fr"])
    name = name.fillna(cells["commune_name"]).fillna(cells["cercle_name"])
    result = pd.DataFrame({"lat": float("nan"), "lon": float("nan")}, index=cells.index)
    for column in _COLUMNS:
        result[column] = pd.Series(None, cells.index, dtype="str")
    chosen = {fold_name(key): value for key, value in mapping.places.items()}
    empty = (
        cells[
            [
                "lat",
                "lat_lon",
                "geometry",
                "commune_pcode",
                "cercle_pcode",
                "commune_name",
                "cercle_name",
                "region_name",
                "region_old_pcode",
                "region_2023_pcode",
            ]
        ]
        .isna()
        .all(axis=1)
    )
    if not chosen and not (empty & name.notna()).any():
        return result
    folded = map_distinct(name, fold_name, "str")
    for key, value in chosen.items():
        rows = (folded == key).fillna(False)
        if rows.any():
            _fill(result, rows, value, dataset)
    if chosen and (placed := int((folded.isin(list(chosen))).sum())):
        findings.take("placed-by-hand", n=placed)
    open_rows = empty & name.notna() & ~folded.isin(list(chosen))
    for text, n in name[open_rows].value_counts().head(_ASKED).items():
        found = candidates(str(text), dataset, names, mapping.reading.gazetteer)
        findings.ask(
            Question(
                "place",
                "places",
                "place_name",
                int(n),
                (str(text),),
                tuple(value for value, _ in found),
                values={"candidates": "; ".join(label for _, label in found) or "–"},
            )
        )
    return result


def _fill(result: pd.DataFrame, rows: pd.Series, value: str, dataset: Base) -> None:
    if pair := parse_pair(value):
        result.loc[rows, ["lat", "lon"]] = pair
        return
    for column, level in ((column, level) for level, column in UNIT_COLUMNS.items()):
        if value in dataset.units.pcodes(level):
            result.loc[rows, column] = value
            return
    if value in dataset.places.index:
        place = dataset.places.loc[value]
        result.loc[rows, ["lat", "lon"]] = (float(place["lat"]), float(place["lon"]))
        return
    raise ImportFileError("no-place", place=value)


def candidates(name: str, dataset: Base, names: UnitNames, gazetteer: str = "") -> list[tuple[str, str]]:
    """Return places and units with a name like this one: what to write for it, and how to show it.

    Parameters
    ----------
    name : str
        As the file writes it.
    dataset : Base
        The data in use, for their places and units.
    names : UnitNames
        Of all units.
    gazetteer : str
        Path of a file with more places; "" for none.
    """
    found = [
        (f"{lat}, {lon}", f"{label} ({lat}, {lon})")
        for label, lat, lon in _like(name, _known_places(dataset, gazetteer))
    ]
    for level in ("communes", "cercles"):
        found += [(code, f"{names.labels.get(code, code)} {code}") for code in names.candidates(level, name)]
    return list(dict(found).items())[:10]


def _like(name: str, known: dict[str, list[tuple[str, float, float]]]) -> Iterator[tuple[str, float, float]]:
    for key, *_ in process.extract(fold_name(name), list(known), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=5):
        yield from known[key]


def _known_places(dataset: Base, gazetteer: str) -> dict[str, list[tuple[str, float, float]]]:
    known: dict[str, list[tuple[str, float, float]]] = {}
    places = dataset.places
    is_point = places["precision"] == PlacePrecision.SETTLEMENT
    for row in places[is_point].itertuples():
        others = str(row.alternative_names).split("|") if isinstance(row.alternative_names, str) else []
        for label in (str(row.name), *others):
            known.setdefault(fold_name(label), []).append((str(row.name), float(row.lat), float(row.lon)))
    for shape, label in zip(dataset.units.towns.geometry, dataset.units.towns["name_fr"], strict=True):
        known.setdefault(fold_name(str(label)), []).append((str(label), round(shape.y, 5), round(shape.x, 5)))
    if gazetteer:
        known |= {key: [*known.get(key, []), *found] for key, found in read_gazetteer(gazetteer).items()}
    return known


@lru_cache(maxsize=2)
def read_gazetteer(path: str) -> dict[str, list[tuple[str, float, float]]]:
    """Read more places: a dump of GeoNames (tab, without headings), or a CSV with name, lat, lon.

    Raises
    ------
    ImportFileError
        If the file cannot be read as either.
    """
    file = Path(path)
    try:
        head = file.open(encoding="utf-8").readline()
        if "\t" in head and head.split("\t")[0].isdigit():
            table = pd.read_csv(
                file, sep="\t", header=None, usecols=range(6), names=_GEONAMES, dtype="str", quoting=3
            )
            table = table.rename(
                columns={"latitude": "lat", "longitude": "lon", "alternatenames": "alternate_names"}
            )
            separator = ","
        else:
            table, separator = pd.read_csv(file, dtype="str"), "|"
        table["lat"], table["lon"] = table["lat"].astype(float), table["lon"].astype(float)
        names = table["name"]
    except (OSError, KeyError, ValueError) as error:
        raise ImportFileError("gazetteer", file=path) from error
    found: dict[str, list[tuple[str, float, float]]] = {}
    others = table["alternate_names"].fillna("") if "alternate_names" in table else pd.Series("", table.index)
    for name, more, lat, lon in zip(names, others, table["lat"], table["lon"], strict=True):
        for key in {fold_name(str(one)) for one in (name, *str(more).split(separator)) if str(one).strip()}:
            found.setdefault(key, []).append((str(name), lat, lon))
    return found
