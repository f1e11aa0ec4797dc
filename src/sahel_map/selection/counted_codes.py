"""The codes under which numbers of the pages count records: what each means, for the data and in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from sahel_map.core.actor_codes import SEVERAL_GROUPS, group_of
from sahel_map.core.vocabulary import (
    FIGURE_HARMS,
    ActorGroup,
    Attribution,
    Confidence,
    DatePrecision,
    Evidence,
    FigureName,
    HarmType,
    PlacePrecision,
    bits_of,
)
from sahel_map.data.dataset import Dataset
from sahel_map.data.trace.differing import DIFFERING
from sahel_map.data.trace.support import BASES
from sahel_map.selection.areas import AreasFilter
from sahel_map.selection.known import Known
from sahel_map.selection.limits import has_sources_differing_on
from sahel_map.words import Words

__all__ = ["EXPECTED_FIGURES", "FACTS", "FAMILIES", "NOWHERE", "OR", "STANDARDS", "STEPS", "Family"]

#: Kinds of publisher from the most thorough standard of proof to the least.
STANDARDS: Mapping[str, tuple[str, ...]] = {
    "un": ("un",),
    "inquiry": ("ngo_report",),
    "press": ("agency", "broadcaster", "newspaper"),
    "local": ("local_media", "aggregator"),
    "partisan": ("advocacy", "government"),
}
#: Figures that a record of the harm behind them could be expected to give.
EXPECTED_FIGURES = (
    FigureName.KILLED,
    FigureName.INJURED,
    FigureName.ABDUCTED,
    FigureName.DISPLACED,
    FigureName.HOMES_BURNED,
    FigureName.LIVESTOCK_TAKEN,
    FigureName.DETAINED,
)
#: Steps in which pages and publishers of a record are counted, by code: from, to.
STEPS: Mapping[str, tuple[int, int | None]] = {"1": (1, 1), "2": (2, 2), "3-4": (3, 4), "5": (5, None)}
#: Facts of a record; figures stand under one name.
FACTS = ("date", "place", "actor", "attribution", "harm_type", "figure")
_UNSTATED = ("record", "none")
_COARSE = (PlacePrecision.CERCLE, PlacePrecision.REGION, PlacePrecision.UNKNOWN)
_BEGAN = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")
#: Second half of a code: not known that finely.
NOWHERE = "unknown"
#: Between several second halves of one code, of which one must hold.
OR = "~"


@dataclass(frozen=True, slots=True)
class Family:
    """Codes of one kind.

    Attributes
    ----------
    parts : callable
        Returns which second halves of a code are allowed, or a pattern of them.
    holds : callable
        Returns of which rows it is true, shape (n,), for a data set, a second half and a map of regions.
    label : callable
        Returns it in words, for words, a second half and a map of regions.
    native : str
        Field of the selection that says the same in plain words, where what is chosen in it allows; may be empty.
    has_several : bool
        Whether a code may have several second halves, joined by `OR`.
    """

    parts: Callable[[Known], Sequence[str] | re.Pattern[str]]
    holds: Callable[[Dataset, str, str], np.ndarray]
    label: Callable[[Words, str, str], str]
    native: str = ""
    has_several: bool = False

    def split(self, part: str) -> list[str]:
        """Return the second halves that a code of this kind joins."""
        return part.split(OR) if self.has_several else [part]

    def choices(self, part: str) -> frozenset[str]:
        """Return the codes by which the native filter says the same; none where it cannot."""
        if not self.native or (self.native == "areas" and NOWHERE in self.split(part)):
            return frozenset()
        return frozenset(self.split(part))


def _of(vocabulary: type[StrEnum]) -> Callable[[Known], Sequence[str]]:
    codes = tuple(str(code) for code in vocabulary)
    return lambda _: codes


def _column_is(column: str) -> Callable[[Dataset, str, str], np.ndarray]:
    return lambda dataset, part, _: (dataset.incidents[column] == part).to_numpy()


def _names_actor(dataset: Dataset, part: str, _: str) -> np.ndarray:
    return (dataset.incidents["actor_bits"].to_numpy() & dataset.codes.actors.bits([part])) != 0


def _reports_harm(dataset: Dataset, part: str, _: str) -> np.ndarray:
    return (dataset.incidents["harm_bits"].to_numpy() & bits_of([HarmType(part)])) != 0


def _between(column: str) -> Callable[[Dataset, str, str], np.ndarray]:
    def holds(dataset: Dataset, part: str, _: str) -> np.ndarray:
        low, high = STEPS[part]
        return dataset.incidents[column].between(low, np.inf if high is None else high).to_numpy()

    return holds


def _label_of(table: str) -> Callable[[Words, str, str], str]:
    return lambda words, part, _: words.label(table, part)


def _region_column(admin_map: str) -> str:
    return "region_2023_pcode" if admin_map == "2023" else "region_old_pcode"


def _in_region(dataset: Dataset, part: str, admin_map: str) -> np.ndarray:
    codes = dataset.incidents[_region_column(admin_map)]
    return (codes.isna() if part == NOWHERE else codes == part).fillna(False).to_numpy(dtype=bool)


def _regions(known: Known) -> Sequence[str]:
    return sorted({code for codes in known.regions.values() for code in codes} | {NOWHERE})


def _region_label(words: Words, part: str, admin_map: str) -> str:
    return words("charts-unplaced-region") if part == NOWHERE else words.label(f"regions_{admin_map}", part)


def _in_cercles(dataset: Dataset, part: str, _: str) -> np.ndarray:
    codes, parts = dataset.incidents["cercle_pcode"], part.split(OR)
    return (codes.isin(parts) | (codes.isna() & (NOWHERE in parts))).to_numpy(dtype=bool)


def _cercles(known: Known) -> Sequence[str]:
    return sorted({*known.cercles, NOWHERE})


def _cercles_label(words: Words, part: str, admin_map: str) -> str:
    names = (
        words("charts-unplaced-cercle") if code == NOWHERE else AreasFilter.name_in_full(code, admin_map, words)
        for code in part.split(OR)
    )
    return words.any_of(names)


def _began(dataset: Dataset, part: str, _: str) -> np.ndarray:
    first = dataset.incidents["month_first"]
    year, _, month = part.partition("-")
    if month:
        return (first == int(year) * 12 + int(month) - 1).to_numpy()
    return (first // 12 == int(year)).to_numpy()


def _began_label(words: Words, part: str, _: str) -> str:
    return words("selection-counted-began", when=part if len(part) == 4 else words.month(part))


def _is_of_group(dataset: Dataset, part: str, _: str) -> np.ndarray:
    return np.array([group_of(bits) == part for bits in dataset.incidents["group_bits"].tolist()], dtype=bool)


def _group_label(words: Words, part: str, _: str) -> str:
    if part == SEVERAL_GROUPS:
        return words("selection-counted-several-groups")
    return words("selection-counted-group", group=words.label("actor_groups", part))


def _best_standard(dataset: Dataset, part: str, _: str) -> np.ndarray:
    rank = {kind: place for place, kinds in enumerate(STANDARDS.values()) for kind in kinds}
    best = dataset.sources["publisher_kind"].map(rank).groupby(dataset.sources["incident_id"]).min()
    return (best.reindex(dataset.incidents.index) == list(STANDARDS).index(part)).to_numpy(dtype=bool)


def _lacks(dataset: Dataset, part: str, _: str) -> np.ndarray:
    incidents = dataset.incidents
    if part == "published":
        undated = dataset.sources.loc[dataset.sources["published"].isna(), "incident_id"]
        return incidents.index.isin(undated)
    if part in ("cercle", "region"):
        return incidents["cercle_pcode" if part == "cercle" else "region_2023_pcode"].isna().to_numpy()
    unknown = (incidents[f"{part}_min"].isna() & incidents[f"{part}_max"].isna()).to_numpy()
    return unknown & _could_give(dataset, part, "")


def _could_give(dataset: Dataset, part: str, _: str) -> np.ndarray:
    return (dataset.incidents["harm_bits"].to_numpy() & bits_of(list(FIGURE_HARMS[FigureName(part)]))) != 0


def _stands_on(dataset: Dataset, part: str, _: str) -> np.ndarray:
    fact, _, basis = part.partition("-")
    support = dataset.support
    facts = support["fact"].isin(list(FigureName)) if fact == "figure" else support["fact"] == fact
    return dataset.incidents.index.isin(support.loc[facts & (support["basis"] == basis), "incident_id"])


def _is_noted(dataset: Dataset, part: str, _: str) -> np.ndarray:
    incidents, support = dataset.incidents, dataset.support
    unstated = support["basis"].isin(_UNSTATED)
    if part == "unstated":
        return incidents.index.isin(support.loc[unstated, "incident_id"])
    if part == "unstated-figures":
        figures = support["fact"].isin(list(FigureName))
        return incidents.index.isin(support.loc[unstated & figures, "incident_id"])
    if part == "departing":
        gaps = dataset.known_gaps
        return incidents.index.isin(gaps.loc[gaps["gap"] == "not_derived", "incident_id"])
    if part == "coarse":
        return incidents["place_precision"].isin(_COARSE).to_numpy()
    return _lacks(dataset, str(FigureName.KILLED), "")


_NOTED = {
    "unstated": "gaps-column-unstated",
    "unstated-figures": "quality-figure-unstated-figures",
    "departing": "quality-figure-departing",
    "coarse": "gaps-column-coarse",
    "no-toll": "gaps-column-no-toll",
}


def _step_label(name: str) -> Callable[[Words, str, str], str]:
    def label(words: Words, part: str, _: str) -> str:
        low, high = STEPS[part]
        number = words("quality-sources-more", low=low) if high is None else part.replace("-", "–")
        return words(f"selection-counted-{name}", number=number)

    return label


def _basis_label(words: Words, part: str, _: str) -> str:
    fact, _, basis = part.partition("-")
    return words(
        "selection-counted-basis",
        fact=words(f"quality-fact-{fact.replace('_', '-')}"),
        basis=words(f"quality-basis-{basis}"),
    )


def _missing_label(words: Words, part: str, _: str) -> str:
    return words("selection-counted-missing", what=words(f"quality-missing-{part.replace('_', '-')}"))


def _expected_label(words: Words, part: str, _: str) -> str:
    return words("selection-counted-expected", what=words(f"quality-missing-{part.replace('_', '-')}"))


FAMILIES: Mapping[str, Family] = {
    "actor": Family(lambda known: known.actors.codes, _names_actor, _label_of("actors"), "actors"),
    "group": Family(lambda _: (*map(str, ActorGroup), SEVERAL_GROUPS), _is_of_group, _group_label),
    "harm": Family(_of(HarmType), _reports_harm, _label_of("harm_types"), "harms"),
    "region": Family(_regions, _in_region, _region_label, "areas"),
    "cercle": Family(_cercles, _in_cercles, _cercles_label, "areas", has_several=True),
    "began": Family(lambda _: _BEGAN, _began, _began_label),
    "confidence": Family(_of(Confidence), _column_is("confidence"), _label_of("confidence"), "confidences"),
    "evidence": Family(_of(Evidence), _column_is("evidence"), _label_of("evidence"), "evidence"),
    "attribution": Family(_of(Attribution), _column_is("attribution"), _label_of("attribution"), "attributions"),
    "place": Family(_of(PlacePrecision), _column_is("place_precision"), _label_of("place_precision"),
                     "precisions"),
    "date": Family(_of(DatePrecision), _column_is("date_precision"), _label_of("date_precision")),
    "pages": Family(lambda _: tuple(STEPS), _between("n_sources"), _step_label("pages")),
    "publishers": Family(lambda _: tuple(STEPS), _between("n_independent"), _step_label("publishers")),
    "standard": Family(
        lambda _: tuple(STANDARDS), _best_standard, lambda words, part, _: words(f"quality-standard-{part}")
    ),
    "missing": Family(
        lambda _: (*map(str, EXPECTED_FIGURES), "cercle", "region", "published"), _lacks, _missing_label
    ),
    "expected": Family(lambda _: tuple(map(str, EXPECTED_FIGURES)), _could_give, _expected_label),
    "basis": Family(
        lambda _: tuple(f"{fact}-{basis}" for fact in FACTS for basis in BASES), _stands_on, _basis_label
    ),
    "differs": Family(
        lambda _: DIFFERING, lambda dataset, part, _: has_sources_differing_on(dataset, part),
        lambda words, part, _: words("selection-counted-differs", what=words(f"differ-about-{part}")),
    ),
    "noted": Family(lambda _: tuple(_NOTED), _is_noted, lambda words, part, _: words(_NOTED[part])),
}  # fmt: skip
