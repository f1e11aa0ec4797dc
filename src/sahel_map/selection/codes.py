"""Filters by codes of a closed list: actors and harms, of which a record may have several, and grades."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
from typing_extensions import override

from sahel_map.core.actor_codes import ActorCodes
from sahel_map.core.allowed import unknown_value
from sahel_map.core.vocabulary import bits_of
from sahel_map.data.dataset import Dataset
from sahel_map.selection.filter import NONE_CHOSEN, ChoiceFilter, Mask, Parameter, is_among, join_codes
from sahel_map.selection.known import Known
from sahel_map.selection.notice import Notice, unknown_notices
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.selection.selection import Selection

__all__ = ["MODES", "ActorsFilter", "GradeFilter", "SeveralFilter", "read_codes"]

#: How several codes go together: one of them is enough, each must be there, or nothing else may be.
MODES = ("any", "all", "only")
_INDENT = "\u2003"


def read_codes(
    raw: str | None, parameter: str, allowed: Iterable[str], notices: list[Notice], hint: str = ""
) -> frozenset[str] | None:
    """Read a comma list of codes; unknown ones become notices, and a list of only unknown ones is ignored.

    Parameters
    ----------
    raw : str or None
        As it stands in the address.
    parameter : str
        Name of the parameter, for the notices.
    allowed : iterable of str
        Known codes; case does not matter.
    notices : list of Notice
        What could not be used is added.
    hint : str
        Said in place of the known codes, where they are too many to list.
    """
    if raw is None:
        return None
    if raw == NONE_CHOSEN:
        return frozenset()
    spelled = {code.casefold(): code for code in allowed}
    parts = list(filter(None, (part.strip() for part in raw.split(","))))
    notices += unknown_notices(parameter, (p for p in parts if p.casefold() not in spelled), spelled.values(), hint)
    return frozenset(spelled[part.casefold()] for part in parts if part.casefold() in spelled) or None


class GradeFilter(ChoiceFilter):
    """A criterion of which each record has one value: attribution, confidence, precision of the place.

    Parameters
    ----------
    name, parameter : str
        Field of the selection, and name in the address.
    column : str
        Category column of the incident table, and table of its labels.
    vocabulary : type of StrEnum
    """

    def __init__(self, name: str, parameter: str, column: str, vocabulary: type[StrEnum], help_text: str) -> None:
        self.name, self.column, self.codebook, self.vocabulary = name, column, column, vocabulary
        self.fields: Mapping[str, object] = {name: None}
        self.parameters: Sequence[Parameter] = (Parameter(parameter, help_text, repeats=True),)
        self.is_more = True

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        column, chosen = dataset.incidents[self.column], getattr(selection, self.name)
        wanted = np.array([category in chosen for category in column.cat.categories] + [False])
        return wanted[column.cat.codes.to_numpy()]  # code -1 (missing) picks the False at the end

    @override
    def condition(self, selection: Selection) -> str:
        return is_among(self.column, getattr(selection, self.name))

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        chosen = getattr(selection, self.name)
        if not chosen:
            return words(f"selection-{self.key}-none")
        labels = [words.label(self.column, str(code)) for code in self.vocabulary if code in chosen]
        return words(f"selection-{self.key}", labels=words.any_of(labels))

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        return {self.parameters[0].name: join_codes(getattr(selection, self.name))}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        del known
        parameter = self.parameters[0].name
        return {self.name: read_codes(query.get(parameter), parameter, map(str, self.vocabulary), notices)}

    @override
    def counts(self, dataset: Dataset, mask: Mask, selection: Selection) -> dict[str, int]:
        del selection
        column = dataset.incidents[self.column]
        found = np.bincount(column.cat.codes.to_numpy()[mask] + 1, minlength=len(column.cat.categories) + 1)
        return {str(code): int(n) for code, n in zip(column.cat.categories, found[1:], strict=True)}

    @override
    def label(self, code: str, words: Words, selection: Selection) -> str:
        del selection
        return words.label(self.column, code)

    @override
    def choices(self, counts: Mapping[str, int], words: Words, selection: Selection) -> list[str]:
        del words, selection
        return [str(code) for code in self.vocabulary if counts.get(str(code))]


class SeveralFilter(ChoiceFilter):
    """A criterion of which a record may have several values, kept as bits.

    Parameters
    ----------
    name, parameter : str
        Field of the selection, and name in the address; ``<parameter>_mode`` says how several go together.
    column, table : str
        Bit column of the incident table, and table of the labels.
    vocabulary : type of StrEnum
        Bit *i* is its *i*-th member.
    """

    def __init__(
        self, name: str, parameter: str, column: str, table: str, vocabulary: type[StrEnum], help_text: str
    ) -> None:
        self.name, self.column, self.table, self.vocabulary = name, column, table, vocabulary
        self.codebook = table
        self.mode_field = f"{parameter}_mode"
        self.fields: Mapping[str, object] = {name: None, self.mode_field: MODES[0]}
        mode_help = "How several go together: any (default), all, or only (nothing but these)."
        self.parameters: Sequence[Parameter] = (
            Parameter(parameter, help_text, repeats=True),
            Parameter(self.mode_field, mode_help),
        )

    @override
    def check(self, selection: Selection) -> None:
        mode = getattr(selection, self.mode_field)
        if mode not in MODES:
            raise ValueError(unknown_value(self.mode_field, mode, MODES))

    @override
    def own(self, selection: Selection) -> dict[str, object]:
        # How several codes go together is said of these codes, and not of another's.
        return {name: getattr(selection, name) for name in self.fields} if self.is_set(selection) else {}

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        bits, chosen = dataset.incidents[self.column].to_numpy(), getattr(selection, self.name)
        return self._fits(bits, chosen, getattr(selection, self.mode_field), dataset.codes.actors)

    @override
    def condition(self, selection: Selection) -> str:
        chosen, mode = getattr(selection, self.name), getattr(selection, self.mode_field)
        known = selection.known_actors
        if mode == "all":
            each = (f"({self.column} & {self._bits([code], known)}) <> 0" for code in sorted(chosen))
            return " AND ".join(each) or "false"
        bits = self._bits(chosen, known)
        only = f" AND ({self.column} | {bits}) = {bits}" if mode == "only" else ""
        return f"({self.column} & {bits}) <> 0{only}"

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        chosen, mode = getattr(selection, self.name), getattr(selection, self.mode_field)
        if not chosen:
            return words(f"selection-{self.key}-none")
        labels = [self._name(code, words, selection.known_actors) for code in self.shown(selection)]
        if mode == "only":
            return words(f"selection-{self.key}-only", labels=words.any_of(labels))
        if len(labels) == 1:
            return words(f"selection-{self.key}", labels=labels[0])
        joined = words.all_of(labels) if mode == "all" else words.any_of(labels)
        return words(f"selection-{self.key}-{mode}", labels=joined)

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        query = {self.parameters[0].name: join_codes(getattr(selection, self.name))}
        mode = getattr(selection, self.mode_field)
        return query if mode == MODES[0] else query | {self.mode_field: mode}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        mode = query.get(self.mode_field, MODES[0])
        if mode not in MODES:
            notices.append(Notice.of_unknown(self.mode_field, mode, MODES))
            mode = MODES[0]
        parameter = self.parameters[0].name
        codes = read_codes(query.get(parameter), parameter, self.options(known.actors), notices)
        return {
            self.name: codes if codes is None else self.normal(codes, mode, known.actors),
            self.mode_field: mode,
        }

    @override
    def counts(self, dataset: Dataset, mask: Mask, selection: Selection) -> dict[str, int]:
        bits, known = dataset.incidents[self.column].to_numpy()[mask], dataset.codes.actors
        return {code: int(np.count_nonzero(fits)) for code, fits in self._behind(bits, known, selection)}

    def counts_of_bits(self, found: Mapping[int, int], selection: Selection) -> dict[str, int]:
        """Return the same as `counts`, of how many records there are with each set of bits.

        Parameters
        ----------
        found : mapping of int to int
            Records by set of bits, of those that all other filters keep.
        selection : Selection
        """
        bits, n = np.array(list(found), dtype=np.uint64), np.array(list(found.values()), dtype=np.int64)
        return {code: int(n[fits].sum()) for code, fits in self._behind(bits, selection.known_actors, selection)}

    def _behind(self, bits: np.ndarray, known: ActorCodes, selection: Selection) -> Iterator[tuple[str, Mask]]:
        """Yield each code with the sets of bits behind it: which it keeps alone, or together with those chosen.

        Under "any" a choice adds what it shows alone; under "all" and "only" that depends on the others.

        Parameters
        ----------
        bits : ndarray of int, shape (n,)
        known : ActorCodes
            Actors of the data set.
        selection : Selection
        """
        mode = getattr(selection, self.mode_field)
        chosen = frozenset[str]() if mode == "any" else getattr(selection, self.name) or frozenset()
        for code in self.options(known):
            yield code, self._fits(bits, chosen | {code}, mode, known)

    def _fits(self, bits: np.ndarray, chosen: Collection[str], mode: str, known: ActorCodes) -> Mask:
        """Return which sets of bits a choice keeps.

        Parameters
        ----------
        bits : ndarray of int, shape (n,)
        chosen : collection of str
        mode : str
            Of `MODES`.
        known : ActorCodes
            Actors of the data set.
        """
        any_bits = self._bits(chosen, known)
        if mode == "all":
            each = [(bits & self._bits([code], known)) != 0 for code in chosen]
            return np.logical_and.reduce(each) if each else np.zeros(len(bits), dtype=bool)
        mask = (bits & any_bits) != 0
        return mask & ((bits | any_bits) == any_bits) if mode == "only" else mask

    def normal(self, codes: Iterable[str], mode: str, known: ActorCodes) -> frozenset[str]:
        """Return a choice as the selection keeps it.

        Parameters
        ----------
        codes : iterable of str
        mode : str
            Of `MODES`.
        known : ActorCodes
            Actors of the data set.
        """
        del mode, known
        return frozenset(codes)

    @override
    def shown(self, selection: Selection) -> list[str]:
        chosen = getattr(selection, self.name) or frozenset()
        return [code for code in self.options(selection.known_actors) if code in chosen]

    @override
    def chosen(self, codes: Sequence[str], selection: Selection) -> dict[str, object]:
        mode, known = getattr(selection, self.mode_field), selection.known_actors
        return {self.name: self.normal(codes, mode, known) or None}

    def with_mode(self, mode: str, selection: Selection) -> dict[str, object]:
        """Return the fields to change when another mode is chosen."""
        codes = getattr(selection, self.name)
        kept = codes if codes is None else self.normal(self.shown(selection), mode, selection.known_actors)
        return {self.mode_field: mode, self.name: kept}

    @override
    def label(self, code: str, words: Words, selection: Selection) -> str:
        return self._name(code, words, selection.known_actors)

    @override
    def choices(self, counts: Mapping[str, int], words: Words, selection: Selection) -> list[str]:
        del words
        return [code for code in self.options(selection.known_actors) if counts.get(code)]

    def options(self, known: ActorCodes) -> list[str]:
        """Return every code in the order of the code list; `known` are the actors of the data set."""
        del known
        return [str(code) for code in self.vocabulary]

    def _bits(self, codes: Iterable[str], known: ActorCodes) -> int:
        """Return the bits of all that some choices stand for."""
        del known
        return bits_of([self.vocabulary(code) for code in codes])

    def _name(self, code: str, words: Words, known: ActorCodes) -> str:
        """Return the name of a choice as it stands in the sentence."""
        del known
        return words.label(self.table, code)


class ActorsFilter(SeveralFilter):
    """Alleged actors, of which whole groups can be chosen.

    A group stands for any of its actors. Where each choice must be there, it is kept as a group: "state forces
    and Islamist groups" asks for one of each, not for every member of both.
    """

    def __init__(self, *said: Any) -> None:
        super().__init__(*said)
        self.codebook = ""  # the list of actors defines none of their groups

    @override
    def normal(self, codes: Iterable[str], mode: str, known: ActorCodes) -> frozenset[str]:
        return frozenset(codes) if mode == "all" else known.expand(codes)

    @override
    def shown(self, selection: Selection) -> list[str]:
        if selection.actor_mode == "all":
            return super().shown(selection)
        return selection.known_actors.fold(selection.actors or frozenset())

    def label(self, code: str, words: Words, selection: Selection) -> str:
        """Return the name of an actor, set in below that of its group."""
        known = selection.known_actors
        in_group = known.group.get(code) in known.whole_groups
        return f"{_INDENT if in_group else ''}{self._name(code, words, known)}"

    @override
    def options(self, known: ActorCodes) -> list[str]:
        """Return the groups, each followed by its actors."""
        return [
            code
            for group, members in known.members.items()
            for code in ((group, *members) if group in known.whole_groups else members)
        ]

    @override
    def _bits(self, codes: Iterable[str], known: ActorCodes) -> int:
        return known.bits(known.expand(codes))

    @override
    def _name(self, code: str, words: Words, known: ActorCodes) -> str:
        return words.label("actor_groups" if code in known.whole_groups else "actors", code)
