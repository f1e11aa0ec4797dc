"""When: first and last day and how well they are known, each distinct text read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial

import pandas as pd

from sahel_map.core.text_columns import is_among, map_distinct_to
from sahel_map.core.vocabulary import DatePrecision
from sahel_map.data.read.codes import Codes
from sahel_map.imports.findings import Findings, Question
from sahel_map.imports.guess.dates import ParsedDate, find_order, parse_date
from sahel_map.imports.guess.figures import NOT_REPORTED
from sahel_map.imports.readers.source import Reading
from sahel_map.imports.typed.who import read_codes

__all__ = ["read_dates"]

_APPROX_DAYS = 6


def read_dates(
    cells: pd.DataFrame, reading: Reading, codes: Codes, today: dt.date, findings: Findings
) -> dict[str, pd.Series]:
    """Return `date_start`, `date_end` (datetime64) and `date_precision`.

    Rows without a date, with one that does not exist, before the first year or after today are held back.

    Parameters
    ----------
    cells : DataFrame of str
        Under the names of fields.
    reading : Reading
        Its order of day, month and year, where the user said it.
    codes : Codes
        For the labels of the precisions of dates.
    today : date
        Later dates are held back.
    findings : Findings
        Takes what is assumed, asked and held back.
    """
    start_texts, end_texts = cells["date_start"], cells["date_end"]
    both = pd.concat([start_texts, end_texts]).dropna().unique()
    order = reading.date_order or find_order(both)
    if reading.date_order:
        findings.take("date-order-given", order=order)
    elif order is None:
        findings.ask(
            Question(
                "date-order",
                "reading",
                "date_order",
                int(start_texts.notna().sum()),
                tuple(map(str, both[:3])),
                ("day-month", "month-day"),
                values={"column": findings.heading("date_start")},
            )
        )
    elif order:
        findings.take("date-order", order=order)
    read = {text: parse_date(text, order or "day-month", today) for text in both}
    _say_what_was_taken(read, start_texts, findings)

    starts, ends = (_parts(texts, read) for texts in (start_texts, end_texts))
    first, own_end, given_end = starts["first"], starts["last"], ends["last"]
    has_end = given_end.notna()
    last = given_end.fillna(own_end).where(first.notna())
    # A month or year that is not over yet ends today: later days of it are not meant.
    now = pd.Timestamp(today).as_unit("s")
    last = last.mask(~has_end & (first <= now) & (last > now), now)
    _hold(findings, start_texts, end_texts, starts, ends, first, last, reading, today, read, order is None)
    guessed = starts["precision"].where(~has_end, _by_length(first, last))
    given = read_codes(cells, "date_precision", "date_precision", codes, findings)
    findings.assume("date_precision", "", int((given.isna() & first.notna()).sum()))
    return _fitted(first, last, given.fillna(guessed))


def _parts(texts: pd.Series, read: Mapping[str, ParsedDate | None]) -> dict[str, pd.Series]:
    """Return first and last day, precision, and whether day and month could be swapped, of each text."""
    dtypes = {"first": "datetime64[s]", "last": "datetime64[s]", "precision": "str", "is_ambiguous": "boolean"}
    return map_distinct_to(
        texts,
        {name: (partial(_part, read, name), dtype) for name, dtype in dtypes.items()},
    )


def _part(read: Mapping[str, ParsedDate | None], name: str, text: str) -> object:
    return getattr(read[text], name, None)


def _by_length(first: pd.Series, last: pd.Series) -> pd.Series:
    days = (last - first).dt.days
    whole = first.dt.is_month_start & last.dt.is_month_end & (first.dt.to_period("M") == last.dt.to_period("M"))
    kind = pd.Series(str(DatePrecision.RANGE), first.index, dtype="str")
    kind = kind.mask(days <= 1, str(DatePrecision.DAY))
    return kind.mask(whole & (days > 1), str(DatePrecision.MONTH)).where(first.notna(), None)


def _fitted(first: pd.Series, last: pd.Series, precision: pd.Series) -> dict[str, pd.Series]:
    """Return dates that fit their precision, made coarser where they do not, never finer."""
    month = precision == DatePrecision.MONTH
    one_month = first.dt.to_period("M") == last.dt.to_period("M")
    widen = month & one_month
    is_single = first == last
    first = first.mask(widen, first.dt.to_period("M").dt.to_timestamp().astype("datetime64[s]"))
    month_end = (first + pd.offsets.MonthEnd(0)).astype("datetime64[s]")
    last = last.mask(widen & is_single, month_end)
    days = (last - first).dt.days
    coarse = (month & ~one_month) | ((precision == DatePrecision.DAY) & (days > 1))
    coarse |= (precision == DatePrecision.APPROX) & (days > _APPROX_DAYS)
    precision = precision.mask(coarse.fillna(False), str(DatePrecision.RANGE))
    precision = precision.mask(
        ((precision == DatePrecision.RANGE) & (days == 0)).fillna(False), str(DatePrecision.APPROX)
    )
    return {"date_start": first, "date_end": last, "date_precision": precision}


def _say_what_was_taken(read: dict[str, ParsedDate | None], texts: pd.Series, findings: Findings) -> None:
    for mark, key in (("is_short", "short-years"), ("is_serial", "serial-dates")):
        marked = {text for text, date in read.items() if date is not None and getattr(date, mark)}
        if marked:
            n = int(texts.isin(marked).sum())
            text = next(iter(sorted(marked)))
            date = read[text]
            findings.take(key, n=n, found=text, day=date.first.isoformat() if date else "")


def _hold(
    findings: Findings,
    start_texts: pd.Series,
    end_texts: pd.Series,
    starts: Mapping[str, pd.Series],
    ends: Mapping[str, pd.Series],
    first: pd.Series,
    last: pd.Series,
    reading: Reading,
    today: dt.date,
    read: Mapping[str, ParsedDate | None],
    is_unclear: bool,
) -> None:
    words = [text for text in read if text.lower() in NOT_REPORTED]
    silent = start_texts.isna() | is_among(start_texts, words)
    findings.hold("date-missing", silent, "date_start", start_texts)
    findings.hold("date-unreadable", ~silent & first.isna(), "date_start", start_texts)
    silent_end = end_texts.isna() | is_among(end_texts, words)
    findings.hold("date-unreadable", ~silent_end & ends["last"].isna(), "date_end", end_texts)
    if is_unclear:
        is_open = (starts["is_ambiguous"] | ends["is_ambiguous"]).fillna(False).astype(bool)
        findings.hold("date-order", start_texts.isin(start_texts[is_open]), "date_start", start_texts)
    years = first.dt.year
    findings.hold("date-early", years < reading.first_year, "date_start", start_texts, year=str(reading.first_year))
    late = (first > pd.Timestamp(today)) | (last > pd.Timestamp(today))
    findings.hold("date-future", late, "date_start", start_texts, today=today.isoformat())
    findings.hold("dates-reversed", last < first, "date_end", end_texts)
