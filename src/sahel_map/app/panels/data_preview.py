"""The first records of a file as pages will show them: in the words and the language of the reader."""

from __future__ import annotations

import pandas as pd

from sahel_map.core.figures import ReportedRange
from sahel_map.incident.set_words import field_words
from sahel_map.words import Words

__all__ = ["preview_table"]

# Where the labels of a column of codes stand.
_LABELS = {
    "date_precision": "date_precision",
    "place_precision": "place_precision",
    "actors": "actors",
    "attributions": "attribution",
    "harms": "harm_types",
    "confidence": "confidence",
}
_KILLED = ("killed_min", "killed_max", "killed_is_open")


def preview_table(preview: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the preview of an import in words; what is empty stays so.

    Parameters
    ----------
    preview : DataFrame
        Of `Prepared`.
    words : Words
        With the labels of the data set that the file was set against.
    """
    shown: dict[str, object] = {}
    for name, column in preview.items():
        if name in _KILLED:
            counts = zip(*(preview[part] for part in _KILLED), strict=True)
            shown["killed"] = [_range(low, high, is_open, words) for low, high, is_open in counts]
        elif name in _LABELS:
            shown[str(name)] = column.map(lambda code, table=_LABELS[str(name)]: _labelled(code, table, words))
        elif str(name) in ("date_start", "date_end"):
            shown[str(name)] = column.map(words.short_date, na_action="ignore")
        else:
            shown[str(name)] = column
    return pd.DataFrame(shown, index=preview.index).rename(columns=lambda name: field_words(name, words))


def _range(low: int | None, high: int | None, is_open: bool, words: Words) -> str:
    low, high = (None if pd.isna(count) else count for count in (low, high))
    return words.range(ReportedRange(low, high, bool(is_open)))


def _labelled(codes: object, table: str, words: Words) -> object:
    if isinstance(codes, str):
        return words.label(table, codes)
    if isinstance(codes, (tuple, list)):
        return ", ".join(words.label(table, str(code)) for code in codes)
    return codes
