"""One accounting for every import: rows are accepted or held back, and every total is told twice."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from sahel_map.core.problem import shorten
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.findings import Findings
from sahel_map.imports.guess.text import name_characters
from sahel_map.imports.notes import Note
from sahel_map.incident.set_words import field_words, value_words
from sahel_map.words import Words

__all__ = ["Accounting", "Cause", "account", "together"]

_EXAMPLES = 3
_ROWS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Cause:
    """Why rows were held back.

    Attributes
    ----------
    key : str
        Key in the catalogue.
    heading : str
        Column at fault; empty for the whole row.
    n : int
        Rows held back for this cause first; a row counts once.
    n_also : int
        Rows that have this fault too, and were counted under another.
    rows : tuple of str
        The first of them, as the file numbers them.
    found : tuple of str
        What stands in them.
    examples : tuple of str
        How they are called: id, day, place.
    values : mapping
        What the sentence needs.
    """

    key: str
    heading: str
    n: int
    n_also: int
    rows: tuple[str, ...]
    found: tuple[str, ...]
    examples: tuple[str, ...]
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, words: Words) -> str:
        """Return the sentence in a language."""
        n = self.n or self.n_also
        shown = ", ".join(self.rows) + (" …" if n > len(self.rows) else "")
        found = ", ".join(f"“{one}”" for one in dict.fromkeys(self.found) if one)
        if words.language == "fr":
            found = found.replace("“", "«\u00a0").replace("”", "\u00a0»")
        where = words(
            "import-held-where",
            n=n,
            rows=shown,
            column=self.heading or "none",
            example=next(filter(None, self.examples), "none") if n == 1 else "none",
        )
        sentence = words(f"import-held-{self.key}", n=n, found=found or "–", **self.values)
        return f"{where} {sentence}"


@dataclass(frozen=True)
class Accounting:
    """What became of a file.

    Attributes
    ----------
    file : str
    n_read, n_accepted : int
        Rows that hold something, and those taken; the others are held back.
    n_counted : int
        Rows counted by a second way.
    taken : tuple of Note
        What was found out, repaired or left.
    assumed : tuple of (str, str, int)
        Field, what was assumed, and for how many rows.
    causes : tuple of Cause
        Why rows were held back, the commonest first.
    totals : DataFrame
        Columns column, before, after: cells filled and sums of counts, in the file and in what was taken.
    unused, alike : tuple of str
        Headings that were kept aside; those among them that look as if they should be used.
    """

    file: str
    n_read: int
    n_accepted: int
    n_counted: int
    taken: tuple[Note, ...]
    assumed: tuple[tuple[str, str, int], ...]
    causes: tuple[Cause, ...]
    totals: pd.DataFrame
    unused: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()

    @property
    def n_held(self) -> int:
        """Rows held back."""
        return self.n_read - self.n_accepted

    def lines(self, words: Words, is_short: bool = False) -> list[str]:
        """Return the accounting as lines; the first says how many of how many rows were taken.

        Short, it names only those totals that differ in the file and in what was taken, and sums of counts.
        """
        lines = [words("import-rows", n=self.n_accepted, all=self.n_read)]
        if self.causes:
            lines.append(words("import-held", n=self.n_held))
            lines += [f"  {cause.text(words)}" for cause in self.causes if cause.n]
        lines += [note.text(words) for note in self.taken]
        for name, value, n in self.assumed:
            said = value_words(name, value, words) or "none"
            lines.append(words("import-assumed", field=field_words(name, words), value=said, n=n))
        if self.alike:
            lines.append(words("import-alike", columns=", ".join(self.alike)))
        if rest := [name for name in self.unused if name not in self.alike]:
            lines.append(words("import-unused", n=len(rest), columns=shorten(", ".join(rest), 400)))
        for row in self.totals.itertuples():
            if is_short and row.before == row.after and "Σ" not in row.column:
                continue
            lines.append(words("import-total", column=row.column, before=row.before, after=row.after))
        return lines

    def as_json(self) -> str:
        """Return the accounting for programs."""
        content = {
            "file": self.file,
            "rows": self.n_read,
            "accepted": self.n_accepted,
            "held_back": self.n_held,
            "rows_counted_again": self.n_counted,
            "causes": [
                {"cause": one.key, "column": one.heading, "rows": one.n, "also": one.n_also} for one in self.causes
            ],
            "assumed": [{"field": name, "value": value, "rows": n} for name, value, n in self.assumed],
            "columns_kept_aside": list(self.unused),
            "totals": self.totals.to_dict("records"),
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def account(
    file: str,
    n_read: int,
    n_counted: int,
    accepted: pd.Index,
    findings: Findings,
    numbers: pd.Series,
    labels: pd.Series,
    totals: pd.DataFrame,
    unused: tuple[str, ...],
    alike: tuple[str, ...],
) -> Accounting:
    """Put the accounting together.

    Parameters
    ----------
    file : str
    n_read, n_counted : int
        Rows read, and rows counted by a second way.
    accepted : Index
        Keys of the rows taken.
    findings : Findings
    numbers, labels : Series of str, index: key
        How the file numbers a row, and what it is called.
    totals : DataFrame
    unused, alike : tuple of str

    Raises
    ------
    ImportFileError
        If rows do not add up: something was swallowed, and nothing may be imported.
    """
    held = findings.rows_held()
    if n_counted != n_read:
        raise ImportFileError("counted", file=file, read=n_read, counted=n_counted)
    if len(accepted) + len(held) != n_read:
        raise ImportFileError("added-up", file=file, accepted=len(accepted), held=len(held), read=n_read)
    return Accounting(
        file,
        n_read,
        len(accepted),
        n_counted,
        tuple(findings.taken),
        _assumed(findings),
        _causes(findings, numbers, labels),
        totals,
        unused,
        alike,
    )


def together(parts: Sequence[Accounting], again: Sequence[Cause] = ()) -> Accounting:
    """Return one accounting of all parts of a file.

    Parameters
    ----------
    parts : sequence of Accounting
        In the order of the file; their totals are left out.
    again : sequence of Cause
        Why rows that a part took were held back when all were looked at.
    """
    causes: dict[tuple[str, str], list[Cause]] = {}
    for cause in (*(cause for part in parts for cause in part.causes), *again):
        causes.setdefault((cause.key, cause.heading), []).append(cause)
    notes: dict[tuple, int] = {}
    assumed: dict[tuple[str, str], int] = {}
    for part in parts:
        for note in part.taken:
            key = (note.key, tuple((name, value) for name, value in note.values.items() if name != "n"))
            notes[key] = notes.get(key, 0) + int(str(note.values.get("n", 0)))
        for name, value, n in part.assumed:
            assumed[name, value] = assumed.get((name, value), 0) + n
    merged = sorted((_merged(found) for found in causes.values()), key=lambda cause: -cause.n)
    return Accounting(
        parts[0].file,
        sum(part.n_read for part in parts),
        sum(part.n_accepted for part in parts) - sum(cause.n for cause in again),
        sum(part.n_counted for part in parts),
        tuple(Note(key, {**dict(values), **({"n": n} if n else {})}) for (key, values), n in notes.items()),
        tuple((name, value, n) for (name, value), n in assumed.items()),
        tuple(merged),
        parts[0].totals.iloc[:0],
        parts[0].unused,
        parts[0].alike,
    )


def _assumed(findings: Findings) -> tuple[tuple[str, str, int], ...]:
    return tuple(findings.assumed)


def _causes(findings: Findings, numbers: pd.Series, labels: pd.Series) -> tuple[Cause, ...]:
    seen: np.ndarray = np.array([], dtype=int)
    found: dict[tuple[str, str], list] = {}
    for held in findings.held:
        fresh = ~np.isin(held.rows, seen)
        seen = np.concatenate([seen, held.rows[fresh]])
        shown = held.rows[fresh] if fresh.any() else held.rows
        texts = held.found[fresh] if fresh.any() else held.found
        part = Cause(
            held.cause,
            findings.headings.get(held.field, held.field) if held.field else "",
            int(fresh.sum()),
            int((~fresh).sum()),
            tuple(numbers.reindex(shown[:_ROWS_SHOWN]).astype("str")),
            tuple(name_characters(shorten(text)) for text in texts[:_EXAMPLES]),
            tuple(labels.reindex(shown[:_EXAMPLES]).fillna("").astype("str")),
            held.values,
        )
        found.setdefault((part.key, part.heading), []).append(part)
    merged = [_merged(parts) for parts in found.values()]
    return tuple(sorted(merged, key=lambda cause: -cause.n))


def _merged(parts: list[Cause]) -> Cause:
    first = parts[0]
    return Cause(
        first.key,
        first.heading,
        sum(part.n for part in parts),
        sum(part.n_also for part in parts),
        tuple(row for part in parts for row in part.rows)[:_ROWS_SHOWN],
        tuple(text for part in parts for text in part.found)[:_EXAMPLES],
        tuple(text for part in parts for text in part.examples)[:_EXAMPLES],
        first.values,
    )
