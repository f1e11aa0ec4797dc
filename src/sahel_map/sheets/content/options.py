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
from sahel_map.sheets.content.brand import Brand
from sahel_map.sheets.paper.paper import SIZE_NAMES

__all__ = [
    "FORMATS",
    "LONGEST_MARK",
    "LONGEST_SUBTITLE",
    "LONGEST_TITLE",
    "SHADINGS",
    "SheetOptions",
    "file_name",
    "live_link",
    "read_bbox",
]

#: File suffix -> media type.
FORMATS: dict[str, str] = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml"}
SHADINGS = ("region", "cercle")
LONGEST_TITLE = 110
LONGEST_SUBTITLE = 160
LONGEST_MARK = 40

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
    per_head : bool
        Shade by incidents for each 100,000 people in place of incidents.
    link : str or None
        Address of a running dashboard, without parameters; None: no link and no QR code.
    made : date
        Day of making.
    stem : str
        Short name of the data set, with which the name of the file begins.
    mark : str
        A word such as "internal" or "draft" that stands on every page; empty: see `brand.mark_of`.
    bbox : tuple of float or None
        West, south, east, north in degrees: what the map shows, in place of all that is on it.
    brand : Brand
        The organisation's own.

    Raises
    ------
    SelectionError
        If a value is unknown or too long.
    """

    size: str = "a4"
    title: str = ""
    subtitle: str = ""
    choropleth: str | None = None
    per_head: bool = False
    link: str | None = None
    made: dt.date = field(default_factory=dt.date.today)
    stem: str = "incidents"
    mark: str = ""
    bbox: tuple[float, float, float, float] | None = None
    brand: Brand = Brand()

    def __post_init__(self) -> None:
        """Refuse what no sheet could show."""
        if self.size.lower() not in SIZE_NAMES:
            raise SelectionError(unknown_value("size", self.size, SIZE_NAMES))
        if self.choropleth is not None and self.choropleth not in SHADINGS:
            raise SelectionError(unknown_value("choropleth", self.choropleth, SHADINGS))
        if self.per_head and self.choropleth is None:
            raise SelectionError("numbers per 100,000 people need areas to shade; allowed: with region or cercle")
        for name, text, most in (
            ("title", self.title, LONGEST_TITLE),
            ("subtitle", self.subtitle, LONGEST_SUBTITLE),
            ("mark", self.mark, LONGEST_MARK),
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
        if self.bbox is not None and not _is_box(self.bbox):
            raise SelectionError(
                f"bbox {','.join(f'{side:g}' for side in self.bbox)} is no part of the map; allowed: west,south,"
                "east,north in degrees, e.g. -5,13.5,-3,15"
            )


def read_bbox(text: str) -> tuple[float, float, float, float]:
    """Return "west,south,east,north" as numbers.

    Raises
    ------
    SelectionError
        If it is not four numbers.
    """
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise SelectionError(
            f"bbox {text!r} is not four numbers; allowed: west,south,east,north in degrees, e.g. -5,13.5,-3,15"
        ) from error
    return west, south, east, north


def _is_box(box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return -180 <= west < east <= 180 and -80 <= south < north <= 84


def live_link(
    options: SheetOptions, selection: Selection, language: str, incident: str | None = None
) -> str | None:
    """Return the address that shows the same view in the dashboard, or None if no dashboard is named.

    Parameters
    ----------
    options : SheetOptions
        Their `link` is the address of the dashboard.
    selection : Selection
    language : {"en", "fr"}
    incident : str, optional
        Id of a record to open.
    """
    if options.link is None:
        return None
    query = selection.to_query()
    if incident is not None:
        query["incident"] = incident
    if language != "en":
        query["lang"] = language
    address = f"{options.link}?{urlencode(query)}" if query else options.link
    return address if len(address) <= _LONGEST_LINK else None


def file_name(
    stem: str, what: str, size: str, language: str, made: dt.date, suffix: str, brand: Brand | None = None
) -> str:
    """Return the name of a sheet's file, for example "mali-incidents_jnim_a4-landscape_fr_20261125.pdf".

    Parameters
    ----------
    stem : str
        Short name of the data set.
    what : str
        `Selection.slug()`, or the id of a record.
    size : str
        Name of a `Paper`.
    language : str
        Of the sheet: the French one must not take the place of the English one. A pattern that has no place for
        it gets it at its end.
    made : date
    suffix : str
        Without the dot.
    brand : Brand, optional
        Its pattern of file names, and else its map number, come first.
    """
    brand = brand or Brand()
    pattern = brand.file_name or (
        "{number}_{set}_{name}_{size}_{language}_{date}"
        if brand.number
        else "{set}_{name}_{size}_{language}_{date}"
    )
    if "{language}" not in pattern:
        pattern += "_{language}"
    parts = {"set": stem, "name": what.lower(), "size": size, "language": language, "date": f"{made:%Y%m%d}"}
    name = pattern.format(**parts, number=brand.number)
    return f"{re.sub(r'[^A-Za-z0-9._-]+', '-', name)}.{suffix}"
