"""Invented records as parts of facts: what counts of a large set need; the same n gives the same set."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import Attribution, Confidence, Evidence, FigureName, PlacePrecision
from sahel_map.data.read.stored import FACTS, LARGE, describe_stored
from sahel_map.data.read.units import Units
from sahel_map.imports.large import import_large
from sahel_map.imports.mapping import ImportMapping, SetAbout
from sahel_map.imports.parts import facts_of, part_name, write_facts

SIZE = 500_000
_ROW = (
    "event_id,event_date,location,latitude,longitude,precision,perpetrator,civilians killed,notes\n"
    "A1,2024-05-11,Exampleville,14.5,-3.4,settlement,JNIM,2,Invented\n"
)


def write_stored(folder: Path, n: int, template: Path, units: Units) -> Path:
    """Return a data folder with n stored records below `folder`; n is a multiple of 500,000."""
    (folder / "events.csv").write_text(_ROW, encoding="utf-8")
    made = folder / f"stored-{n}"
    mapping = ImportMapping(about=SetAbout(title="Invented events"))
    import_large(folder / "events.csv", made, template, mapping, dt.date(2026, 11, 29), map)
    random = np.random.default_rng(1)
    first, last = 2012 * 12, 2012 * 12
    for number in range(n // SIZE):
        incidents = _incidents(random, number * SIZE, units)
        write_facts(facts_of(incidents), made / LARGE / FACTS / part_name(number))
        last = max(last, int(incidents["month_last"].max()))
    describe_stored(made / LARGE, n, (first, last), "events.csv", {})
    return made


def _incidents(random: np.random.Generator, start: int, units: Units) -> pd.DataFrame:
    """Return 500,000 invented incidents in the columns that facts are made of."""
    days = np.datetime64("2012-01-01") + random.integers(0, 4700, SIZE)
    ends = days + random.choice([0, 0, 0, 5], SIZE)
    low = random.integers(0, 30, SIZE)
    is_known = random.random(SIZE) < 0.8
    columns: dict[str, object] = {
        "position": np.arange(SIZE, dtype="int32"),
        "date_start": days.astype("datetime64[s]"),
        "date_end": ends.astype("datetime64[s]"),
        "month_first": _months(days),
        "month_last": _months(ends),
        "lon": random.normal(-2, 2.5, SIZE).clip(-12, 4),
        "lat": random.normal(15, 1.5, SIZE).clip(10, 25),
        "radius_m": pd.array(np.full(SIZE, 1000), dtype="Int32"),
        "actor_bits": (1 << random.integers(0, 10, SIZE)).astype("uint16"),
        "group_bits": (1 << random.integers(0, 6, SIZE)).astype("uint8"),
        "harm_bits": ((1 << random.integers(0, 14, SIZE)) | 1).astype("uint16"),
        "is_aggregate": random.random(SIZE) < 0.01,
        "n_independent": random.integers(1, 4, SIZE).astype("int16"),
        "killed_is_open": random.random(SIZE) < 0.1,
        "killed_is_mixed": random.random(SIZE) < 0.05,
    }
    for column, vocabulary in (("attribution", Attribution), ("confidence", Confidence), ("evidence", Evidence)):
        codes = [str(code) for code in vocabulary]
        columns[column] = pd.Categorical.from_codes(random.integers(0, len(codes), SIZE), categories=codes)
    precision = random.choice(len(PlacePrecision), SIZE, p=[0.7, 0.1, 0.1, 0.05, 0.04, 0.01])
    columns["place_precision"] = pd.Categorical.from_codes(
        precision, categories=[str(one) for one in PlacePrecision]
    )
    at = random.integers(0, len(units.communes), SIZE)
    columns["commune_pcode"] = pd.Categorical.from_codes(at, categories=list(units.communes.index))
    for column in ("cercle_pcode", "region_old_pcode", "region_2023_pcode"):
        above = pd.Categorical(units.communes[column])
        columns[column] = pd.Categorical.from_codes(above.codes[at], dtype=above.dtype)
    for figure in FigureName:
        given = is_known if figure == FigureName.KILLED else random.random(SIZE) < 0.02
        columns[f"{figure}_min"] = pd.array(np.where(given, low, 0), dtype="Int32")
        columns[f"{figure}_min"][~given] = pd.NA  # type: ignore[index]
        columns[f"{figure}_max"] = pd.array(np.full(SIZE, pd.NA), dtype="Int32")
    columns["killed_max"] = columns["killed_min"] + 3  # type: ignore[operator]
    numbers = np.char.zfill(np.arange(start, start + SIZE).astype("U10"), 10)
    return pd.DataFrame(columns, index=pd.Index(np.char.add("IM-0000-", numbers), name="incident_id"))


def _months(days: np.ndarray) -> np.ndarray:
    return (days.astype("datetime64[M]").astype(int) + 1970 * 12).astype("int32")
