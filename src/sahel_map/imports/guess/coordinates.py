"""Coordinates as people write them: decimal degrees, degrees with minutes and seconds, both in one cell."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from sahel_map.imports.guess.text import to_plain_signs

__all__ = ["decimal_sign", "parse_degrees", "parse_pair", "read_numbers"]

_PLAIN = re.compile(r"[-+]?\d{1,9}(?:[.,]\d+)?")
_PARTS = re.compile(
    r"""(?P<before>[nsewo])?\s*(?P<sign>[-+])?\s*(?P<degrees>\d{1,3}(?:[.,]\d+)?)\s*(?:[°ºd˚:]|deg|\s)?\s*
    (?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*(?:['’′`m:]|min|\s)?\s*)?
    (?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:"|''|’’|″|”|s(?!\w))?\s*)?
    (?P<after>[nsewo](?:ord|ud|st|uest|rth|uth|ast|est)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_WKT = re.compile(r"(?:srid=\d+;)?\s*point\s*(?:z|m|zm)?\s*\(\s*(\S+)\s+(\S+)[^)]*\)", re.IGNORECASE)
_KOBO = re.compile(r"\s*(-?\d{1,3}\.\d+)\s+(-?\d{1,3}\.\d+)(?:\s+-?[\d.]+){0,2}\s*")
_NEGATIVE = frozenset("swo")


def decimal_sign(columns: list[pd.Series]) -> str:
    """Return the decimal sign that columns of numbers use: "." or ",", or "" if none is in them."""
    for column in columns:
        texts = column.dropna()
        if texts.str.contains(r"\d\.\d", regex=True).any():
            return "."
        if texts.str.contains(r"^\s*[-+−]?\d+,\d+\s*$", regex=True).any():
            return ","
    return ""


def read_numbers(texts: pd.Series) -> pd.Series:
    """Return degrees or metres as float; NaN where a text is no single number. Fast for plain columns."""
    read = pd.to_numeric(texts, errors="coerce").astype("float64")
    left = texts.notna() & ~np.isfinite(read.to_numpy())
    if left.any():
        known = {text: parse_degrees(text) for text in texts[left].unique()}
        read = read.where(~left, texts.map(known).astype("float64"))
    return read


def parse_degrees(text: str) -> float | None:
    r"""Read one coordinate.

    Examples
    --------
    >>> parse_degrees("3°54'00\"O"), parse_degrees("14,51"), parse_degrees("N14° 30.5'")
    (-3.9, 14.51, 14.508333333333333)
    """
    plain = to_plain_signs(text).strip()
    if _PLAIN.fullmatch(plain):
        return float(plain.replace(",", "."))
    found = _PARTS.fullmatch(plain)
    if found is None or not (found["minutes"] or found["before"] or found["after"] or "°" in plain):
        return None
    degrees, minutes, seconds = (float((found[name] or "0").replace(",", ".")) for name in _NAMES)
    if minutes >= 60 or seconds >= 60 or (found["before"] and found["after"]):
        return None
    letter = (found["before"] or found["after"] or "").lower()[:1]
    if letter and found["sign"]:
        return None
    value = degrees + minutes / 60 + seconds / 3600
    return -value if letter in _NEGATIVE or found["sign"] == "-" else value


_NAMES = ("degrees", "minutes", "seconds")


def parse_pair(text: str) -> tuple[float, float] | None:
    """Read latitude and longitude in one cell: "14.51, -3.91", WKT, the four numbers of a form, or with degrees.

    Returns
    -------
    (float, float) or None
        Latitude and longitude as written; a point of WKT stands the other way round there.
    """
    plain = to_plain_signs(text).strip().strip("[]()").strip()
    if found := _WKT.fullmatch(to_plain_signs(text).strip()):
        lon, lat = parse_degrees(found[1]), parse_degrees(found[2].rstrip(","))
        return None if lat is None or lon is None else (lat, lon)
    if found := _KOBO.fullmatch(plain):
        return float(found[1]), float(found[2])
    for separator in (";", ", ", ",", "/", r"\|", r"(?<=[NSns])\s+", r"\s+(?=[NSEWOnsewo]\s*\d)", r"\s+"):
        parts = [part for part in re.split(separator, plain) if part.strip()]
        if len(parts) == 2:
            lat, lon = (parse_degrees(part) for part in parts)
            if lat is not None and lon is not None:
                is_turned = re.search(r"[ewo]", parts[0], re.IGNORECASE) and re.search(
                    r"[ns]", parts[1], re.IGNORECASE
                )
                return (lon, lat) if is_turned else (lat, lon)
    return None
