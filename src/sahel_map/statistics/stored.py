"""Counts of records that are too many to be held, worked out where they stand: DuckDB over GeoParquet.

Chosen by measurement (docs/scaling.md). Which records, and what is added up, say the same filters and sums as of
records that are held; only the table is another. Must not import anything from views or app.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from sahel_map.core.errors import SettingsError
from sahel_map.core.vocabulary import FigureName
from sahel_map.data.read.stored import EVENTS, FACTS, StoredRecords
from sahel_map.selection.all_filters import AREAS, FILTERS
from sahel_map.selection.codes import GradeFilter, SeveralFilter
from sahel_map.selection.filter import Filter
from sahel_map.selection.selection import Selection
from sahel_map.statistics.by_group import count_groups
from sahel_map.statistics.density import UNPLACED_SQUARE, Density, density_of
from sahel_map.statistics.sums import figure_terms, range_table
from sahel_map.statistics.totals import UNPLACED, area_column

__all__ = ["MOST_MARKS", "StoredCounts", "unanswered"]

MOST_MARKS = 20_000
"""Records that a selection may have to be taken into memory and drawn as marks."""

_MEMORY = "500MB"
_LEVELS = ("region", "cercle", "commune")


def unanswered(selection: Selection) -> tuple[Filter, ...]:
    """Return the filters in force that take more than the stored columns: they wait until records are taken."""
    return tuple(each for each in FILTERS if each.is_set(selection) and each.condition(selection) is None)


@dataclass(frozen=True)
class StoredCounts:
    """Answers about stored records; safe to use from any thread.

    Attributes
    ----------
    records : StoredRecords
    """

    records: StoredRecords

    def n_records(self, selection: Selection) -> int:
        """Return how many records a selection has, aggregate ones included."""
        return int(self._ask(f"SELECT count(*) AS n FROM facts WHERE {_where(selection)}")["n"][0])

    def density(self, selection: Selection, side_km: int) -> Density:
        """Return the same as `statistics.density.density` of the records of a selection."""
        found = self._ask(
            f"SELECT is_aggregate, square_{side_km} AS square, count(*) AS n FROM facts WHERE {_where(selection)} "
            "GROUP BY ALL ORDER BY square"
        )
        counted = ~found["is_aggregate"].astype(bool)
        placed = counted & (found["square"] != UNPLACED_SQUARE)
        return density_of(
            found["square"][placed],
            found["n"][placed],
            side_km,
            n_unplaced=int(found["n"][counted & ~placed].sum()),
            n_aggregates=int(found["n"][~counted].sum()),
        )

    def by_area(
        self, selection: Selection, level: str, admin_map: str, figure: FigureName
    ) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the same as `by_area` and `aggregates_by_area` of `statistics.totals`.

        Parameters
        ----------
        selection : Selection
        level : {"region", "cercle", "commune"}
        admin_map : {"2023", "old"}
        figure : FigureName
            Figure to add up.
        """
        column = area_column(level, admin_map)
        found = self._ask(
            f"SELECT is_aggregate, {column} AS area, {figure_terms(figure)} FROM facts WHERE {_where(selection)} "
            "GROUP BY ALL ORDER BY area NULLS LAST"
        )
        names = np.array([UNPLACED if area is None else area for area in _objects(found["area"])], dtype=object)
        sums = np.column_stack([found[name] for name in list(found)[2:]]).astype(float)
        is_aggregate = found["is_aggregate"].astype(bool)
        tables = [
            range_table(sums[rows], pd.Index(names[rows], name="area", dtype="str"))
            for rows in (~is_aggregate, is_aggregate)
        ]
        return tables[0], tables[1]

    def counts_beside(self, selection: Selection) -> dict[str, dict[str, int]]:
        """Return the same as `selection.filters.counts_beside`; publishers are not among it."""
        asked = [each for each in FILTERS if isinstance(each, GradeFilter | SeveralFilter) or each is AREAS]
        counts: dict[str, dict[str, int]] = {"publishers": {}}
        shared = [each for each in asked if not each.is_set(selection)]
        for group in (shared, *([each] for each in asked if each.is_set(selection))):
            if group:
                counts |= self._choices(group, selection)
        return counts

    def groups(self, selection: Selection, *, is_alone: bool = False) -> list[int]:
        """Return how many records of a selection name an actor of each group, or of it alone."""
        found = self._ask(
            f"SELECT group_bits AS bits, count(*) AS n FROM facts WHERE {_where(selection)} GROUP BY 1"
        )
        return count_groups(found["bits"], found["n"], is_alone=is_alone)

    def events(self, selection: Selection) -> pd.DataFrame:
        """Return what the records of a selection are made of; ask `n_records` before.

        Returns
        -------
        DataFrame, one row per record
            As `imports.tables.build_tables` takes them.
        """
        found = self._ask(f"SELECT incident_id, filename FROM facts WHERE {_where(selection)} ORDER BY incident_id")
        ids = pd.Series(found["incident_id"], dtype="str").groupby([Path(name).name for name in found["filename"]])
        parts = [
            pq.read_table(self.records.folder / EVENTS / name, filters=[("incident_id", "in", group.tolist())])
            for name, group in ids
        ]
        if not parts:
            first = sorted((self.records.folder / EVENTS).glob("part-*.parquet"))[0]
            return pq.read_schema(first).empty_table().to_pandas()
        return pd.concat([part.to_pandas() for part in parts]).sort_values("incident_id", ignore_index=True)

    def _choices(self, filters: list, selection: Selection) -> dict[str, dict[str, int]]:
        """Return counts of filters that are counted over the same records: in one pass over them."""
        areas = [area_column(level, selection.admin_map) for level in _LEVELS]
        columns = [each.column for each in filters if each is not AREAS] + (areas if AREAS in filters else [])
        sets = ", ".join(f"({column})" for column in columns)
        others = selection.replace(**{name: value for each in filters for name, value in each.fields.items()})
        found = self._ask(
            f"SELECT {', '.join(columns)}, count(*) AS n, GROUPING_ID({', '.join(columns)}) AS which FROM facts "
            f"WHERE {_where(others)} GROUP BY GROUPING SETS ({sets})"
        )
        values = {}
        for place, column in enumerate(columns):
            rows = found["which"] == (1 << len(columns)) - 1 - (1 << len(columns) - 1 - place)
            codes = _objects(found[column])[rows]
            values[column] = {
                code: int(n) for code, n in zip(codes, found["n"][rows], strict=True) if code is not None
            }
        counts: dict[str, dict[str, int]] = {}
        for each in filters:
            if each is AREAS:
                counts[each.name] = {str(code): n for column in areas for code, n in values[column].items()}
            elif isinstance(each, SeveralFilter):
                counts[each.name] = each.counts_of_bits(values[each.column], selection)
            else:
                counts[each.name] = {str(code): values[each.column].get(str(code), 0) for code in each.vocabulary}
        return counts

    def _ask(self, query: str) -> dict[str, np.ndarray]:
        """Return the columns of an answer; each call has a cursor of its own."""
        return self._connection.cursor().execute(query).fetchnumpy()

    @cached_property
    def _connection(self):
        try:
            import duckdb
        except ImportError as error:
            raise SettingsError("A large set needs the extra [scale]: pip install 'sahel-map[scale]'.") from error
        connection = duckdb.connect()
        connection.execute(f"SET memory_limit = '{_MEMORY}'; SET enable_progress_bar = false")
        parts = str(self.records.folder / FACTS / "part-*.parquet").replace("'", "''")
        connection.execute(f"CREATE VIEW facts AS SELECT * FROM read_parquet('{parts}', filename = true)")
        return connection


def _where(selection: Selection) -> str:
    conditions: Iterable[str | None] = (each.condition(selection) for each in FILTERS if each.is_set(selection))
    return " AND ".join(f"({one})" for one in conditions if one is not None) or "true"


def _objects(column: np.ndarray) -> np.ndarray:
    """Return a column of an answer with None where it is null."""
    found = np.asarray(column, dtype=object)
    found[np.ma.getmaskarray(column)] = None
    return found
