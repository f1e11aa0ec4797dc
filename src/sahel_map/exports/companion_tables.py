"""The tables that go with the incidents: actors, figures, sources, claims, doubts, and the codebook."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.data.read.codes import CODE_TABLES
from sahel_map.exports.columns import COLUMNS, describe_column
from sahel_map.words import Words

__all__ = ["COMPANIONS", "codebook", "companion_table"]

_SOURCE_COLUMNS = [
    "incident_id",
    "source_id",
    "publisher",
    "publisher_fr",
    "publisher_kind",
    "independence_group",
    "independence_group_fr",
    "published",
    "url",
    "supports",
    "supports_fr",
]


COMPANIONS = ("actors", "harms", "figures", "sources", "claims", "doubts", "known_gaps")
"""Names of the tables, which are those of `Dataset`, in the order of every file."""


def companion_table(dataset: Dataset, mask: np.ndarray, name: str) -> pd.DataFrame:
    """Return one fact a row for the incidents shown.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    name : str
        Of `COMPANIONS`.

    Returns
    -------
    DataFrame
        With a column `incident_id`.
    """
    table: pd.DataFrame = getattr(dataset, name)
    shown = table[table["incident_id"].isin(dataset.incidents.index[mask])]
    if name == "sources":
        shown = shown[[column for column in _SOURCE_COLUMNS if column in shown]]
    return shown.reset_index(drop=True)


def codebook(dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return what every column holds, what every code means, how precision compares with others, the method.

    Parameters
    ----------
    dataset : Dataset
        Its code lists.
    words : Words
        Language.

    Returns
    -------
    DataFrame
        `table` ("incidents" for columns, else the code list), `code` (heading or code), `label` (kind of a
        column, label of a code), `definition`, `hxl`.
    """
    columns = [
        ("incidents", column.name, column.kind, describe_column(column.name, words), column.hxl)
        for column in COLUMNS
    ]
    codes = [
        (name, code, row[f"label_{words.language}"], row[f"definition_{words.language}"], "")
        for name in CODE_TABLES
        for code, row in dataset.codes.tables[name].iterrows()
    ]
    crosswalk = [
        (
            f"{row['kind']}_precision",
            row["code"],
            row["scheme"],
            words.labelled(str(row["value"]), str(row["caveat"])),
            "",
        )
        for row in _crosswalk(dataset, words).to_dict("records")
    ]
    method = [("method", *section, "") for section in _method(dataset, words)]
    return pd.DataFrame(
        [*columns, *codes, *crosswalk, *method], columns=["table", "code", "label", "definition", "hxl"]
    )


def _crosswalk(dataset: Dataset, words: Words) -> pd.DataFrame:
    table = dataset.crosswalk
    value = table["value"].map(str, na_action="ignore").fillna(words("method-none"))
    return table.assign(value=value, caveat=table[f"caveat_{words.language}"])


def _method(dataset: Dataset, words: Words) -> list[tuple[str, str, str]]:
    columns = ["section", f"title_{words.language}", f"text_{words.language}"]
    return list(dataset.method[columns].itertuples(index=False, name=None))
