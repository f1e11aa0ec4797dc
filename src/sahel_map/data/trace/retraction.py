"""Retracted records: kept under their id with the reason, and absent from everything else."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

__all__ = ["RETRACTED", "set_apart"]

#: Status of a record that was taken back.
RETRACTED = "retracted"

_SHOWN = [
    "date_start",
    "date_end",
    "date_precision",
    "place_name_en",
    "place_name_fr",
    "retraction_reason_en",
    "retraction_reason_fr",
]


def set_apart(tables: Mapping[str, pd.DataFrame]) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Take retracted records out of every table.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Tables of a data set.

    Returns
    -------
    tables : dict of str to DataFrame
        The same without any row of a retracted record.
    retracted : DataFrame, index incident_id
        What may still be shown of these records, and why they were retracted.
    """
    incidents = tables["incidents"]
    retracted = incidents[incidents["status"] == RETRACTED].set_index("incident_id")[_SHOWN]
    published = {
        name: table[~table["incident_id"].isin(retracted.index)] if "incident_id" in table else table
        for name, table in tables.items()
    }
    return published, retracted
