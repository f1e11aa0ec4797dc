"""What the templates need besides the pages: size, language, headings, the organisation's own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sahel_map.sheets.content.brand import Brand
from sahel_map.style import INTERFACE
from sahel_map.words import Words

__all__ = ["brand_data", "bare_data", "words_of_templates"]

_TEXTS = {
    "caveats": "sheet-caveats",
    "continued": "sheet-continued",
    "doubts": "record-doubts",
    "how_to_read": "sheet-how-to-read",
    "empty_hint": "sheet-empty-hint",
    "live": "sheet-live",
    "locator": "sheet-locator",
    "record": "sheet-record",
    "record_sources": "record-sources",
    "sources": "sheet-sources",
    "sources_page": "sheet-sources-page",
    "when": "table-when",
    "more_in_pdf": "sheet-more-in-pdf",
    "place": "table-place",
    "area": "sheet-table-area",
    "incidents": "key-incidents",
    "incidents_short": "sheet-index-incidents",
    "page": "sheet-index-page",
    "table": "sheet-table",
    "actors": "table-actors",
    "killed": "table-killed",
}


def words_of_templates(words: Words) -> dict[str, str]:
    """Return the headings that the templates write."""
    return {name: words(key) for name, key in _TEXTS.items()}


def bare_data(
    words: Words, title: str, sentence: str, made: dt.date, width: float, height: float, unit: float
) -> dict[str, Any]:
    """Return what the template needs besides its parts, for a page without margins and foot.

    Parameters
    ----------
    words : Words
    title, sentence : str
    made : date
        The day the file names.
    width, height : float
        Of the page, millimetres.
    unit : float
        Size of type against A4.
    """
    return {
        "bare": True,
        "language": words.language,
        "title": title,
        "author": words("sheet-author"),
        "description": sentence,
        "keywords": [],
        "date": [made.year, made.month, made.day],
        "paper": {"width": width, "height": height, "margin": 0, "foot": 0, "unit": unit, "is_slide": False},
        "colours": dict(INTERFACE),
        "words": words_of_templates(words),
        "mark": "",
        "brand": brand_data(Brand()),
        "letterhead": {"own": 0, "logo": [0, 0]},
        "foot": "",
        "link": None,
        "listed": False,
        "anchors": {},
        "attachments": [],
    }


def brand_data(brand: Brand) -> dict[str, object]:
    """Return what the template needs of the organisation's own."""
    logo = None
    if brand.logo is not None:
        logo = {"kind": brand.logo_kind, "data": list(brand.logo.read_bytes())}
    return {
        "name": brand.name,
        "contact": brand.contact,
        "number": brand.number,
        "disclaimer": brand.disclaimer,
        "colour": brand.colour or INTERFACE["text"],
        "logo": logo,
    }
