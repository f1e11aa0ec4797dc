"""How many incidents stand behind each choice of a filter. Must not import streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from sahel_map.core.vocabulary import Actor, ActorGroup, HarmType
from sahel_map.data.dataset import Dataset

__all__ = ["Facets", "count_facets"]


@dataclass(frozen=True, slots=True)
class Facets:
    """Incidents in the whole data set per code, aggregate records included.

    An incident counts under each of its actors and harm types, so these do not add up to the total.

    Attributes
    ----------
    actors, groups, harms, attributions, confidences, cercles, regions_old, regions_2023 : dict
        Code to number of incidents; codes without an incident are left out.
    months : tuple of str
        Every month from the first to the last incident, "YYYY-MM".
    """

    actors: dict[str, int]
    groups: dict[str, int]
    harms: dict[str, int]
    attributions: dict[str, int]
    confidences: dict[str, int]
    cercles: dict[str, int]
    regions_old: dict[str, int]
    regions_2023: dict[str, int]
    months: tuple[str, ...]


def count_facets(dataset: Dataset) -> Facets:
    """Count the incidents behind each choice.

    Parameters
    ----------
    dataset : Dataset
        Reads the bit columns, attribution, confidence and area codes of `incidents`.
    """
    incidents = dataset.incidents
    return Facets(
        actors=_count_bits(incidents["actor_bits"], Actor),
        groups=_count_bits(incidents["group_bits"], ActorGroup),
        harms=_count_bits(incidents["harm_bits"], HarmType),
        attributions=_count_values(incidents["attribution"]),
        confidences=_count_values(incidents["confidence"]),
        cercles=_count_values(incidents["cercle_pcode"]),
        regions_old=_count_values(incidents["region_old_pcode"]),
        regions_2023=_count_values(incidents["region_2023_pcode"]),
        months=_months(int(incidents["month_first"].min()), int(incidents["month_last"].max())),
    )


def _count_bits(column: pd.Series, vocabulary: type[StrEnum]) -> dict[str, int]:
    counts = {str(code): int((column.to_numpy() >> place & 1).sum()) for place, code in enumerate(vocabulary)}
    return {code: count for code, count in counts.items() if count}


def _count_values(column: pd.Series) -> dict[str, int]:
    counts = column.dropna().value_counts()
    return {str(code): int(count) for code, count in counts.items() if count}


def _months(first: int, last: int) -> tuple[str, ...]:
    return tuple(f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(first, last + 1))
