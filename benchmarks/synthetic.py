"""A complete data folder of n invented incidents, in the form that `sahel-map check` accepts.

Codes, boundaries and names of units are the shipped ones, so that the map has its real background; places,
texts, figures and sources are made up ("Exampleville-17"). The same n gives the same folder.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Set
from pathlib import Path

import numpy as np
import pandas as pd

from sahel_map.core.geometry import areas_at
from sahel_map.core.vocabulary import Actor, HarmType
from sahel_map.data.dataset import Dataset, load_dataset
from sahel_map.data.read.package import Resource, read_package
from sahel_map.data.read.paths import geodata_root
from sahel_map.data.trace.register import register

# Incidents lie around so many centres, this far apart (degrees), and so many of them share a place.
N_CENTRES, SPREAD, PER_PLACE = 60, 0.4, 5
# West, south, east, north of the centres: the part of the country the shipped incidents lie in.
BOX = (-6.5, 13.4, 1.5, 17.0)
FIRST_DAY, N_DAYS = np.datetime64("2021-12-01"), 1553  # a prime, so that no day of a place comes twice
PRECISIONS = {"settlement": 0.70, "near": 0.12, "commune": 0.08, "cercle": 0.05, "region": 0.03, "unknown": 0.02}
RADII = {"settlement": 3_000, "near": 9_000, "commune": 25_000, "cercle": 60_000, "region": 150_000}
WORDS_OF_TEXT = 24
_WORDS = ("market", "river", "bridge", "road", "field", "well", "harvest", "school", "north", "south", "morning")


def write_folder(folder: Path, n: int) -> Path:
    """Write the data folder of n incidents, register it, and return it.

    Parameters
    ----------
    folder : Path
        To be made; must not exist yet.
    n : int
        Number of incidents, at least 50.
    """
    shipped = geodata_root()
    shutil.copytree(shipped, folder, ignore=shutil.ignore_patterns("incidents", "places.csv", "LICENSES"))
    version = load_dataset(shipped).version
    heading = f"# No corrections of invented records\n\n## {version.version} ({version.date})\n"
    (folder / "CHANGELOG.md").write_text(heading, encoding="utf-8")
    random = np.random.default_rng(n)
    places = _places(random, max(n // PER_PLACE, 10), load_dataset(shipped))
    incidents = _incidents(random, n, places)
    tables = {
        "places": places,
        "incidents": incidents,
        **_facts(random, incidents["incident_id"]),
        **_sources(random, incidents["incident_id"]),
    }
    (folder / "incidents").mkdir()
    resources = read_package(folder).resources.values()
    for resource in resources:
        is_left_out = not (folder / resource.path).exists() and resource.name not in tables
        if is_left_out or (resource.name not in tables and _speaks_of(resource, tables.keys(), resources)):
            tables[resource.name] = pd.DataFrame()  # of the shipped records
    for resource in resources:
        if resource.name in tables:
            table = tables[resource.name].reindex(columns=list(resource.field_names))
            table.to_csv(folder / resource.path, index=False, lineterminator="\n", float_format="%.5f")
    register(folder)
    return folder


def _speaks_of(resource: Resource, names: Set[str], resources: Iterable[Resource]) -> bool:
    """Return whether a table refers to one of these tables, or to one that does."""
    by_name = {other.name: other for other in resources}
    targets = {key.resource for key in resource.foreign_keys} - {resource.name}
    return bool(targets & names) or any(_speaks_of(by_name[target], names, resources) for target in targets)


def _places(random: np.random.Generator, n: int, shipped: Dataset) -> pd.DataFrame:
    """Return n places inside the country, a share of each precision, with the unit where that is all."""
    communes = shipped.units.communes
    west, south, east, north = BOX
    centres = random.uniform((west, south), (east, north), (N_CENTRES, 2))
    # Half as many again: those outside the country are left out.
    points = centres[random.integers(0, N_CENTRES, 3 * n)] + random.normal(0, SPREAD, (3 * n, 2))
    points = points.round(5)
    commune = areas_at(points[:, 0], points[:, 1], communes.geometry.to_numpy())
    inside = np.flatnonzero(commune >= 0)[:n]
    points, units = points[inside], communes.iloc[commune[inside]].reset_index()
    precision = pd.Series(random.choice(list(PRECISIONS), n, p=list(PRECISIONS.values())))
    located = precision != "unknown"
    numbers = pd.Series(np.arange(n)).astype("str").str.zfill(6)
    return pd.DataFrame(
        {
            "place_id": "pl-exampleville-" + numbers,
            "name": "Exampleville-" + numbers,
            "lat": pd.Series(points[:, 1]).where(located),
            "lon": pd.Series(points[:, 0]).where(located),
            "precision": precision,
            "radius_m": precision.map(RADII).astype("Int64"),
            "basis": "invented",
            "match": "none",
            "commune_pcode": units["pcode"].where(precision == "commune"),
            "cercle_pcode": units["cercle_pcode"].where(precision == "cercle"),
            "region_old_pcode": units["region_old_pcode"].where(precision == "region"),
            "region_2023_pcode": units["region_2023_pcode"].where(precision == "region"),
        }
    )


def _incidents(random: np.random.Generator, n: int, places: pd.DataFrame) -> pd.DataFrame:
    """Return n incidents: one of a place at a time, each on another day, sorted by their made-up id."""
    at = np.arange(n) % len(places)
    day = (random.integers(0, N_DAYS, len(places))[at] + 397 * (np.arange(n) // len(places))) % N_DAYS
    start = FIRST_DAY + day
    spans = random.random(n) < 0.05
    end = np.where(spans, start + np.timedelta64(40, "D"), start)
    aggregate = random.random(n) < 0.03
    names = places["name"].to_numpy()[at]
    numbers = np.arange(n)
    texts = _texts(random, n)
    return pd.DataFrame(
        {
            "incident_id": [_incident_id(k) for k in numbers],
            "slug": [f"invented-{k}" for k in numbers],
            "date_start": start,
            "date_end": end,
            "date_precision": np.where(spans, "range", "day"),
            "place_id": places["place_id"].to_numpy()[at],
            "place_name_en": names,
            "place_name_fr": names,
            "confidence": random.choice(["high", "medium", "low"], n, p=[0.5, 0.35, 0.15]),
            "is_aggregate": np.where(aggregate, "true", "false"),
            "aggregate_reason": np.where(aggregate, "invented", ""),
            "is_multi_place": "false",
            "status": "published",
            "summary_en": "Invented: " + texts,
            "summary_fr": "Inventé : " + texts,
        }
    )


def _incident_id(number: int) -> str:
    """Return an id that sorts like its number, of which there are 1,040,000: WA-2026-0000 to ZZ-2026-9999."""
    first, second = divmod(number // 10_000, 26)
    return f"{'WXYZ'[first]}{chr(ord('A') + second)}-2026-{number % 10_000:04d}"


def _texts(random: np.random.Generator, n: int) -> pd.Series:
    """Return n lines of made-up text; each word of a line is followed by a number, so that few are equal."""
    pool = np.array([f"{word}-{number}" for word in _WORDS for number in range(50)])
    picked = pool[random.integers(0, len(pool), (n, WORDS_OF_TEXT))]
    return pd.Series([" ".join(line) for line in picked.tolist()])


def _facts(random: np.random.Generator, ids: pd.Series) -> dict[str, pd.DataFrame]:
    """Return actors (one, for every fifth incident two), harms (killing and another) and figures."""
    n, names, harms = len(ids), np.array([str(actor) for actor in Actor]), [str(harm) for harm in HarmType]
    first = random.integers(0, len(names), n)
    second = (first + random.integers(1, len(names), n)) % len(names)
    is_joint, kills = random.random(n) < 0.2, random.random(n) < 0.7
    other = np.array(harms[1:])[random.integers(0, len(harms) - 1, n)]
    low = random.integers(1, 40, n)
    actors = _stacked(ids, [(np.ones(n, bool), names[first]), (is_joint, names[second])], "actor")
    unnamed = actors["actor"] == Actor.ARMED_UNKNOWN
    actors["attribution"] = np.where(unnamed, "unattributed", "attributed")
    killed = pd.DataFrame(
        {
            "incident_id": ids[kills],
            "figure": "killed",
            "minimum": low[kills],
            "maximum": (low + random.integers(0, 10, n))[kills],
            "is_open": np.where(random.random(n) < 0.1, "true", "false")[kills],
            "is_mixed": np.where(random.random(n) < 0.05, "true", "false")[kills],
        }
    )
    burned = pd.DataFrame({"incident_id": ids[other == "arson"], "figure": "homes_burned", "minimum": 7})
    figures = pd.concat([killed, burned]).sort_values(["incident_id", "figure"])
    return {
        "incident_actors": actors,
        "incident_harms": _stacked(ids, [(kills, np.full(n, "killing")), (np.ones(n, bool), other)], "harm_type"),
        "incident_figures": figures.astype({"minimum": "Int64", "maximum": "Int64"}),
    }


def _stacked(ids: pd.Series, choices: list[tuple[np.ndarray, np.ndarray]], column: str) -> pd.DataFrame:
    """Return one row per incident and code where it applies, sorted."""
    parts = [pd.DataFrame({"incident_id": ids[where], column: codes[where]}) for where, codes in choices]
    return pd.concat(parts).sort_values(["incident_id", column], ignore_index=True)


def _sources(random: np.random.Generator, ids: pd.Series) -> dict[str, pd.DataFrame]:
    """Return two sources for each incident, one for every two incidents, of fifty publishers."""
    n = len(ids)
    numbers = pd.Series([f"S-{number:06d}" for number in range((n + 1) // 2)])
    own, next_one = np.arange(n) // 2, (np.arange(n) // 2 + 1) % len(numbers)
    publishers = pd.Series([f"example-{number:02d}" for number in range(min(50, len(numbers)))])
    everywhere = np.ones(n, bool)
    cited = _stacked(ids, [(everywhere, numbers.to_numpy()[k]) for k in (own, next_one)], "source_id")
    return {
        "incident_sources": cited.assign(supports="invented"),
        "sources": pd.DataFrame(
            {
                "source_id": numbers,
                "url": "https://news.example/" + numbers,
                "publisher_id": publishers.to_numpy()[np.arange(len(numbers)) % len(publishers)],
                "publisher_as_cited": "Example News",
            }
        ),
        "publishers": pd.DataFrame(
            {
                "publisher_id": publishers,
                "publisher": "Example News " + publishers.str[-2:],
                "kind": "local_media",
                "independence_group": publishers,
            }
        ),
    }


def points_of(folder: Path) -> pd.DataFrame:
    """Return what peers draw of a data folder: lon, lat (degrees, null if unknown), actor_bits, name, text."""
    read = {
        name: pd.read_csv(folder / resource.path)
        for name, resource in read_package(folder).resources.items()
        if name in ("incidents", "incident_actors", "places")
    }
    places = read["places"].set_index("place_id")
    incidents, actors = read["incidents"].set_index("incident_id"), read["incident_actors"]
    bits = actors["actor"].map({str(actor): 1 << place for place, actor in enumerate(Actor)})
    return pd.DataFrame(
        {
            "lon": incidents["place_id"].map(places["lon"]),
            "lat": incidents["place_id"].map(places["lat"]),
            # An actor stands once in an incident, so that the sum of bits is their union.
            "actor_bits": bits.groupby(actors["incident_id"]).sum().astype("uint16"),
            "name": incidents["place_name_en"],
            "text": incidents["summary_en"],
        }
    )
