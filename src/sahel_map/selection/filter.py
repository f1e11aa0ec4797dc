"""What a filter is: its mask, its part of the sentence, its address, its options; all in one object.

`sahel_map.selection.all_filters.FILTERS` lists them; screen, sentence, address, commands and exports read that
list, so that a filter cannot be added to one of them and forgotten in another.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_map.data.dataset import Dataset
from sahel_map.selection.known import Known
from sahel_map.selection.notice import Notice
from sahel_map.words import Words

if TYPE_CHECKING:  # a filter reads the selection; the selection lists the filters
    from sahel_map.selection.selection import Selection

__all__ = ["NONE_CHOSEN", "ChoiceFilter", "Filter", "Mask", "Parameter", "is_among", "join_codes", "separator"]

Mask = np.ndarray
#: In an address: nothing chosen, which shows nothing. No parameter at all: no restriction.
NONE_CHOSEN = "none"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an address, which is also the option of the commands.

    Attributes
    ----------
    name : str
        In the address; the option is the same with hyphens.
    help : str
        What the option asks for, in English.
    repeats : bool
        The option may be given more than once; the values are then joined by commas.
    option : str
        Name of the option where it is not that of the parameter.
    """

    name: str
    help: str
    repeats: bool = False
    option: str = ""


class Filter(ABC):
    """A criterion that a reader may set.

    Attributes
    ----------
    name : str
        Of its main field.
    fields : mapping of str to object
        Fields of the selection that it owns, each with its value for "no restriction".
    parameters : tuple of Parameter
        In the order of the address.
    control : str
        Kind of control on the page: "choices", "period", "text", "number", "switch" or "since"; empty for none.
    is_more : bool
        Whether its control stands under "More filters".
    """

    name: str
    fields: Mapping[str, object]
    parameters: Sequence[Parameter]
    control: str
    is_more: bool = False

    @property
    def key(self) -> str:
        """Its name with hyphens, in keys of the catalogue: ``filter-<key>`` (its control), ``selection-<key>``."""
        return self.name.replace("_", "-")

    @abstractmethod
    def is_set(self, selection: Selection) -> bool:
        """Whether the selection is restricted by this filter."""

    def own(self, selection: Selection) -> dict[str, object]:
        """Return the fields that a selection can put in place of another's: those that it restricts."""
        found = {name: getattr(selection, name) for name in self.fields}
        return {name: value for name, value in found.items() if value != self.fields[name]}

    def value(self, selection: Selection) -> Any:
        """Return the field of the selection that goes by the name of this filter."""
        return getattr(selection, self.name)

    @abstractmethod
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        """Return which incidents fit, shape (n,); called only where the filter is set."""

    def condition(self, selection: Selection) -> str | None:
        """Return the same as SQL on the columns of the incident table, for records that are not held.

        None where it takes more than these columns; called only where the filter is set. Null is not true.
        """
        del selection
        return None

    @abstractmethod
    def clause(self, selection: Selection, words: Words) -> str:
        """Return its part of the sentence; called only where the filter is set."""

    @abstractmethod
    def write(self, selection: Selection) -> dict[str, str]:
        """Return its parameters of the address; called only where the filter is set."""

    @abstractmethod
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        """Return the fields that an address asks for; what cannot be used is added to the notices.

        Parameters
        ----------
        query : mapping of str to str
            Parameters of the address.
        known : Known
            What the data hold: codes, ids, days.
        notices : list of Notice
            Takes what cannot be used.
        """

    def in_name(self, selection: Selection) -> tuple[str, ...]:
        """Return its parts of a file name; called only where the filter is set."""
        return tuple(self.write(selection).values())

    def check(self, selection: Selection) -> None:
        """Raise `ValueError` for a value that no control and no address can produce; most have none to check."""
        del selection


class ChoiceFilter(Filter):
    """A criterion of which some of several codes are chosen.

    Attributes
    ----------
    codebook : str
        Code list whose definitions stand beside the control; empty where the choices are names, as of places.
    """

    control = "choices"
    codebook: str = ""

    def is_set(self, selection: Selection) -> bool:
        """Whether codes are chosen, or none of them."""
        return getattr(selection, self.name) is not None

    @abstractmethod
    def counts(self, dataset: Dataset, mask: Mask, selection: Selection) -> dict[str, int]:
        """Return how many incidents of a mask stand behind each code; one may be missing where there is none.

        Parameters
        ----------
        dataset : Dataset
        mask : ndarray of bool, shape (n,)
            Incidents that all other filters keep.
        selection : Selection
        """

    @abstractmethod
    def choices(self, counts: Mapping[str, int], words: Words, selection: Selection) -> list[str]:
        """Return the codes to offer in their order, of those that the data have at all.

        Parameters
        ----------
        counts : mapping of str to int
            Incidents of the whole data set behind each code.
        words : Words
            For an order by name.
        selection : Selection
        """

    @abstractmethod
    def label(self, code: str, words: Words, selection: Selection) -> str:
        """Return the name of a choice.

        Parameters
        ----------
        code : str
        words : Words
            With the labels of codes.
        selection : Selection
            Where a name depends on its map of regions.
        """

    def shown(self, selection: Selection) -> list[str]:
        """Return the codes that the control shows as chosen."""
        return sorted(getattr(selection, self.name) or ())

    def chosen(self, codes: Sequence[str], selection: Selection) -> dict[str, object]:
        """Return the fields to change when codes are chosen in the control; none chosen is no restriction."""
        del selection
        return {self.name: frozenset(codes) or None}


def join_codes(codes: frozenset[str]) -> str:
    """Return codes as they stand in an address."""
    return ",".join(sorted(codes)) or NONE_CHOSEN


def is_among(column: str, codes: Collection[str]) -> str:
    """Return the condition in SQL that a column holds one of some codes; of none, it never does."""
    listed = ", ".join("'" + code.replace("'", "''") + "'" for code in sorted(codes))
    return f"{column} IN ({listed})" if listed else "false"


def separator(words: Words) -> str:
    """Return what stands between the clauses; French sets a narrow space before a semicolon."""
    return "\u202f; " if words.language == "fr" else "; "
