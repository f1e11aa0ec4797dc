"""Filters by codes of a closed list: actors and harms, of which a record may have several, and grades."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
from typing_extensions import override

from sahel_map.core.actor_groups import ACTOR_GROUPS, expand_groups, fold_groups
from sahel_map.core.allowed import unknown_value
from sahel_map.core.vocabulary import GROUP_OF_ACTOR, Actor, ActorGroup, bits_of
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
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        bits, chosen = dataset.incidents[self.column].to_numpy(), getattr(selection, self.name)
        mode = getattr(selection, self.mode_field)
        any_bits = self._bits(frozenset().union(*(self.members(code) for code in chosen)))
        if mode == "all":
            each = [(bits & self._bits(self.members(code))) != 0 for code in chosen]
            return np.logical_and.reduce(each) if each else np.zeros(len(bits), dtype=bool)
        mask = (bits & any_bits) != 0
        return mask & ((bits | any_bits) == any_bits) if mode == "only" else mask

    @override
    def condition(self, selection: Selection) -> str:
        chosen, mode = getattr(selection, self.name), getattr(selection, self.mode_field)
        if mode == "all":
            each = (f"({self.column} & {self._bits(self.members(code))}) <> 0" for code in sorted(chosen))
            return " AND ".join(each) or "false"
        bits = self._bits(frozenset().union(*(self.members(code) for code in chosen)))
        only = f" AND ({self.column} | {bits}) = {bits}" if mode == "only" else ""
        return f"({self.column} & {bits}) <> 0{only}"

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        chosen, mode = getattr(selection, self.name), getattr(selection, self.mode_field)
        if not chosen:
            return words(f"selection-{self.key}-none")
        labels = [self.label_in_sentence(code, words) for code in self.shown(selection)]
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
        del known
        mode = query.get(self.mode_field, MODES[0])
        if mode not in MODES:
            notices.append(Notice.of_unknown(self.mode_field, mode, MODES))
            mode = MODES[0]
        parameter = self.parameters[0].name
        codes = read_codes(query.get(parameter), parameter, self.options(), notices)
        return {self.name: codes if codes is None else self.normal(codes, mode), self.mode_field: mode}

    @override
    def counts(self, dataset: Dataset, mask: Mask, selection: Selection) -> dict[str, int]:
        del selection
        bits = dataset.incidents[self.column].to_numpy()[mask]
        return {code: int(np.count_nonzero(bits & self._bits(self.members(code)))) for code in self.options()}

    def counts_of_bits(self, found: Mapping[int, int]) -> dict[str, int]:
        """Return how many records stand behind each code, of how many there are with each set of bits."""
        wanted = {code: self._bits(self.members(code)) for code in self.options()}
        return {code: sum(n for bits, n in found.items() if int(bits) & own) for code, own in wanted.items()}

    def members(self, code: str) -> frozenset[str]:
        """Return the codes that one choice stands for."""
        return frozenset({code})

    def normal(self, codes: Iterable[str], mode: str) -> frozenset[str]:
        """Return a choice as the selection keeps it."""
        del mode
        return frozenset(codes)

    @override
    def shown(self, selection: Selection) -> list[str]:
        chosen = getattr(selection, self.name) or frozenset()
        return [code for code in self.options() if code in chosen]

    @override
    def chosen(self, codes: Sequence[str], selection: Selection) -> dict[str, object]:
        return {self.name: self.normal(codes, getattr(selection, self.mode_field)) or None}

    def with_mode(self, mode: str, selection: Selection) -> dict[str, object]:
        """Return the fields to change when another mode is chosen."""
        codes = getattr(selection, self.name)
        kept = codes if codes is None else self.normal(self.shown(selection), mode)
        return {self.mode_field: mode, self.name: kept}

    @override
    def label(self, code: str, words: Words, selection: Selection) -> str:
        del selection
        return self.label_in_sentence(code, words)

    def label_in_sentence(self, code: str, words: Words) -> str:
        """Return the name of a choice as it stands in the sentence."""
        return words.label(self.table, code)

    @override
    def choices(self, counts: Mapping[str, int], words: Words, selection: Selection) -> list[str]:
        del words, selection
        return [code for code in self.options() if counts.get(code)]

    def options(self) -> list[str]:
        """Return every code in the order of the code list."""
        return [str(code) for code in self.vocabulary]

    def _bits(self, codes: Iterable[str]) -> int:
        return bits_of([self.vocabulary(code) for code in codes])


class ActorsFilter(SeveralFilter):
    """Alleged actors, of which whole groups can be chosen.

    A group stands for any of its actors. Where each choice must be there, it is kept as a group: "state forces
    and Islamist groups" asks for one of each, not for every member of both.
    """

    def __init__(self, *said: Any) -> None:
        super().__init__(*said)
        self.codebook = ""  # the list of actors defines none of their groups

    @override
    def members(self, code: str) -> frozenset[str]:
        return ACTOR_GROUPS.get(code, frozenset({code}))

    @override
    def normal(self, codes: Iterable[str], mode: str) -> frozenset[str]:
        return frozenset(codes) if mode == "all" else expand_groups(codes)

    @override
    def shown(self, selection: Selection) -> list[str]:
        if selection.actor_mode == "all":
            return super().shown(selection)
        return fold_groups(selection.actors or frozenset())

    def label(self, code: str, words: Words, selection: Selection) -> str:
        """Return the name of an actor, set in below that of its group."""
        in_group = any(code in members for members in ACTOR_GROUPS.values())
        return f"{_INDENT if in_group else ''}{self.label_in_sentence(code, words)}"

    @override
    def label_in_sentence(self, code: str, words: Words) -> str:
        return words.label("actor_groups" if code in ACTOR_GROUPS else "actors", code)

    def options(self) -> list[str]:
        """Return the groups, each followed by its actors."""
        grouped: list[str] = []
        for group in ActorGroup:
            actors = [str(actor) for actor in Actor if GROUP_OF_ACTOR[actor] == group]
            grouped += [str(group), *actors] if str(group) in ACTOR_GROUPS else actors
        return grouped
