"""What changed from the version before, in plain words and numbers. Must not import streamlit."""

from __future__ import annotations

import re

import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.data.trace.changelog import ADDED, changed_records
from sahel_map.words import Words

__all__ = ["added_table", "correction_table", "version_change", "version_table"]


def version_change(dataset: Dataset, words: Words) -> str:
    """Return what the version shown changed: how many records, by the changelog, and what its makers say of it.

    A version of which neither is known gives "".
    """
    versions = dataset.versions
    # A release for one audience has the version of the data and its own name behind a plus sign.
    version = dataset.version.version.partition("+")[0]
    known = {*dataset.incidents.index, *dataset.retracted.index}
    changed = changed_records(dataset.corrections, version)
    numbers = {name: len(codes & known) for name, codes in changed.items()}
    texts = versions.loc[versions["version"] == version, f"text_{words.language}"].dropna()
    said = [words(f"versions-{name}", n=n, count=words.number(n)) for name, n in numbers.items() if n]
    return " ".join([*said, *texts])


def version_table(dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the versions, newest first: date, records, and how many rest on two independent publishers or more."""
    # Several may be of one day, and the tenth of a row comes after the ninth.
    parts = dataset.versions["version"].map(lambda text: tuple(map(int, re.findall(r"\d+", text))))
    versions = dataset.versions.assign(parts=parts).sort_values(["date", "parts"], ascending=False)
    return pd.DataFrame(
        {
            words("versions-column-version"): versions["version"],
            words("versions-column-date"): [words.date(day.date()) for day in versions["date"]],
            words("versions-column-incidents"): [words.number(n) for n in versions["incidents"]],
            words("versions-column-several"): [
                words("quality-with-share", count=words.number(n), share=words.percent(n / of) if of else "")
                for n, of in zip(versions["several_publishers"], versions["incidents"], strict=True)
            ],
        }
    )


def correction_table(dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the corrections of fact, newest first, with records that were only added left out."""
    rows = dataset.corrections
    return _with_headings(rows[rows["what"] != ADDED], words)


def added_table(dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the records added since the first version, newest first: version, date, record, why, source."""
    rows = dataset.corrections
    return _with_headings(rows[rows["what"] == ADDED].drop(columns="what"), words)


def _with_headings(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    # The changelog is Markdown: ids and codes stand in its marks for code. Its dates are checked as days.
    plain = rows.apply(lambda column: column.str.replace("`", ""))
    days = pd.to_datetime(plain["date"], errors="coerce")
    pairs = zip(plain["date"], days, strict=True)
    written = [text if pd.isna(day) else words.short_date(day.date()) for text, day in pairs]
    return plain.assign(date=written).set_axis(
        [words(f"method-correction-{name}") for name in rows.columns], axis="columns"
    )
