"""What changed from the version before, in plain words and numbers. Must not import streamlit."""

from __future__ import annotations

import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.words import Words

__all__ = ["version_change", "version_table"]


def version_change(dataset: Dataset, words: Words) -> str:
    """Return what the version shown changed; "" where the set does not say it of this version."""
    versions = dataset.versions
    # A release for one audience has the version of the data and its own name behind a plus sign.
    shown = versions[versions["version"] == dataset.version.version.partition("+")[0]]
    return "" if shown.empty else str(shown.iloc[0][f"text_{words.language}"])


def version_table(dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the versions, newest first: date, records, and how many rest on two independent publishers or more."""
    versions = dataset.versions.sort_values("date", ascending=False, kind="stable")
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
