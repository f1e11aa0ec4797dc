"""A sheet as a file that carries its own data: the records behind it are attached to its PDF as a table."""

from __future__ import annotations

from collections.abc import Callable

from sahel_map.data.dataset import Dataset
from sahel_map.exports.export_table import export_table
from sahel_map.exports.tables_zip import csv_text
from sahel_map.sheets.content.records import MOST_ATTACHED
from sahel_map.sheets.make import Attachment, make_sheet, shown_mask
from sahel_map.sheets.order import SheetOrder
from sahel_map.words import Words

__all__ = ["sheet_file"]


def sheet_file(
    dataset: Dataset,
    order: SheetOrder,
    words: Words,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> bytes:
    """Return a sheet; see `sahel_map.sheets.make.make_sheet`.

    Parameters
    ----------
    dataset : Dataset
    order : SheetOrder
    words : Words
    progress : callable
        Told after each page of an atlas how many of how many are done.
    """
    return make_sheet(dataset, order, words, progress, attached=_records(dataset, order, words))


def _records(dataset: Dataset, order: SheetOrder, words: Words) -> tuple[Attachment, ...]:
    if order.suffix != "pdf":
        return ()
    mask = shown_mask(dataset, order)
    if not 0 < mask.sum() <= MOST_ATTACHED:
        return ()
    text = csv_text(export_table(dataset, mask))
    return (Attachment("incidents.csv", "text/csv", words("sheet-attached-records"), text),)
