"""How many: reported figures as ranges with their qualifier, and the harms that they count."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from sahel_map.core.text_columns import map_distinct_to
from sahel_map.core.vocabulary import FigureName
from sahel_map.imports.findings import Findings, Question
from sahel_map.imports.guess.figures import MOST, parse_figure
from sahel_map.imports.mapping import SetAbout
from sahel_map.imports.typed.who import read_flags

__all__ = ["read_figures"]

_PARTS = {"minimum": "Int64", "maximum": "Int64", "is_open": "boolean", "qualifier": "str"}
_PLAIN = ("exact", "not_reported", "range", "at_least", "")


def read_figures(cells: pd.DataFrame, about: SetAbout, decimal: str, findings: Findings) -> dict[str, pd.Series]:
    """Return `<figure>_min`, `_max` (Int64), `_is_open`, `_is_mixed` (boolean) and `as_given`.

    `as_given` holds, for each row, the words of figures whose sense a range alone would lose ("about 20").

    Parameters
    ----------
    cells : DataFrame of str
        Under the names of fields.
    about : SetAbout
        What the user said of the counts.
    decimal : str
        Sign of decimals in the file.
    findings : Findings
        Takes what is assumed, asked and held back.
    """
    columns: dict[str, pd.Series] = {}
    given = pd.Series("", cells.index, dtype="str")
    for figure in FigureName:
        texts, is_all = cells[str(figure)], False
        if figure == FigureName.KILLED:
            texts, is_all = _killed(cells, about, findings)
        low, high, is_open, words = _parsed(texts, str(figure), decimal, findings)
        low = low.fillna(_plain(cells, f"{figure}_min", decimal, findings))
        high = high.fillna(_plain(cells, f"{figure}_max", decimal, findings))
        findings.hold("figure-order", low > high, f"{figure}_min", cells[f"{figure}_min"])
        stated = read_flags(cells, f"{figure}_is_open", findings)
        columns[f"{figure}_min"], columns[f"{figure}_max"] = low, high
        columns[f"{figure}_is_open"] = stated.fillna(is_open.astype("boolean"))
        mixed = read_flags(cells, f"{figure}_is_mixed", findings)
        columns[f"{figure}_is_mixed"] = mixed.fillna(is_all and True or pd.NA)
        if (words != "").any():
            given = given.where(words == "", given + str(figure) + ": “" + words + "”; ")
    columns["as_given"] = given.str.removesuffix("; ").where(given != "", None)
    return columns


def _killed(cells: pd.DataFrame, about: SetAbout, findings: Findings) -> tuple[pd.Series, bool]:
    """Return the texts that count the killed: of civilians, or of all who died where the set counts those."""
    everyone = cells["deaths_all"]
    if not everyone.notna().any():
        return cells["killed"], about.unit_of_count == "all_deaths"
    if about.unit_of_count == "all_deaths":
        return cells["killed"].fillna(everyone), True
    if about.unit_of_count == "civilians" and not cells["killed"].notna().any():
        return everyone, False
    if not about.unit_of_count:
        findings.ask(
            Question(
                "unit-of-count",
                "set",
                "unit_of_count",
                int(everyone.notna().sum()),
                choices=("civilians", "all_deaths", "events"),
                values={"column": findings.heading("deaths_all")},
            )
        )
    findings.take("deaths-aside", column=findings.heading("deaths_all"), n=int(everyone.notna().sum()))
    return cells["killed"], False


def _parsed(
    texts: pd.Series, figure: str, decimal: str, findings: Findings
) -> tuple[pd.Series, pd.Series, pd.Series, pd.Series]:
    """Return lowest and highest count, whether it is open, and the words that a range would lose."""
    if not texts.notna().any():
        nothing = pd.Series(pd.NA, texts.index, dtype="Int64")
        return nothing, nothing, pd.Series(False, texts.index), pd.Series("", texts.index, dtype="str")
    low, high, is_open, qualifier = map_distinct_to(
        texts, {name: (partial(_part_of_figure, decimal, figure, name), dtype) for name, dtype in _PARTS.items()}
    ).values()
    qualifier = qualifier.fillna("")
    if figure != FigureName.KILLED:
        high = pd.Series(pd.NA, texts.index, dtype="Int64")
    vague = qualifier == "words"
    if vague.any():
        findings.take(
            "figure-words",
            n=int(vague.sum()),
            column=findings.heading(figure),
            found=", ".join(f"“{text}”" for text in texts[vague].unique()[:5]),
        )
    silent = (qualifier == "not_reported") | texts.isna()
    if figure == FigureName.KILLED and (n := int((silent & texts.notna()).sum())):
        findings.take("not-reported", n=n, column=findings.heading(figure))
    # Of the injured and the others the data hold the lowest count alone: the highest stands in the notes.
    is_plain = qualifier.isin(_PLAIN) & ~((qualifier == "range") & (figure != FigureName.KILLED))
    words = pd.Series("", texts.index, dtype="str")
    if not is_plain.all():
        words = texts.where(~is_plain, "").fillna("").str.replace(r"\s+", " ", regex=True)
    return low, high, is_open.fillna(False).astype(bool), words


def _part_of_figure(decimal: str, figure: str, name: str, text: str) -> object:
    return getattr(parse_figure(text, decimal, figure), name)


def _plain(cells: pd.DataFrame, field: str, decimal: str, findings: Findings) -> pd.Series:
    """Read one end of a range, which must be a whole number."""
    texts = cells[field]
    if not texts.notna().any():
        return pd.Series(pd.NA, texts.index, dtype="Int64")
    read = {text: parse_figure(text, decimal, field.rsplit("_", 1)[0]) for text in texts.dropna().unique()}
    numbers = texts.map({t: one.minimum if one.qualifier == "exact" else np.nan for t, one in read.items()})
    wrong = texts.map({t: one.qualifier not in ("exact", "not_reported") for t, one in read.items()}).astype(
        "boolean"
    )
    findings.hold("figure", wrong, field, texts, most=MOST)
    return numbers.astype("Float64").astype("Int64")
