"""The method as it is written in the data, and how our classes of precision relate to those of others.

Must not import streamlit.
"""

from __future__ import annotations

import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.words import Words

__all__ = ["crosswalk_table", "method_sections"]

_TABLES = {"place": "place_precision", "date": "date_precision"}


def method_sections(dataset: Dataset, words: Words) -> tuple[tuple[str, str], ...]:
    """Return heading and text (Markdown, ours) of each section of the method, in order."""
    columns = [f"title_{words.language}", f"text_{words.language}"]
    return tuple(dataset.method[columns].itertuples(index=False, name=None))


def crosswalk_table(dataset: Dataset, kind: str, words: Words) -> pd.DataFrame:
    """Return how our classes of precision relate to codes of UCDP and ACLED.

    Parameters
    ----------
    dataset : Dataset
    kind : {"place", "date"}
        Precision of what.
    words : Words
        With the labels of codes.

    Returns
    -------
    DataFrame of texts, in the order of our classes
        Our class, field of the other data set, its code ("none" where nothing corresponds), difference.
    """
    order = {code: place for place, code in enumerate(dataset.codes.codes(_TABLES[kind]))}
    rows = dataset.crosswalk[dataset.crosswalk["kind"] == kind]
    rows = rows.sort_values(["code", "scheme"], key=lambda column: column.map(order).fillna(0), kind="stable")
    return pd.DataFrame(
        {
            words("method-class"): [words.label(_TABLES[kind], code) for code in rows["code"]],
            words("method-scheme"): rows["scheme"].to_numpy(),
            words("method-code"): [words("method-none") if pd.isna(n) else str(n) for n in rows["value"]],
            words("method-difference"): rows[f"caveat_{words.language}"].to_numpy(),
        }
    )
