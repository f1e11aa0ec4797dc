"""Until when a data set was researched, and which months that leaves open: not covered is neither empty nor nought.

Must not import anything from views or app.
"""

from __future__ import annotations

import calendar
import datetime as dt

from sahel_map.data.dataset import Dataset
from sahel_map.selection.period import first_day

__all__ = ["first_uncovered_month", "incomplete_month", "is_uncovered", "last_month"]


def incomplete_month(dataset: Dataset) -> int | None:
    """Return the month that is covered in part, as a running number (year * 12 + month - 1).

    It is that of the last day searched, where the set names one, else that of the last day of its records; None
    if that day is the last of its month.
    """
    end = dataset.profile.covered_until or dataset.incidents["date_end"].max()
    return _number(end) if end.day < calendar.monthrange(end.year, end.month)[1] else None


def first_uncovered_month(dataset: Dataset) -> int | None:
    """Return the first month after what was searched, as a running number; None if the set names no end."""
    until = dataset.profile.covered_until
    return None if until is None else _number(until) + 1


def is_uncovered(dataset: Dataset, start: str | None) -> bool:
    """Whether a period begins after all that was searched: what is counted in it is not nought, but not known.

    Parameters
    ----------
    dataset : Dataset
    start : str or None
        Month or day in which the period begins, as `Selection.start`.
    """
    until = dataset.profile.covered_until
    return until is not None and start is not None and first_day(start) > until


def last_month(dataset: Dataset) -> int:
    """Return the last month to draw where none is chosen, as a running number.

    It is the month of the last record; where the set was researched until an earlier month than that in which this
    version was made, it is the latter: the months between are drawn as not covered.
    """
    last, uncovered = int(dataset.incidents["month_last"].max()), first_uncovered_month(dataset)
    made = _number(dt.date.fromisoformat(dataset.version.date))
    return last if uncovered is None or made < uncovered else max(last, made)


def _number(day: dt.date) -> int:
    return day.year * 12 + day.month - 1
