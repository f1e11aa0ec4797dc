"""Dates as people write them in English and French: a text as first and last day, never more exact than written."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from babel import Locale

from sahel_map.core.text_folding import fold_text

__all__ = ["ParsedDate", "find_order", "is_serial", "parse_date"]

_SPACE = r"[ .,\-/]*"
_PLAIN = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(?<![\d\w])(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?!\d)")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_YEAR = re.compile(r"\d{4}")
_SERIAL = re.compile(r"(\d{5})([.,]\d+)?")
_TIME = re.compile(
    r"[t ,]\s*(?:(?:vers|a|at|around)\s+)?"
    r"(?:\d{1,2}[:h]\d{2}(:\d{2})?(\.\d+)?\s*(am|pm|z|utc|gmt)?\s*([+-]\d{2}:?\d{2})?|\d{1,2}\s?(?:h|am|pm))$"
)
_ABOUT = re.compile(r"^(?:vers|autour d[ue]|aux alentours d[ue]|environ|around|about|circa|ca?\.|on or about)[ ,]+")
_MILLISECONDS = re.compile(r"\d{12,13}")
_PART = re.compile(r"^(?:debut|mi|fin|courant|early|mid|late|beginning of|end of)[ \-]+(?:de |du mois de |d')?")
_DAYS_OF_MONTH = re.compile(r"(\d{1,2}) ?(?:-|au|to|a|et|and|&) ?(\d{1,2})([-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))")
_BETWEEN = re.compile(
    r"\s+(?:au|to|a|until|till|jusqu'au|et le|et|and|-|–|—)\s+|\s*[–—]\s*|(?<=\d)/(?=\d{4}-\d{2}-\d{2})"
    r"|(?<=[a-z.])[-/](?=[a-z])"
)
_FIRST_SERIAL, _LAST_SERIAL = 32874, 54789
"""Serial numbers of 1990-01-01 and 2050-01-01 in a spreadsheet."""
_EPOCH = dt.date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date as it is written.

    Attributes
    ----------
    first, last : date
        Equal for a day.
    precision : {"day", "approx", "month", "range"}
        A year, or a stretch of days, is a range; "around 12 May" is approximate.
    is_short : bool
        The year has two digits.
    is_serial : bool
        It is the number of a day in a spreadsheet, or of milliseconds since 1970.
    is_ambiguous : bool
        Day and month could be the other way round.
    """

    first: dt.date
    last: dt.date
    precision: str
    is_short: bool = False
    is_serial: bool = False
    is_ambiguous: bool = False


def parse_date(text: str, order: str, today: dt.date) -> ParsedDate | None:
    """Read a date; None if it is none that exists.

    Parameters
    ----------
    text : str
        One cell.
    order : {"day-month", "month-day"}
        How numbers are read that could be both.
    today : date
        A year of two digits lies at most in its year.

    Examples
    --------
    >>> day = dt.date(2026, 1, 1)
    >>> parse_date("1er mai 2024", "day-month", day).first, parse_date("2024", "day-month", day).precision
    (datetime.date(2024, 5, 1), 'range')
    """
    if plainest := _PLAIN.fullmatch(text):
        return _existing(*map(int, plainest.groups()))
    plain = " ".join(fold_text(text.strip()).replace("\u202f", " ").split())
    plain = re.sub(r"^(?:dans la )?(?:nuit|night) (?:du|of|from) ", "", plain)
    sure = _ABOUT.sub("", plain)
    is_about, plain = sure != plain, sure
    plain = re.sub(r"^(du|from|le|the|on|entre le|between|" + _weekdays() + r")[ ,.]+", "", plain)
    plain = re.sub(r"(?<= et) le(?= \d)", "", plain)
    try:
        found = _single(plain, order, today) or _between(plain, order, today)
    except ValueError:
        return None
    return replace(found, precision="approx") if found and is_about and found.precision == "day" else found


def find_order(texts: Iterable[str]) -> str | None:
    """Return the order of day and month that the texts of a column prove: "" if none needs it, None if unclear.

    Numbers above 12 prove it; a column that proves both, or neither, is unclear.
    """
    day_first = month_first = open_ones = False
    for text in texts:
        for found in _NUMERIC.finditer(_TIME.sub("", text)):
            one, two = int(found[1]), int(found[2])
            day_first |= one > 12 >= two
            month_first |= two > 12 >= one
            open_ones |= one <= 12 and two <= 12 and one != two
    if day_first != month_first:
        return "day-month" if day_first else "month-day"
    return None if open_ones else ""


def is_serial(text: str) -> bool:
    """Return whether a text may be the number of a day in a spreadsheet, from 1990 to 2049."""
    found = _SERIAL.fullmatch(text.strip())
    return found is not None and _FIRST_SERIAL <= int(found[1]) <= _LAST_SERIAL


def _single(text: str, order: str, today: dt.date) -> ParsedDate | None:
    text = _TIME.sub("", text).strip(" ,.")
    if (part := _PART.sub("", text)) != text:
        whole = _single(part, order, today)
        # The beginning of a month is kept as the month: nothing says where it ends.
        return whole if whole is not None and whole.precision == "month" else None
    if found := _DAYS_OF_MONTH.fullmatch(text):
        one, two = (_single(found[n] + found[3], "day-month", today) for n in (1, 2))
        return _range(one.first, two.last, one.is_short) if one and two else None
    if _MILLISECONDS.fullmatch(text):
        day = dt.datetime.fromtimestamp(int(text) / 1000, dt.UTC).date()
        return ParsedDate(day, day, "day", is_serial=True) if 1990 <= day.year < 2050 else None
    if is_serial(text):
        day = _EPOCH + dt.timedelta(days=int(text[:5]))
        return ParsedDate(day, day, "day", is_serial=True)
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(*map(int, found.groups()))
    if found := _NUMERIC.fullmatch(text):
        return _numeric(found, order, today)
    if found := _YEAR_MONTH.fullmatch(text):
        return _month(int(found[1]), int(found[2]))
    if found := _MONTH_YEAR.fullmatch(text):
        return _month(int(found[2]), int(found[1]))
    if _YEAR.fullmatch(text):
        year = int(text)
        return ParsedDate(dt.date(year, 1, 1), dt.date(year, 12, 31), "range")
    return _in_words(text, today)


def _numeric(found: re.Match, order: str, today: dt.date) -> ParsedDate:
    one, two = int(found[1]), int(found[2])
    day, month = (two, one) if order == "month-day" else (one, two)
    if month > 12 >= day:
        day, month = month, day
    year = _year(found[3], today)
    date = dt.date(year, month, day)
    return ParsedDate(
        date, date, "day", is_short=len(found[3]) == 2, is_ambiguous=one <= 12 and two <= 12 and one != two
    )


def _in_words(text: str, today: dt.date) -> ParsedDate | None:
    month = _names()
    day, year = r"(\d{1,2})(?:er|st|nd|rd|th)?", r"(\d{4}|\d{2})"
    if found := re.fullmatch(rf"{day}{_SPACE}(?:of |de )?({month}){_SPACE}{year}", text):
        return _worded(found[3], found[2], found[1], today)
    if found := re.fullmatch(rf"({month}){_SPACE}{day}(?:{_SPACE}|, )(\d{{4}})", text):
        return _worded(found[3], found[1], found[2], today)
    if found := re.fullmatch(rf"(\d{{4}}){_SPACE}({month}){_SPACE}{day}", text):
        return _worded(found[1], found[2], found[3], today)
    if found := re.fullmatch(rf"({month}){_SPACE}(\d{{4}})", text):
        return _month(int(found[2]), _months()[found[1].rstrip(".")])
    if found := re.fullmatch(rf"{day} ?(?:-|au|to|a|et|and) ?{day}{_SPACE}({month}){_SPACE}(\d{{4}})", text):
        number, year_number = _months()[found[3].rstrip(".")], int(found[4])
        return _range(dt.date(year_number, number, int(found[1])), dt.date(year_number, number, int(found[2])))
    if found := re.fullmatch(rf"({month}){_SPACE}{day} ?(?:-|to|and|&) ?{day}{_SPACE}(\d{{4}})", text):
        number, year_number = _months()[found[1].rstrip(".")], int(found[4])
        return _range(dt.date(year_number, number, int(found[2])), dt.date(year_number, number, int(found[3])))
    return None


def _worded(year: str, month: str, day: str, today: dt.date) -> ParsedDate:
    date = dt.date(_year(year, today), _months()[month.rstrip(".")], int(day))
    return ParsedDate(date, date, "day", is_short=len(year) == 2)


def _between(text: str, order: str, today: dt.date) -> ParsedDate | None:
    parts = _BETWEEN.split(text)
    if len(parts) != 2:
        return None
    last = _single(parts[1], order, today)
    if last is None:
        return None
    first = _single(parts[0], order, today) or _single(f"{parts[0]} {last.last.year}", order, today)
    return None if first is None else _range(first.first, last.last, first.is_short or last.is_short)


def _range(first: dt.date, last: dt.date, is_short: bool = False) -> ParsedDate | None:
    if last < first:
        return None
    return ParsedDate(first, last, "day" if first == last else "range", is_short)


def _day(year: int, month: int, day: int) -> ParsedDate:
    date = dt.date(year, month, day)
    return ParsedDate(date, date, "day")


def _existing(year: int, month: int, day: int) -> ParsedDate | None:
    try:
        return _day(year, month, day)
    except ValueError:
        return None


def _month(year: int, month: int) -> ParsedDate:
    last = calendar.monthrange(year, month)[1]
    return ParsedDate(dt.date(year, month, 1), dt.date(year, month, last), "month")


def _year(text: str, today: dt.date) -> int:
    """Return a year; of two digits, the one that is not after today."""
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year if year <= today.year else year - 100


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Return the number of each month by its names in English and French, folded, with and without a full stop."""
    found = {}
    for code in ("en_GB", "en_US", "fr_FR"):
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(code).months["format"][width].items():
                found[fold_text(name).rstrip(".")] = number
    return found


@lru_cache(maxsize=1)
def _names() -> str:
    return "|".join(sorted((rf"{name}\.?" for name in _months()), key=len, reverse=True))


@lru_cache(maxsize=1)
def _weekdays() -> str:
    names = [
        name
        for code in ("en_GB", "fr_FR")
        for width in ("wide", "abbreviated")
        for name in Locale.parse(code).days["format"][width].values()
    ]
    return "|".join(sorted({rf"{fold_text(name).rstrip('.')}\.?" for name in names}, key=len, reverse=True))
