"""A comparison of two choices as files: a workbook of its tables, or one CSV with a row per number.

Must not import streamlit.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence

import pandas as pd

from sahel_map.exports.cells import neutral_table
from sahel_map.incident.citation import citation
from sahel_map.incident.set_words import file_stem, set_caveat, set_footer
from sahel_map.statistics.compare import Comparison, breakdown
from sahel_map.views.compare.sentences import comparison_sentences, reporting_sentence, side_sentence
from sahel_map.views.compare.tables import BREAKDOWNS, LABELS, breakdown_table, sides_table
from sahel_map.words import Words

__all__ = ["COMPARISON_FORMATS", "comparison_bytes", "comparison_name", "comparison_rows", "comparison_workbook"]

#: Suffix of each format, its name and its media type.
COMPARISON_FORMATS: Mapping[str, tuple[str, str]] = {
    ".xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".csv": ("CSV", "text/csv"),
}
_WIDTH = 24


def comparison_bytes(comparison: Comparison, suffix: str, words: Words, now: dt.datetime) -> bytes:
    """Return a comparison as a file.

    Parameters
    ----------
    comparison : Comparison
    suffix : str
        Of `COMPARISON_FORMATS`.
    words : Words
        Language of texts and headers.
    now : datetime
        Time of export.
    """
    if suffix == ".csv":
        return neutral_table(comparison_rows(comparison, words)).to_csv(index=False).encode("utf-8-sig")
    tables = {"comparison": sides_table(comparison, words)}
    tables |= {by: breakdown_table(comparison, by, words) for by in BREAKDOWNS}
    return comparison_workbook(tables, _read_me(comparison, words, now))


def comparison_workbook(tables: Mapping[str, pd.DataFrame], read_me: Sequence[str]) -> bytes:
    """Return a workbook of a sheet for each table, and one to read first; no cell is taken for a formula."""
    content = io.BytesIO()
    with pd.ExcelWriter(content, engine="xlsxwriter", engine_kwargs={"options": _TEXT_ONLY}) as book:
        for name, table in {**tables, "read me": pd.DataFrame({"": read_me})}.items():
            neutral_table(table).to_excel(book, sheet_name=name, index=False)
            book.sheets[name].set_column(0, len(table.columns), 110 if name == "read me" else _WIDTH)
    return content.getvalue()


def comparison_name(comparison: Comparison, suffix: str, language: str, today: dt.date) -> str:
    """Return the file name of a comparison, its language in it.

    Parameters
    ----------
    comparison : Comparison
    suffix : str
        With its dot.
    language : {"en", "fr"}
    today : date
        The day it is made.
    """
    stem = file_stem(comparison.first.numbers.dataset.profile)
    sides = "_".join(side.selection.slug() for side in (comparison.first, comparison.second))
    return f"{stem}_compare_{sides}_{language}_{today:%Y%m%d}{suffix}"


def comparison_rows(comparison: Comparison, words: Words) -> pd.DataFrame:
    """Return one row per cercle, type of harm and alleged actor, for programs; the first row is the whole.

    Returns
    -------
    DataFrame
        `by`, `code`, `label`, incidents and incidents a month of both sides, their difference, ratio with its
        interval (null where the base is too low), both ends of the people reported killed, how the ranges lie,
        and, in every row, what each side is and the version of the data.
    """
    first, second = comparison.first, comparison.second
    whole = {
        "by": "all",
        "code": "",
        "label": "",
        "n_first": first.n_incidents,
        "n_second": second.n_incidents,
        "rate_first": first.n_incidents / first.months,
        "rate_second": second.n_incidents / second.months,
        "ratio": comparison.ratio.ratio if comparison.ratio else None,
        "low": comparison.ratio.low if comparison.ratio else None,
        "high": comparison.ratio.high if comparison.ratio else None,
        "killed_first": first.numbers.total().reported,
        "killed_second": second.numbers.total().reported,
        "overlap": comparison.killed,
    }
    tables = [pd.DataFrame([whole])]
    for by in BREAKDOWNS:
        table = breakdown(comparison, by).reset_index()
        table.insert(0, "by", by)
        table.insert(2, "label", [words.label(LABELS[by], str(code)) for code in table["code"]])
        tables.append(table)
    rows = pd.concat(tables, ignore_index=True)
    rows["difference"] = rows["rate_second"] - rows["rate_first"]
    for side in ("first", "second"):
        ranges = rows.pop(f"killed_{side}")
        for end in ("minimum", "maximum"):
            rows[f"killed_{side}_{end}"] = pd.array([getattr(each, end) for each in ranges], dtype="Int64")
        rows[f"killed_{side}_is_open"] = [each.is_open for each in ranges]
    rates = ["rate_first", "rate_second", "difference", "ratio", "low", "high"]
    rows[rates] = rows[rates].astype(float).round(4)
    for each, name in ((first, "first"), (second, "second")):
        rows[f"{name}_is"] = each.selection.describe(words)
        rows[f"{name}_from"], rows[f"{name}_to"] = each.first.isoformat(), each.last.isoformat()
    return rows.assign(data_version=first.numbers.dataset.version.version)


def _read_me(comparison: Comparison, words: Words, now: dt.datetime) -> list[str]:
    dataset = comparison.first.numbers.dataset
    sides = (comparison.first, comparison.second)
    return [
        *(
            words("record-figure-line", label=words(f"compare-{name}"), range=side_sentence(side, words))
            for name, side in zip("ab", sides, strict=True)
        ),
        *comparison_sentences(comparison, words),
        reporting_sentence(comparison, words),
        words("compare-by-note"),
        set_caveat(dataset, words),
        set_footer(dataset, words),
        *(citation(dataset, side.selection, words, now.date()) for side in sides),
    ]


_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
