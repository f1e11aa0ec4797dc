"""Filters with one value: at least so many, or only records of which something is true."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from typing_extensions import override

from sahel_map.data.dataset import Dataset
from sahel_map.data.trace.differing import differing_facts, kind_of_fact
from sahel_map.selection.filter import Filter, Mask, Parameter
from sahel_map.selection.known import Known
from sahel_map.selection.notice import Notice
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.selection.selection import Selection

__all__ = [
    "MOST",
    "FlagFilter",
    "NumberFilter",
    "has_differing_sources",
    "has_open_doubt",
    "has_sources_differing_on",
    "names_women_or_children",
]

_YES = "yes"
#: No record counts as many; a longer number is a slip.
MOST = 1_000_000


class NumberFilter(Filter):
    """Records in which a column has at least a number; unknown is not enough.

    Parameters
    ----------
    name : str
        Field of the selection and parameter of the address.
    column : str
        Column of the incident table.
    least : int
        The smallest number that restricts anything.
    help_text : str
        For the option of the commands.
    """

    control = "number"
    is_more = True

    def __init__(self, name: str, column: str, least: int, help_text: str) -> None:
        self.name, self.column, self.least = name, column, least
        self.fields: Mapping[str, object] = {name: None}
        self.parameters: Sequence[Parameter] = (Parameter(name, help_text),)

    @override
    def is_set(self, selection: Selection) -> bool:
        return getattr(selection, self.name) is not None

    @override
    def check(self, selection: Selection) -> None:
        number = getattr(selection, self.name)
        if number is not None and not self.least <= number <= MOST:
            raise ValueError(f"{self.name} {number} is out of range; allowed: {self.least} to {MOST}")

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        enough = dataset.incidents[self.column] >= getattr(selection, self.name)
        return enough.fillna(False).to_numpy(dtype=bool)

    @override
    def condition(self, selection: Selection) -> str:
        return f"{self.column} >= {int(getattr(selection, self.name))}"

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        number = getattr(selection, self.name)
        return words(f"selection-{self.key}", n=number, count=words.number(number))

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        return {self.name: str(getattr(selection, self.name))}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        del known
        raw = query.get(self.name)
        if raw is None:
            return {self.name: None}
        is_number = raw.isascii() and raw.isdigit() and len(raw) <= len(str(MOST))
        if not is_number or not self.least <= int(raw) <= MOST:
            notices.append(Notice(self.name, raw, f"{self.least}–{MOST}"))
            return {self.name: None}
        return {self.name: int(raw)}


class FlagFilter(Filter):
    """Only records of which something is true.

    Parameters
    ----------
    name : str
        Field of the selection and parameter of the address.
    holds : callable
        Returns of which rows of the data set it is true, shape (n,).
    help_text : str
        For the option of the commands.
    """

    control = "switch"
    is_more = True

    def __init__(self, name: str, holds: Callable[[Dataset], np.ndarray], help_text: str) -> None:
        self.name, self.holds = name, holds
        self.fields: Mapping[str, object] = {name: False}
        self.parameters: Sequence[Parameter] = (Parameter(name, f"{help_text} Allowed: {_YES}."),)

    @override
    def is_set(self, selection: Selection) -> bool:
        return bool(getattr(selection, self.name))

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        return self.holds(dataset)

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        return words(f"selection-{self.key}")

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        return {self.name: _YES}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        del known
        raw = query.get(self.name)
        if raw not in (None, _YES):
            notices.append(Notice.of_unknown(self.name, raw, [_YES]))
        return {self.name: raw == _YES}


def has_differing_sources(dataset: Dataset) -> np.ndarray:
    """Return in which records sources differ on a figure, the date or the actor."""
    return dataset.incidents["differs"].to_numpy()


def has_sources_differing_on(dataset: Dataset, kind: str) -> np.ndarray:
    """Return in which records sources differ on one kind of fact, of `data.trace.differing.DIFFERING`."""
    # The flag is by the same rule; only these are looked at closely.
    ids = dataset.incidents.index[has_differing_sources(dataset)]
    facts = differing_facts(dataset.claims[dataset.claims["incident_id"].isin(ids)], dataset.codes.actors)
    return dataset.incidents.index.isin(facts.index[facts.map(kind_of_fact) == kind])


def has_open_doubt(dataset: Dataset) -> np.ndarray:
    """Return in which records a doubt is still open."""
    doubts = dataset.doubts
    return dataset.incidents.index.isin(doubts.loc[doubts["status"] == "open", "incident_id"])


def names_women_or_children(dataset: Dataset) -> np.ndarray:
    """Return in which records a source counts women or children among the dead."""
    counted = [dataset.incidents[f"{name}_killed_min"] for name in ("women", "children")]
    return pd.concat(counted, axis="columns").gt(0).fillna(False).any(axis="columns").to_numpy(dtype=bool)
