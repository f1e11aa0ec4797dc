"""Who reported it: publishers, pages and their days, several in one cell as several sources."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd

from sahel_map.core.text_columns import map_distinct, matches
from sahel_map.exports.columns import LIST_SEPARATOR
from sahel_map.imports.findings import Findings
from sahel_map.imports.guess.dates import parse_date

__all__ = ["read_sources"]

_ADDRESS = r"https?://[^ |;]+"
_BEFORE_ADDRESS = re.compile(r"\s*(?:;|\||\s|,)\s*(?=https?://|www\.)")


def read_sources(cells: pd.DataFrame, today: dt.date, findings: Findings) -> dict[str, pd.Series]:
    """Return the columns of sources with their items joined by ``|``.

    Publishers are told apart by ``;`` as well, addresses by ``;`` and spaces; an address that is none of the web,
    and a day of publication that cannot be read, is left out and said.

    Parameters
    ----------
    cells : DataFrame of str
        Under the names of fields.
    today : date
        A later day of publication is left out.
    findings : Findings
        Takes what is left out.
    """
    publishers = map_distinct(cells["source_publishers"], _publishers, "str")
    urls = cells["source_urls"]
    is_odd = _some_odd(urls)
    if is_odd:
        urls = map_distinct(urls, lambda text: re.sub(_BEFORE_ADDRESS, LIST_SEPARATOR, text), "str")
    known = {text: _addresses(text) for text in urls.dropna().unique()} if is_odd else {}
    if known:
        kept = urls.map({text: one for text, (one, _) in known.items()})
        lost = urls.map({text: n for text, (_, n) in known.items()}).fillna(0).sum()
        urls = kept.astype("str")
        if lost:
            findings.take("no-address", n=int(lost))
    dates = cells["source_dates"]
    days = {text: _days(text, today) for text in dates.dropna().unique()}
    lost = dates.map({text: n for text, (_, n) in days.items()}).fillna(0).sum() if days else 0
    if lost:
        findings.take("no-publication-day", n=int(lost))
    return {
        "source_publishers": publishers.where(publishers != "", None),
        "source_urls": urls.where(urls != "", None),
        "source_dates": dates.map({text: one for text, (one, _) in days.items()}).astype("str"),
    }


def _some_odd(urls: pd.Series) -> bool:
    """Return whether a cell is more than one plain address."""
    return bool((urls.notna() & ~matches(urls, f"^{_ADDRESS}$")).any())


def _publishers(text: str) -> str | None:
    return re.sub(r"\s*(?:;|\||\n)\s*", LIST_SEPARATOR, text).strip("| ") or None


def _addresses(text: str) -> tuple[str, int]:
    """Return the addresses of a cell, an empty one for each that is none, and how many are none."""
    parts = [part.strip() for part in text.split("|")]
    good = [part if part.startswith(("http://", "https://")) and " " not in part else "" for part in parts]
    lost = sum(bool(part) and not one for part, one in zip(parts, good, strict=True))
    return LIST_SEPARATOR.join(good) if any(good) else "", lost


def _days(text: str, today: dt.date) -> tuple[str, int]:
    """Return the days of a cell as YYYY-MM-DD, an empty one for each that cannot be read, and how many cannot."""
    found, lost = [], 0
    for part in text.split("|"):
        date = parse_date(part, "day-month", today) if part.strip() else None
        lost += bool(part.strip()) and (date is None or date.precision != "day" or date.is_ambiguous)
        found.append(date.first.isoformat() if date and date.precision == "day" and not date.is_ambiguous else "")
    return LIST_SEPARATOR.join(found), lost
