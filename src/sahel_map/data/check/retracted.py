"""Rules on retracted records: no report is tied to one, and texts of others that name one say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from sahel_map.core.problem import Problem, problems_at
from sahel_map.data.read.package import Package
from sahel_map.data.trace.retraction import RETRACTED, mark_retracted, names_unmarked

__all__ = ["check_retracted"]

Tables = Mapping[str, pd.DataFrame]


def check_retracted(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield ties of retracted records to reports, and texts that name such a record as if it stood."""
    records = tables["incidents"]
    retracted = records.loc[records["status"] == RETRACTED, "incident_id"].tolist()
    if not retracted:
        return
    path, tied = package.resources["ledger_links"].path, tables["ledger_links"]["incident_id"]
    message = "is a retracted record, which no report is about; take the row out"
    yield from problems_at(path, "incident_id", tied, tied.isin(retracted), message)
    for name, resource in package.resources.items():
        if resource.format != "csv":
            continue
        table = tables[name]
        if "incident_id" in table:
            table = table[~table["incident_id"].isin(retracted)]
        for field in resource.fields:
            if field.type == "string" and not field.name.endswith("_id"):
                yield from _check_column(resource.path, field.name, table[field.name].dropna(), retracted)


def _check_column(path: str, name: str, column: pd.Series, retracted: list[str]) -> Iterator[Problem]:
    any_of_them = "|".join(map(re.escape, retracted))
    for row, text in column[column.str.contains(any_of_them, regex=True)].items():
        for code in names_unmarked(str(text), retracted):
            message = f"names a retracted record; write {mark_retracted(code, code, name)}, or take it out"
            yield Problem(path, int(row), name, code, message)
