"""Who and what: codes and lists of codes, each distinct text read once; a word that is not known is asked about."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from sahel_map.core.text_columns import distinct_pairs, is_among, map_distinct
from sahel_map.core.text_folding import fold_text
from sahel_map.core.vocabulary import Actor, Attribution
from sahel_map.data.read.codes import Codes
from sahel_map.imports.findings import Findings, Question
from sahel_map.imports.guess.figures import NOT_REPORTED

__all__ = ["code_reader", "graded", "read_code_lists", "read_codes", "read_flags"]

_FLAGS = {
    **dict.fromkeys(("true", "1", "yes", "vrai", "oui"), True),
    **dict.fromkeys(("false", "0", "no", "faux", "non"), False),
}
_SEPARATORS = (r"\|", r";", r"\s*/\s*", r",", r"\s+(?:et|and|with|avec)\s+", r"\s*[&+]\s*", r"\s+")
_SHOWN = 20


def code_reader(codes: Codes, table: str) -> dict[str, str]:
    """Return code by folded code or label, in both languages."""
    known: dict[str, str] = {}
    for column in ("label_fr", "label_en"):
        known |= {fold_text(str(label)): str(code) for code, label in codes.tables[table][column].items()}
    for code in codes.tables[table].index:
        known[fold_text(str(code))] = known[fold_text(str(code)).replace("_", " ")] = str(code)
    return known


def read_codes(cells: pd.DataFrame, field: str, table: str, codes: Codes, findings: Findings) -> pd.Series:
    """Read one code of a code list, or its label; null where nothing is said.

    Parameters
    ----------
    cells : DataFrame of str
        Under the names of fields.
    field : str
        To read.
    table : str
        Name of its code list.
    codes : Codes
    findings : Findings
        Takes a question for words that are no code.
    """
    known, texts = code_reader(codes, table), cells[field]
    result = map_distinct(texts, lambda text: known.get(fold_text(text)), "str")
    return _asked_about(field, texts, result, codes, table, findings)


def read_code_lists(
    cells: pd.DataFrame,
    field: str,
    table: str,
    codes: Codes,
    findings: Findings,
    aliases: Mapping[str, str] | None = None,
) -> pd.Series:
    """Read codes or labels joined by signs or words, as a tuple for each row; null where nothing is said.

    Parameters
    ----------
    cells : DataFrame of str
        Under the names of fields.
    field : str
        To read.
    table : str
        Name of its code list.
    codes : Codes
    findings : Findings
        Takes a question for words that are no code.
    aliases : mapping of str to str, optional
        More words, folded, and the codes they stand for.
    """
    known, texts = {**(aliases or {}), **code_reader(codes, table)}, cells[field]
    result = map_distinct(texts, lambda text: _split_codes(text, known))
    return _asked_about(field, texts, result, codes, table, findings)


def _split_codes(text: str, known: dict[str, str]) -> tuple[str, ...] | None:
    if (single := known.get(fold_text(text))) is not None:
        return (single,)
    for separator in _SEPARATORS:
        parts = [part for part in re.split(separator, text) if part.strip()]
        if len(parts) > 1:
            found = [_split_codes(part.strip(), known) for part in parts]
            if None not in found:
                return tuple(code for codes in found for code in codes or ())
    return None


def _asked_about(
    field: str, texts: pd.Series, result: pd.Series, codes: Codes, table: str, findings: Findings
) -> pd.Series:
    """Return what was read, once it is asked about words that are no code and do not say that nothing is known."""
    wrong = texts.notna() & result.isna()
    if not wrong.any():
        return result
    silent = {text for text in texts[wrong].unique() if fold_text(text) in NOT_REPORTED}
    wrong &= ~is_among(texts, silent)
    if not wrong.any():
        return result
    findings.hold(f"word-{field}" if field in ("actors", "harms") else "word", wrong, field, texts)
    words = tuple(map(str, texts[wrong].value_counts().index[:_SHOWN]))
    findings.ask(
        Question(
            "words",
            "values",
            field,
            int(wrong.sum()),
            words,
            tuple(map(str, codes.codes(table))),
            values={"column": findings.heading(field)},
        )
    )
    return result


def read_flags(cells: pd.DataFrame, field: str, findings: Findings) -> pd.Series:
    """Read true and false; null where nothing is said.

    Parameters
    ----------
    cells : DataFrame of str
        Under the names of fields.
    field : str
        To read.
    findings : Findings
        Holds back rows with anything else.
    """
    texts = cells[field]
    if not texts.notna().any():
        return pd.Series(pd.NA, texts.index, dtype="boolean")
    read = map_distinct(texts, lambda text: _FLAGS.get(text.lower()), "boolean")
    findings.hold("flag", texts.notna() & read.isna(), field, texts)
    return read


def graded(actors: pd.Series, grades: pd.Series, findings: Findings, texts: pd.Series) -> pd.Series:
    """Return a grade for each actor: those given, the one given for all, or the weakest that is possible.

    Parameters
    ----------
    actors, grades : Series of tuple of str
        Null where nothing is said.
    findings : Findings
    texts : Series of str
        The grades as they stand, for messages.
    """
    numbers, pairs = distinct_pairs(actors, grades)
    given = [_graded(*pair) for pair in pairs]
    result = pd.Series(_taken(given, numbers, "object"), actors.index)
    is_bad = [_contradicts(pair[0], one) for pair, one in zip(pairs, given, strict=True)]
    findings.hold("grades", result.isna() & actors.notna(), "attributions", texts)
    findings.hold("grade-unknown", pd.Series(_taken(is_bad, numbers, "bool"), actors.index), "attributions", texts)
    nobody = (str(Actor.ARMED_UNKNOWN),)
    is_silent = [pair[1] is None and pair[0] is not None and pair[0] != nobody for pair in pairs]
    findings.assume("attributions", str(Attribution.SUSPECTED), int(_taken(is_silent, numbers, "bool").sum()))
    return result


def _taken(values: list, numbers: np.ndarray, dtype: str) -> np.ndarray:
    """Return the value of each row, of those of distinct ones; a tuple is one value."""
    table = np.empty(len(values), dtype=dtype)
    for place, value in enumerate(values):
        table[place] = value
    return table[numbers]


def _graded(actors: tuple[str, ...] | None, grades: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if actors is None:
        return None
    if grades is None:
        return tuple(
            str(Attribution.UNATTRIBUTED if actor == Actor.ARMED_UNKNOWN else Attribution.SUSPECTED)
            for actor in actors
        )
    if len(grades) == 1:
        return grades * len(actors)
    return grades if len(grades) == len(actors) else None


def _contradicts(actors: tuple[str, ...] | None, grades: tuple[str, ...] | None) -> bool:
    """Only attackers whom nobody names can be unattributed, and they can be nothing firmer than suspected."""
    if actors is None or grades is None:
        return False
    loose = (Attribution.SUSPECTED, Attribution.UNATTRIBUTED)
    return any(
        grade not in loose if actor == Actor.ARMED_UNKNOWN else grade == Attribution.UNATTRIBUTED
        for actor, grade in zip(actors, grades, strict=True)
    )
