"""The profile of one area as a page of tables: people, types of harm, actors, publishers, neighbours."""

from __future__ import annotations

import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.order import SheetOrder
from sahel_map.sheets.pages import Page
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.areas.profile import neighbour_table, population_line, publisher_table
from sahel_map.views.charts.bars import harm_bars
from sahel_map.views.charts.matrix import actor_harm_matrix
from sahel_map.words import Words

__all__ = ["profile_page"]


def profile_page(dataset: Dataset, content: SheetContent, order: SheetOrder, words: Words) -> Page:
    """Return the page behind the map of an area: the tables of the page of areas, with the same numbers.

    Parameters
    ----------
    dataset : Dataset
    content : SheetContent
        Of the area.
    order : SheetOrder
        With an area.
    words : Words
    """
    numbers = Numbers(dataset, content.mask)
    area, admin_map = str(order.area), order.selection.admin_map
    harms, matrix = harm_bars(numbers, words), actor_harm_matrix(numbers, words)
    tables = [
        _table(words("page-harms"), harms.caption, harms.table(), words),
        _table(words("page-matrix"), matrix.caption, matrix.table(), words),
        _table(words("areas-publishers"), "", publisher_table(dataset, content.mask, words), words),
        _table(
            words("areas-neighbours"),
            words("areas-neighbours-rule"),
            neighbour_table(dataset, order.selection, area, words),
            words,
        ),
    ]
    return {
        "kind": "tables",
        "title": words("sheet-profile-title", name=content.title),
        "subtitle": "",
        "sentence": content.sentence,
        "lines": [population_line(numbers, area, admin_map, words)],
        "tables": [table for table in tables if table["rows"]],
        "credits": list(content.credits),
    }


def _table(title: str, note: str, table: pd.DataFrame, words: Words) -> dict[str, object]:
    rows = [[_cell(value, words) for value in row] for row in table.itertuples(index=False)]
    align = ["right" if pd.api.types.is_numeric_dtype(table[name]) else "left" for name in table]
    heading = [str(name) for name in table.columns]
    return {"title": title, "note": note, "heading": heading, "align": align, "rows": rows}


def _cell(value: object, words: Words) -> str:
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return "–"
    return words.number(value) if isinstance(value, int | float) else str(value)
