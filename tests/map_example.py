"""Six invented incidents with the columns that the map reads."""

from types import SimpleNamespace

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely import box

from sahel_map.core.actor_codes import OUR_ACTORS
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.read.map_credits import MapCredits
from sahel_map.data.read.profile import Bilingual, Profile

_COMMUNE = gpd.GeoDataFrame(
    {"pcode": ["ML010102"], "name": ["Commune"], "label_lon": [-3.0]}, geometry=[box(-4, 15, -2, 16)], crs=4326
).set_index("pcode")
_LAKE = gpd.GeoDataFrame({"name": [None]}, geometry=[box(-4, 15, -3, 16)], crs=4326)
PRECISIONS = ["settlement", "near", "commune", "region", "unknown", "settlement"]


def example_dataset(**changed):
    """Return the parts of a data set that the map reads; columns given replace the usual ones."""
    columns = {
        "position": np.arange(6, dtype="int32"),
        "place_name_en": ["Exampleville-0", "Exampleville-1", "Commune", "Region", None, "<b>{{7*191}}</b>"],
        "place_name_fr": ["Exempleville-0", "Exempleville-1", "Commune", "Région", None, "<b>{{7*191}}</b>"],
        "lon": [-4.25, -3.5, -3.0, -2.0, np.nan, -4.25],
        "lat": [14.5, 15.0, 15.5, 16.0, np.nan, 14.5],
        "place_precision": pd.Categorical(PRECISIONS, [str(member) for member in PlacePrecision]),
        "radius_m": pd.array([3000, 12500, 25000, 155000, None, 3000], dtype="Int32"),
        "commune_pcode": ["ML010101", None, "ML010102", None, None, "ML010101"],
        "cercle_pcode": ["ML0101", "ML0101", "ML0101", None, None, "ML0101"],
        "region_old_pcode": ["ML01", "ML01", "ML01", "ML05", None, "ML01"],
        "region_2023_pcode": ["ML01", "ML01", "ML01", None, None, "ML01"],
        "actor_bits": np.array([1, 16, 3, 256, 8, 9], dtype="uint16"),
        "group_bits": np.array([1, 2, 1, 16, 4, 5], dtype="uint8"),
        "harm_bits": np.array([1, 1, 4, 1, 1, 1], dtype="uint16"),
        "killed_min": pd.array([14, 30, 0, None, None, 70000], dtype="Int32"),
        "killed_max": pd.array([14, 33, 0, None, 213, 70000], dtype="Int32"),
        "killed_is_open": [False, True, False, False, False, False],
        "killed_is_mixed": False,
        "date_start": pd.Timestamp(2023, 5, 4),
        "date_end": pd.Timestamp(2023, 5, 4),
        "date_precision": "day",
    }
    return SimpleNamespace(
        incidents=pd.DataFrame(columns | changed, index=[f"EX-{row}" for row in range(6)]),
        version=SimpleNamespace(version="1.2", date="2026-01-01", digest="abc"),
        profile=Profile(is_curated=True),
        map_credits=MapCredits(credit=Bilingual(en="© Example Survey")),
        labels=labels,
        codes=SimpleNamespace(labels=labels, actors=OUR_ACTORS),
        units=SimpleNamespace(labels=lambda language: {}, communes=_COMMUNE, lakes=_LAKE),
    )


def labels(language):
    """Return made-up labels, so that a test sees whether a label or a code is shown."""
    return {
        ("actors", "FAMA"): f"Army ({language})",
        ("actors", "WAGNER"): f"Ally ({language})",
        ("actors", "JNIM"): f"Group ({language})",
        ("actor_groups", "STATE_AND_ALLIES"): f"State ({language})",
    }
