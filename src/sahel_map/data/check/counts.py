"""Rules on the counts that texts name: the file of counts and the datasheet say what the tables hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from sahel_map.core.problem import Problem
from sahel_map.data.read.package import DATASHEET, Package
from sahel_map.data.trace.counts import COUNTED_OF_VERSION, COUNTS, MARK, VERSIONS, count_tables

__all__ = ["check_counts"]

_HOW = "run python -m sahel_map.data.trace.register, which counts again"


def check_counts(package: Package, tables: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    """Yield counts that are not what the tables hold, and marks in the datasheet that name none or another."""
    if COUNTS not in package.resources:
        return
    path, stored = package.resources[COUNTS].path, tables[COUNTS]
    counted = count_tables(tables)
    for row, (name, value) in stored[["count", "value"]].iterrows():
        if counted.get(name) != value:
            found = counted.get(name, "no such count")
            yield Problem(path, int(row), name, str(value), f"the tables give {found}; {_HOW}")
    for name in sorted(set(counted) - set(stored["count"])):
        yield Problem(path, None, name, "", f"this count is missing; {_HOW}")
    yield from _check_version(package, tables, counted)
    yield from _check_datasheet(package, counted)


def _check_version(
    package: Package, tables: Mapping[str, pd.DataFrame], counted: Mapping[str, int]
) -> Iterator[Problem]:
    """Yield counts in the row of this version that are not those of the tables; earlier rows are history."""
    if VERSIONS not in package.resources:
        return
    versions = tables[VERSIONS]
    for row, cells in versions[versions["version"] == package.version].iterrows():
        for name in COUNTED_OF_VERSION:
            if cells[name] != counted[name]:
                path, message = package.resources[VERSIONS].path, f"the tables give {counted[name]}; {_HOW}"
                yield Problem(path, int(row), name, str(cells[name]), message)


def _check_datasheet(package: Package, counted: Mapping[str, int]) -> Iterator[Problem]:
    datasheet = package.root / DATASHEET
    lines = datasheet.read_text(encoding="utf-8").splitlines() if datasheet.is_file() else []
    for number, line in enumerate(lines, start=1):
        for found in MARK.finditer(line):
            value = counted.get(found["name"])
            if value is None or found["number"] != f"{value:,}":
                message = "is no count" if value is None else f"the tables give {value:,}; {_HOW}"
                yield Problem(DATASHEET, number, found["name"], found["number"], message)
