"""The texts that the map fetches: its own words, and the few lines about one incident.

The map shows them by `textContent`, so they are plain text here: nothing is escaped, nothing is markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from sahel_map.core.vocabulary import ActorGroup, FigureName, PlacePrecision
from sahel_map.incident.placing import other_level, precision_text
from sahel_map.incident.toll import figure_text
from sahel_map.views.map.layer_text import COUNTED, layer_text
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.data.dataset import Dataset

__all__ = ["incident_text", "map_words"]

# Messages that the script shows as they are.
_PLAIN = (
    "map-basemap-failed",
    "map-close",
    "map-empty",
    "map-joint-note",
    "map-legend-actors",
    "map-legend-cluster",
    "map-legend-highest",
    "map-legend-joint",
    "map-legend-more",
    "map-legend-near",
    "map-legend-place",
    "map-legend-settlement",
    "map-legend-size",
    "map-legend-size-note",
    "map-legend-title",
    "map-legend-unit",
    "map-legend-unknown-toll",
    "map-load-failed",
    "map-loading",
    "map-marks",
    "map-print",
    "map-title",
    "map-whole",
    "map-zoom-in",
    "map-zoom-out",
)
# Messages that the script completes itself, because only the browser knows the number.
_COUNTED = (
    "map-cluster",
    "map-more",
    "map-none-placed",
    "map-shown",
    "map-unit",
    "map-unplaced",
    "map-vague",
    *COUNTED,
)
_PLURALS = {"one": 1, "other": 2}


def map_words(words: Words, credit: str = "", scope: str = "") -> dict[str, object]:
    """Return the words of the map in one language.

    Parameters
    ----------
    words : Words
    credit : str
        Whose boundaries and background it draws; empty where that is not stated.
    scope : str
        What the set leaves out; empty where that is not known.

    Returns
    -------
    dict
        `lang`; `groups`: labels of the actor groups in the order of their bits; `text`: messages by key
        without the leading "map-"; `counted`: messages with a number, per plural category, where
        "{count}" stands for the number.
    """
    return {
        "lang": words.language,
        "groups": [words.label("actor_groups", group.value) for group in ActorGroup],
        "text": {key.removeprefix("map-"): words(key) for key in _PLAIN}
        | {"mostly": words("map-mostly", group="{group}")}
        | {"attribution": words("map-attribution", credit=credit or words("set-map-unknown").rstrip("."))}
        | layer_text(words, scope)
        | _regions(words),
        "counted": {
            key.removeprefix("map-"): {plural: words(key, n=n, count="{count}") for plural, n in _PLURALS.items()}
            for key in _COUNTED
        },
    }


def _regions(words: Words) -> dict[str, str]:
    """Return how a region of the map not in use is named, by its level; "{name}" stands for its name."""
    levels = [other_level(admin_map) for admin_map in ("2023", "old")]
    return {level: words(f"place-{level.replace('_', '-')}", name="{name}") for level in levels}


def incident_text(dataset: Dataset, position: int, words: Words) -> dict[str, object]:
    """Return the few lines the map shows of one incident.

    Parameters
    ----------
    dataset : Dataset
        Read by row number.
    position : int
        Row number of the incident, 0 to n - 1.
    words : Words
        Language, with the labels of the actors.

    Returns
    -------
    dict
        `id` (the position) and, as plain text, `place`, `precision` (empty for a settlement), `date`,
        `killed`, `alleged`.
    """
    row = dataset.incidents.iloc[position]
    actors = dataset.codes.actors.of(int(row["actor_bits"]))
    return {
        "id": position,
        "place": _text(row[f"place_name_{words.language}"]) or words("map-text-unknown"),
        "precision": _precision(row, words),
        "date": words.date_span(row["date_start"].date(), row["date_end"].date(), row["date_precision"]),
        "killed": words("map-text-killed", killed=figure_text(row, FigureName.KILLED, words)),
        "alleged": words("map-text-alleged", actors=words.all_of(words.label("actors", code) for code in actors)),
    }


def _precision(row: pd.Series, words: Words) -> str:
    """Say how well the place is known; a settlement needs no remark."""
    return "" if row["place_precision"] == PlacePrecision.SETTLEMENT else precision_text(row, words)


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)
