"""The incidents of a selection month by month, as masks that the map steps through.

The browser filters nothing: each month is the mask that `sahel_map.selection.matching.matching` would give for it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.selection.matching import matching
from sahel_map.selection.period import month_number
from sahel_map.selection.selection import Selection
from sahel_map.statistics.covered import first_uncovered_month, last_month
from sahel_map.views.map.packed_columns import pack_blob
from sahel_map.words import Words

__all__ = ["month_masks", "pack_months"]


def month_masks(dataset: Dataset, selection: Selection) -> tuple[list[str], np.ndarray]:
    """Return which incidents a selection shows in each month.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    selection : Selection
        Its months, if any, limit the months returned.

    Returns
    -------
    list of str
        Every month ("YYYY-MM") from the first in which an incident is shown to the last; those after what was
        searched follow, where the set says until when that was.
    ndarray of bool, shape (months, n)
        An incident dated to a period is shown in each month that its span touches.
    """
    incidents = dataset.incidents
    shown = matching(dataset, selection)
    first, last = incidents["month_first"].to_numpy(), incidents["month_last"].to_numpy()
    if not shown.any():
        return [], np.zeros((0, len(incidents)), dtype=bool)
    latest = int(last[shown].max())
    if first_uncovered_month(dataset) is not None:
        latest = max(latest, last_month(dataset))
    numbers = range(*_clipped(int(first[shown].min()), latest, selection))
    masks = np.array([shown & (first <= number) & (last >= number) for number in numbers])
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in numbers], masks


def pack_months(dataset: Dataset, selection: Selection, words: Words) -> bytes:
    """Pack the months of a selection for the browser.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
    words : Words
        Language of the months' names and of the context events.

    Returns
    -------
    bytes
        Layout of `columns.pack_blob`: header with `n` (incidents) and `months` (`month` as "YYYY-MM", `label`,
        `n` shown, `events`: date and what happened, as plain text; `note`: said in place of the number), then one
        bit set of ceil(n / 8) bytes a month.
    """
    months, masks = month_masks(dataset, selection)
    events, uncovered = dataset.context_events, first_uncovered_month(dataset)
    header = {
        "n": len(dataset.incidents),
        "months": [
            {
                "month": month,
                "label": words.month(month),
                "n": int(mask.sum()),
                "events": _events(events, month, words),
                "note": words("covered-not") if uncovered and month_number(month) >= uncovered else "",
            }
            for month, mask in zip(months, masks, strict=True)
        ],
    }
    return pack_blob(header, {"masks": np.packbits(masks, axis=1).ravel()})


def _clipped(first: int, last: int, selection: Selection) -> tuple[int, int]:
    """Return the first month and the one after the last: those of the incidents, within the selection."""
    if selection.start_month is not None:
        first = max(first, month_number(selection.start_month))
    if selection.end_month is not None:
        last = min(last, month_number(selection.end_month))
    return first, last + 1


def _events(events: pd.DataFrame, month: str, words: Words) -> list[str]:
    """Return what happened in a month, each with its day."""
    days = events["date"]
    at = days.dt.strftime("%Y-%m") == month
    labels = events.loc[at, f"label_{words.language}"]
    return [
        words("layers-play-event", date=words.date(day.date()), label=str(label))
        for day, label in zip(days[at], labels, strict=True)
    ]
