"""What the maker of a sheet may choose besides the incidents."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from urllib.parse import urlencode

from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import SelectionError
from sahel_map.selection.selection import Selection
from sahel_map.sheets.paper.paper import SIZE_NAMES

__all__ = ["FORMATS", "LONGEST_SUBTITLE", "LONGEST_TITLE", "SHADINGS", "SheetOptions", "file_name", "live_link"]

#: File suffix -> media type.
FORMATS: dict[str, str] = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml"}
SHADINGS = ("region", "cercle")
LONGEST_TITLE = 110
LONGEST_SUBTITLE = 160

_NOT_ON_ONE_LINE = ("Cc", "Zl", "Zp")
_LINK = re.compile(r"https?://[^\s<>\"?#]+")
# A QR code that holds more is too fine to be read from paper at the size it is printed.
_LONGEST_LINK = 400


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """Choices of the maker.

    Attributes
    ----------
    size : str
        One of `paper.SIZE_NAMES`.
    title, subtitle : str
        Empty: written from the selection.
    choropleth : {"region", "cercle"} or None
        Areas shaded by the number of incidents.
    link : str or None
        Address of a running dashboard, without parameters; None: no link and no QR code.
    made : date
        Day of making.
    stem : str
        Short name of the data set, with which the name of the file begins.

    Raises
    ------
    SelectionError
        If a value is unknown or too long.
    """

    size: str = "a4"
    title: str = ""
    subtitle: str = ""
    choropleth: str | None = None
    link: str | None = None
    made: dt.date = field(default_factory=dt.date.today)
    stem: str = "incidents"

    def __post_init__(self) -> None:
        """Refuse what no sheet could show."""
        if self.size.lower() not in SIZE_NAMES:
            raise SelectionError(unknown_value("size", self.size, SIZE_NAMES))
        if self.choropleth is not None and self.choropleth not in SHADINGS:
            raise SelectionError(unknown_value("choropleth", self.choropleth, SHADINGS))
        for name, text, most in (
            ("title", self.title, LONGEST_TITLE),
            ("subtitle", self.subtitle, LONGEST_SUBTITLE),
        ):
            if len(text) > most:
                raise SelectionError(f"the {name} has {len(text)} characters; allowed: at most {most}")
            if any(unicodedata.category(letter) in _NOT_ON_ONE_LINE for letter in text):
                raise SelectionError(f"the {name} holds a line break or control character; allowed: one line")
        if self.link is not None and (not _LINK.fullmatch(self.link) or len(self.link) > _LONGEST_LINK):
            raise SelectionError(
                f"link {self.link[:80]!r} is no address of a dashboard; allowed: http:// or https:// "
                "and a host, without ? and #"
            )


def live_link(
    options: SheetOptions, selection: Selection, language: str, incident: str | None = None
) -> str | None:
    """Return the address that shows the same view in the dashboard, or None if no dashboard is named."""
    if options.link is None:
        return None
    query = selection.to_query()
    if incident is not None:
        query["incident"] = incident
    if language != "en":
        query["lang"] = language
    address = f"{options.link}?{urlencode(query)}" if query else options.link
    return address if len(address) <= _LONGEST_LINK else None


def file_name(stem: str, what: str, size: str, made: dt.date, suffix: str) -> str:
    """Return the name of a sheet's file, for example "mali-incidents_jnim_a4-landscape_20261125.pdf".

    Parameters
    ----------
    stem : str
        Short name of the data set.
    what : str
        `Selection.slug()`, or the id of a record.
    size : str
        Name of a `Paper`.
    made : date
    suffix : str
        Without the dot.
    """
    return f"{stem}_{what.lower()}_{size}_{made:%Y%m%d}.{suffix}"
