"""What an import finds on its way: rows held back and why, what was taken, assumed and left open."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from sahel_map.imports.mapping import ImportMapping
from sahel_map.imports.notes import Note
from sahel_map.words import Words

__all__ = ["Findings", "Held", "Question"]

# Questions that an option of the command answers.
_OPTIONS = frozenset({"date-order", "unit-of-count", "precision", "crs", "actors-role"})


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the file leaves open and only a person can say.

    Attributes
    ----------
    key : str
        Key of the question in the catalogue.
    table, name : str
        Where the answer stands in a mapping: ``reading`` and ``date_order``, ``values`` and ``actors``...
    n_rows : int
        Rows that wait for it, or that were taken on an assumption.
    found : tuple of str
        What stands in the file: words to be explained, names of places.
    choices : tuple of str
        Answers that are possible; empty for any text.
    is_needed : bool
        Whether nothing can be imported before it is answered.
    values : mapping
        What the sentence needs.
    """

    key: str
    table: str
    name: str
    n_rows: int = 0
    found: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    is_needed: bool = False
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, words: Words) -> str:
        """Return the question in a language."""
        return words(f"import-ask-{self.key}", **self.values, n=self.n_rows, found=", ".join(self.found[:5]))

    def command_text(self, words: Words) -> str:
        """Return the question as the command asks it: with the option that answers it, if there is one."""
        option = words(f"import-option-{self.key}") if self.key in _OPTIONS else ""
        return f"{self.text(words)} {option}".strip()

    def answer(self, mapping: ImportMapping, value: str, word: str = "") -> ImportMapping:
        """Return the mapping with an answer in it.

        Parameters
        ----------
        mapping : ImportMapping
        value : str
            Of `choices`, or any text.
        word : str
            Which of `found` it is about; needed for tables of words and places.
        """
        if self.table == "values":
            values = {**mapping.values, self.name: {**mapping.values.get(self.name, {}), word: value}}
            return dataclasses.replace(mapping, values=values)
        if self.table == "places":
            return dataclasses.replace(mapping, places={**mapping.places, word: value})
        if self.table == "defaults":
            return dataclasses.replace(mapping, defaults={**mapping.defaults, self.name: value})
        changed: dict[str, Any] = {self.name: value}
        if self.table == "reading":
            return dataclasses.replace(mapping, reading=dataclasses.replace(mapping.reading, **changed))
        return dataclasses.replace(mapping, about=dataclasses.replace(mapping.about, **changed))


@dataclass(frozen=True, slots=True)
class Held:
    """Rows held back for one cause.

    Attributes
    ----------
    cause : str
        Key in the catalogue.
    field : str
        What the column means that is at fault; empty for the whole row.
    rows : ndarray of int
        Keys of the rows.
    found : ndarray of object
        What stands in each; empty where nothing does.
    values : mapping
        What the sentence needs.
    """

    cause: str
    field: str
    rows: np.ndarray
    found: np.ndarray
    values: Mapping[str, object]


class Findings:
    """Collects what is found.

    Parameters
    ----------
    headings : mapping of str to str
        Heading by field, for messages.
    """

    def __init__(self, headings: Mapping[str, str]) -> None:
        self.headings = dict(headings)
        self.held: list[Held] = []
        self.taken: list[Note] = []
        self.assumed: list[tuple[str, str, int]] = []
        self.questions: list[Question] = []

    def hold(
        self, cause: str, where: pd.Series, field: str = "", found: pd.Series | None = None, **values: object
    ) -> None:
        """Hold back the rows in which a condition holds.

        Parameters
        ----------
        cause : str
            Its code; the catalogue has its sentence.
        where : Series of bool
            The condition for each row; unknown is not true.
        field : str
            Of the mapping, whose column is named; "" where the cause concerns no one field.
        found : Series, optional
            What stood in each row.
        **values : object
            Of the message.
        """
        mask = where.fillna(False).to_numpy(dtype=bool)
        if not mask.any():
            return
        rows = where.index.to_numpy()[mask]
        texts = np.full(len(rows), "", dtype=object) if found is None else found[mask].fillna("").to_numpy(object)
        self.held.append(Held(cause, field, rows, texts, values))

    def take(self, key: str, **values: object) -> None:
        """Say what was found out or repaired."""
        self.taken.append(Note(f"taken-{key}", values))

    def assume(self, field: str, value: str, n: int) -> None:
        """Say that rows were given a value that the file does not state.

        Parameters
        ----------
        field : str
            Of the mapping.
        value : str
            What they were given.
        n : int
            Rows.
        """
        if n:
            self.assumed.append((field, value, int(n)))

    def ask(self, question: Question) -> None:
        """Put a question."""
        self.questions.append(question)

    def rows_held(self) -> np.ndarray:
        """Return the keys of all rows held back, each once."""
        # Not sorted, which would take longer: several times an import, of most of its rows.
        return pd.unique(np.concatenate([np.array([], dtype=int), *(held.rows for held in self.held)]))

    def without_held(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return a table, whose index are the keys of rows, without those held back; itself where none is in it."""
        is_held = table.index.isin(self.rows_held())
        return table[~is_held] if is_held.any() else table

    def conceal(self, rows: pd.Index) -> None:
        """Take what stands in some rows out of everything that is said about them."""
        self.held = [
            dataclasses.replace(held, found=np.where(np.isin(held.rows, rows.to_numpy()), "", held.found))
            for held in self.held
        ]

    def heading(self, field: str) -> str:
        """Return the heading of the column that means a field."""
        return self.headings.get(field, field)
