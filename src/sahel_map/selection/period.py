"""The filter by time: from a month or a day to a month or a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from typing_extensions import override

from sahel_map.data.dataset import Dataset
from sahel_map.selection.filter import Filter, Mask, Parameter
from sahel_map.selection.known import Known
from sahel_map.selection.notice import Notice
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.selection.selection import Selection

__all__ = [
    "PeriodFilter",
    "first_day",
    "is_date",
    "is_month",
    "last_day",
    "month_number",
    "month_of",
    "months_between",
]

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FORMS = "YYYY-MM, YYYY-MM-DD"


def is_month(date: str) -> bool:
    """Whether a text is a month, "2024-06"."""
    return _MONTH.fullmatch(date) is not None


def is_date(date: str) -> bool:
    """Whether a text is a month, "2024-06", or a day of the calendar, "2024-06-30"."""
    if not _DAY.fullmatch(date):
        return is_month(date)
    try:
        dt.date.fromisoformat(date)
    except ValueError:
        return False
    return True


def month_number(month: str) -> int:
    """Return a month, "2024-06", as a running number, as in `month_first` and `month_last`."""
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def months_between(first: int, last: int) -> tuple[str, ...]:
    """Return every month between two running numbers, both included, as "2024-06"."""
    return tuple(f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(first, last + 1))


def first_day(date: str) -> dt.date:
    """Return the first day of a month, or the day itself."""
    return dt.date.fromisoformat(f"{date}-01" if is_month(date) else date)


def last_day(date: str) -> dt.date:
    """Return the last day of a month, or the day itself."""
    return pd.Period(date, "M").end_time.date() if is_month(date) else dt.date.fromisoformat(date)


def month_of(period: tuple[str | None, str | None], month: str, *, is_sum: bool = False) -> tuple[str | None, str]:
    """Return the part of a period that lies in a month, or up to its end; days at which the period ends stay.

    Parameters
    ----------
    period : tuple of str or None
        First and last month or day; None for no limit.
    month : str
        A month of the period, "2024-06".
    is_sum : bool
        From the beginning of the period, not of the month.
    """
    start, end = period
    if not (is_sum or (start or "").startswith(month)):
        start = month
    return start, end if end is not None and end.startswith(month) else month


class PeriodFilter(Filter):
    """The period in which an incident took place; one dated to a period fits if its span touches it."""

    name = "period"
    fields: Mapping[str, object] = {"start": None, "end": None}
    parameters: Sequence[Parameter] = (
        Parameter("from", "First month or day, YYYY-MM or YYYY-MM-DD."),
        Parameter("to", "Last month or day, YYYY-MM or YYYY-MM-DD."),
    )
    control = "period"

    @override
    def is_set(self, selection: Selection) -> bool:
        return bool(selection.start or selection.end)

    @override
    def check(self, selection: Selection) -> None:
        for date in (selection.start, selection.end):
            if date is not None and not is_date(date):
                raise ValueError(f"date {date!r} is not of the form YYYY-MM or YYYY-MM-DD")

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        incidents = dataset.incidents
        mask = np.ones(len(incidents), dtype=bool)
        if selection.start is not None:
            mask &= _not_before(incidents, selection.start)
        if selection.end is not None:
            mask &= _not_after(incidents, selection.end)
        return mask

    @override
    def condition(self, selection: Selection) -> str:
        parts = []
        if (start := selection.start) is not None:
            is_whole = is_month(start)
            parts.append(f"month_last >= {month_number(start)}" if is_whole else f"date_end >= DATE '{start}'")
        if (end := selection.end) is not None:
            is_whole = is_month(end)
            parts.append(f"month_first <= {month_number(end)}" if is_whole else f"date_start <= DATE '{end}'")
        return " AND ".join(parts)

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        start, end = selection.start, selection.end
        if start and end:
            if start == end:
                return words(f"selection-{_kind(start)}-one", start=_in_words(start, words))
            first, last = (words(f"selection-{_kind(date)}", date=_in_words(date, words)) for date in (start, end))
            return words("selection-between", start=first, end=last)
        if start:
            return words(f"selection-{_kind(start)}-from", start=_in_words(start, words))
        return words(f"selection-{_kind(str(end))}-to", end=_in_words(str(end), words))

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        dates = {"from": selection.start, "to": selection.end}
        return {name: date for name, date in dates.items() if date}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        del known
        dates: dict[str, str | None] = {}
        for parameter in ("from", "to"):
            date = query.get(parameter)
            if date is not None and not is_date(date):
                notices.append(Notice(parameter, date, _FORMS))
                date = None
            dates[parameter] = date
        start, end = dates["from"], dates["to"]
        if start and end and first_day(start) > last_day(end):
            notices.append(Notice("from", start, f"{_FORMS} ≤ {end}", kind="months", detail=end))
            start = end = None
        return {"start": start, "end": end}


def _not_before(incidents: pd.DataFrame, date: str) -> Mask:
    if is_month(date):
        return incidents["month_last"].to_numpy() >= month_number(date)
    return (incidents["date_end"] >= pd.Timestamp(date)).to_numpy()


def _not_after(incidents: pd.DataFrame, date: str) -> Mask:
    if is_month(date):
        return incidents["month_first"].to_numpy() <= month_number(date)
    return (incidents["date_start"] <= pd.Timestamp(date)).to_numpy()


def _kind(date: str) -> str:
    return "month" if is_month(date) else "day"


def _in_words(date: str, words: Words) -> str:
    return words.month(date) if is_month(date) else words.date(dt.date.fromisoformat(date))
