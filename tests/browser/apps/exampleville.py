"""Invented incidents and boundaries for the browser tests. No place, name or event here is real."""

import datetime as dt
import os
from functools import cache
from types import SimpleNamespace

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely import box

from sahel_map.core.actor_codes import OUR_ACTORS
from sahel_map.core.vocabulary import Actor, ActorGroup, PlacePrecision
from sahel_map.data.read.map_credits import MapCredits
from sahel_map.data.read.profile import Bilingual, Profile

# Exampleland: two regions of two cercles of four communes each, squares of one degree.
WEST, SOUTH = -5, 13
HOSTILE = "{{7*191}} ${7*191} <img src=x onerror=window.hostile=1>"

_STATE, _JNIM, _DOZO, _UNKNOWN = Actor.FAMA, Actor.JNIM, Actor.DOZO, Actor.ARMED_UNKNOWN
_GROUP = {
    _STATE: ActorGroup.STATE_AND_ALLIES,
    _JNIM: ActorGroup.ISLAMIST_ARMED_GROUPS,
    _DOZO: ActorGroup.SELF_DEFENCE_MILITIAS,
    _UNKNOWN: ActorGroup.UNIDENTIFIED,
}


def _row(name, lon, lat, actors, precision="settlement", killed=(None, None), **more):
    row = {
        "place_name_en": name,
        "place_name_fr": f"{name}-le-Petit",
        "lon": lon,
        "lat": lat,
        "actors": actors,
        "place_precision": precision,
        "killed_min": killed[0],
        "killed_max": killed[1],
        "radius_m": None,
        "commune_pcode": None,
        "cercle_pcode": None,
        "region_old_pcode": None,
        "region_2023_pcode": None,
    }
    return row | more


def _small():
    """Rows 0 to 11 are each of one kind; rows 12 to 36 lie in one village."""
    unplaced = [_row(f"Nowhere-{n}", None, None, [_UNKNOWN], "unknown") for n in (1, 2, 3, 4)]
    village = [_row("Exampleville-12", -1.5, 13.5, [_JNIM], killed=(n, n)) for n in range(25)]
    return [
        _row("Exampleville-0", -4.5, 16.5, [_STATE], killed=(10, 10)),
        _row("Exampleville-1", -2.5, 16.5, [_JNIM], killed=(30, 60)),
        _row(HOSTILE, -1.5, 16.5, [_STATE, _DOZO], killed=(0, 0)),
        _row("Exampleville-3", -4.5, 14.5, [_UNKNOWN]),
        _row("Exampleville-4", -2.5, 14.5, [_DOZO], "near", (2, 3), radius_m=20_000),
        _row("Commune", -3.5, 16.5, [_STATE], "commune", (1, 1), commune_pcode="C-1-3"),
        _row("Cercle", -2, 14, [_JNIM], "cercle", (5, 5), cercle_pcode="K-1-0"),
        _row("Region", -4, 15, [_JNIM, _STATE], "region", region_old_pcode="R-0"),
        *unplaced,
        *village,
    ]


def _many(n):
    """Clumps of rows around sixty villages, every tenth near one, every fiftieth unplaced."""
    random = np.random.default_rng(7)
    villages = random.uniform((-11, 11), (4, 20), (60, 2))
    at = villages[random.integers(0, 60, n)] + random.normal(0, 0.4, (n, 2))
    precision = np.where(np.arange(n) % 10 == 3, "near", "settlement").astype(object)
    precision[::50] = "unknown"
    return pd.DataFrame(
        {
            "place_name_en": "Exampleville",
            "place_name_fr": "Exampleville",
            "lon": np.where(precision == "unknown", np.nan, at[:, 0]),
            "lat": np.where(precision == "unknown", np.nan, at[:, 1]),
            "actor_bits": (1 << random.integers(0, 9, n)).astype("uint16"),
            "group_bits": (1 << random.integers(0, 6, n)).astype("uint8"),
            "place_precision": precision,
            "killed_min": pd.array(random.integers(0, 60, n), dtype="Int32"),
            "killed_max": pd.array(random.integers(60, 90, n), dtype="Int32"),
            "radius_m": pd.array(np.where(precision == "near", 9000, 3000), dtype="Int32"),
            "commune_pcode": None,
            "cercle_pcode": None,
            "region_old_pcode": None,
            "region_2023_pcode": None,
        }
    )


_KINDS = {
    "small": _small,
    "one": lambda: [_row("Exampleville-0", -4.5, 16.5, [_STATE], killed=(10, 10))],
    "equal": lambda: [_row("Exampleville-0", -4.5, 16.5, [_STATE], killed=(n, n)) for n in range(3)],
    # Either side of the antimeridian; off the projection; off the earth.
    "far": lambda: [
        _row("Exampleville-E", 179.5, 14.5, [_STATE]),
        _row("Exampleville-W", -179.5, 14.5, [_JNIM]),
        _row("Exampleville-N", 0.0, 89.0, [_JNIM]),
        _row("Exampleville-X", 400.0, 14.5, [_JNIM]),
    ],
    "unplaced": lambda: [_row("Nowhere", None, None, [_UNKNOWN], "unknown")] * 2,
}


@cache
def example_dataset(kind: str):
    """Return the parts of a data set that the map reads: "small", "one", "equal", "far", or a number of rows."""
    if kind.isdigit():
        incidents = _many(int(kind))
    else:
        incidents = pd.DataFrame(_KINDS[kind]())
        incidents["actor_bits"] = [_bits(Actor, actors) for actors in incidents.pop("actors")]
        groups = [[_GROUP[actor] for actor in _members(bits)] for bits in incidents["actor_bits"]]
        incidents["group_bits"] = [_bits(ActorGroup, members) for members in groups]
    n = len(incidents)
    incidents = incidents.astype(
        {"lon": "float64", "lat": "float64", "killed_min": "Int32", "killed_max": "Int32", "radius_m": "Int32"}
    ).assign(
        position=np.arange(n, dtype="int32"),
        # Others than those of the neighbouring rows, so that filters are sent in another order than the rows'.
        harm_bits=(np.arange(n) % 5 + 1).astype("uint16"),
        date_start=pd.Timestamp(dt.date(2023, 5, 4)),
        date_end=pd.Timestamp(dt.date(2023, 5, 4)),
        date_precision="day",
        killed_is_open=False,
        killed_is_mixed=False,
    )
    incidents["place_precision"] = pd.Categorical(
        incidents["place_precision"], [str(member) for member in PlacePrecision]
    )
    incidents.index = [f"EX-{number:06}" for number in range(n)]
    return SimpleNamespace(
        incidents=incidents,
        version=SimpleNamespace(version="0", date="2026-01-01", digest=f"example-{kind}"),
        codes=SimpleNamespace(labels=_labels, actors=OUR_ACTORS),
        labels=lambda language: _labels(language) | _units().labels(language),
        units=_units(),
        profile=Profile(),
        map_credits=MapCredits(credit=Bilingual(en="© Example Survey")),
    )


def _members(bits):
    return [actor for place, actor in enumerate(Actor) if bits >> place & 1]


def _bits(vocabulary, members):
    return sum(1 << list(vocabulary).index(member) for member in members)


def _labels(language):
    groups = {("actor_groups", str(group)): f"{group.replace('_', ' ').capitalize()}" for group in ActorGroup}
    return groups | {("actors", str(actor)): f"Example actor {actor}" for actor in Actor}


@cache
def _units():
    """Return Exampleland's boundaries in the form of the real ones."""
    layers = {
        "communes": [_square(f"C-{x}-{y}", WEST + x, SOUTH + y, 1) for x in range(4) for y in range(4)],
        "cercles": [_square(f"K-{x}-{y}", WEST + 2 * x, SOUTH + 2 * y, 2) for x in (0, 1) for y in (0, 1)],
        "regions_old": [_square(f"R-{x}", WEST + 2 * x, SOUTH, 2, 4) for x in (0, 1)],
        "regions_2023": [_square(f"R-{x}", WEST + 2 * x, SOUTH, 2, 4) for x in (0, 1)],
        "country": [_square("X", WEST, SOUTH, 4)],
        "neighbours": [_square("Y", WEST - 6, SOUTH - 3, 5)],
        "lakes": [],
        "rivers": [],
        "towns": [],
    }
    frames = {
        name: gpd.GeoDataFrame(features, columns=_COLUMNS, crs="EPSG:4326").set_index("pcode")
        for name, features in layers.items()
    }
    return SimpleNamespace(labels=lambda language: {}, **frames)


_COLUMNS = ["pcode", "name", "name_fr", "label_lon", "label_lat", "geometry"]


def _square(pcode, west, south, width, height=None):
    east, north = west + width, south + (height or width)
    middle = (west + east) / 2, (south + north) / 2
    return [pcode, f"Unit {pcode}", f"Unité {pcode}", *middle, box(west, south, east, north)]


def dataset_of_this_process():
    """Return the data set that the environment names."""
    return example_dataset(os.environ.get("EXAMPLE_KIND", "small"))
