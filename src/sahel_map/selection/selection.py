"""What the reader chose, as one frozen value: address, sentence and file name derive from it.

The filter itself is in `sahel_map.selection.filters`. Must not import pandas or streamlit.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sahel_map.core.actor_groups import ACTOR_GROUPS
from sahel_map.core.vocabulary import Actor, Attribution, Confidence, HarmType
from sahel_map.selection.sentence import describe_selection
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.data.read.units import Units

__all__ = ["ADMIN_MAPS", "KnownAreas", "Notice", "Selection", "is_cercle"]

ADMIN_MAPS = ("2023", "old")
NONE_CHOSEN = "none"
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")

# Field of the selection -> its name in the address, its closed list.
_CODE_LISTS = {
    "actors": ("actor", tuple(Actor)),
    "harms": ("harm", tuple(HarmType)),
    "attributions": ("attribution", tuple(Attribution)),
    "confidences": ("confidence", tuple(Confidence)),
}
PARAMETERS = ("actor", "from", "to", "harm", "area", "map", "attribution", "confidence", "text")


def is_cercle(pcode: str) -> bool:
    """Whether a P-code names a cercle: P-codes grow with the level, ML19 is a region, ML0501 a cercle."""
    return len(pcode) > 4


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in a link or form that could not be used, to be shown to the reader.

    Attributes
    ----------
    parameter : str
        Name in the address, for example ``"actor"``.
    value : str
        What was found there.
    allowed : str
        What is allowed, in codes.
    last_month : str or None
        The last month asked for, where the value is a first month that lies after it.
    """

    parameter: str
    value: str
    allowed: str
    last_month: str | None = None

    def text(self, words: Words) -> str:
        """Return the notice as one sentence."""
        if self.last_month is not None:
            return words("selection-notice-months", first=self.value, last=self.last_month)
        return words("selection-notice", parameter=self.parameter, value=self.value, allowed=self.allowed)


@dataclass(frozen=True, slots=True)
class KnownAreas:
    """P-codes that an address may name.

    Attributes
    ----------
    cercles : frozenset of str
        P-codes of cercles, current scheme.
    regions : mapping of {"2023", "old"} to frozenset of str
        P-codes of regions; a region code means something only together with its map.
    """

    cercles: frozenset[str] = frozenset()
    regions: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, units: Units) -> KnownAreas:
        """Return the codes of a data set's administrative units."""
        regions = {"2023": units.pcodes("regions_2023"), "old": units.pcodes("regions_old")}
        return cls(units.pcodes("cercles"), regions)

    def on_map(self, admin_map: str) -> frozenset[str]:
        """Return every area code that the given map knows."""
        return self.cercles | self.regions.get(admin_map, frozenset())


@dataclass(frozen=True, slots=True)
class Selection:
    """The reader's choice. In every set, None means "no restriction" and empty "none chosen".

    Attributes
    ----------
    actors, harms, attributions, confidences : frozenset of str or None
        Codes of `sahel_map.core.vocabulary`.
    areas : frozenset of str or None
        P-codes of regions (on `admin_map`) and cercles.
    start_month, end_month : str or None
        First and last month, "YYYY-MM", both included.
    admin_map : {"2023", "old"}
        Regions after or before the reform of 2023.
    text : str
        Words that must all occur in a record.
    """

    actors: frozenset[str] | None = None
    harms: frozenset[str] | None = None
    areas: frozenset[str] | None = None
    attributions: frozenset[str] | None = None
    confidences: frozenset[str] | None = None
    start_month: str | None = None
    end_month: str | None = None
    admin_map: str = "2023"
    text: str = ""

    def __post_init__(self) -> None:
        """Refuse values no control and no address can produce."""
        if self.admin_map not in ADMIN_MAPS:
            raise ValueError(f"admin map {self.admin_map!r} is unknown; allowed: {', '.join(ADMIN_MAPS)}")
        for month in (self.start_month, self.end_month):
            if month is not None and not _MONTH.fullmatch(month):
                raise ValueError(f"month {month!r} is not of the form YYYY-MM")

    def replace(self, **changes: object) -> Selection:
        """Return a copy with some fields changed."""
        return replace(self, **changes)

    @property
    def is_everything(self) -> bool:
        """Whether nothing is filtered out; the choice of map does not count."""
        return replace(self, admin_map="2023") == Selection()

    def to_query(self) -> dict[str, str]:
        """Return the selection as address parameters; what is not restricted is left out."""
        query = {
            parameter: _join(getattr(self, name))
            for name, (parameter, _) in _CODE_LISTS.items()
            if getattr(self, name) is not None
        }
        if self.areas is not None:
            query["area"] = _join(self.areas)
        plain = {"from": self.start_month, "to": self.end_month, "text": self.text}
        query |= {parameter: value for parameter, value in plain.items() if value}
        if self.admin_map != "2023":
            query["map"] = self.admin_map
        return {parameter: query[parameter] for parameter in PARAMETERS if parameter in query}

    @classmethod
    def from_query(cls, query: Mapping[str, str], known: KnownAreas) -> tuple[Selection, tuple[Notice, ...]]:
        """Read a selection from address parameters.

        Parameters
        ----------
        query : mapping of str to str
            Parameters of the address; names that are not ours are ignored.
        known : KnownAreas
            Area codes of the data set.

        Returns
        -------
        Selection, tuple of Notice
            The usable part, and a notice for each value that could not be used.
        """
        notices: list[Notice] = []
        chosen: dict[str, object] = {}
        for name, (parameter, codes) in _CODE_LISTS.items():
            groups = ACTOR_GROUPS if name == "actors" else {}
            chosen[name] = _read_codes(query, parameter, frozenset(map(str, codes)), groups, notices)
        chosen["admin_map"] = _read_map(query, notices)
        areas = known.on_map(str(chosen["admin_map"]))
        found: list[Notice] = []
        chosen["areas"] = _read_codes(query, "area", areas, {}, found)
        # Naming each of some seventy P-codes would bury the sentence.
        allowed = f"P-codes of regions (map={chosen['admin_map']}) and cercles"
        notices += [replace(notice, allowed=allowed) for notice in found]
        chosen["start_month"], chosen["end_month"] = _read_months(query, notices)
        chosen["text"] = query.get("text", "").strip()
        return cls(**chosen), tuple(notices)

    def describe(self, words: Words) -> str:
        """Return the sentence that says what is shown."""
        return describe_selection(self, words)

    def slug(self) -> str:
        """Return the selection as a part of a file name: lower case, ASCII, at most 60 characters."""
        values = "-".join(self.to_query().values())
        plain = unicodedata.normalize("NFKD", values.lower()).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        if values and (not slug or len(slug) > 60):
            return f"{slug[:51].rstrip('-')}-{hashlib.sha256(values.encode()).hexdigest()[:8]}".lstrip("-")
        return slug or "all"


def _join(codes: Iterable[str]) -> str:
    return ",".join(sorted(codes)) or NONE_CHOSEN


def _read_codes(
    query: Mapping[str, str],
    parameter: str,
    allowed: frozenset[str],
    groups: Mapping[str, frozenset[str]],
    notices: list[Notice],
) -> frozenset[str] | None:
    """Read a comma list of codes; unknown ones become notices, and a list of only unknown ones is ignored."""
    raw = query.get(parameter)
    if raw is None:
        return None
    if raw == NONE_CHOSEN:
        return frozenset()
    found: set[str] = set()
    spelled = {code.casefold(): code for code in (*allowed, *groups)}
    for part in filter(None, (part.strip() for part in raw.split(","))):
        code = spelled.get(part.casefold(), part)
        if code in allowed:
            found.add(code)
        elif code in groups:
            found |= groups[code]
        else:
            notices.append(Notice(parameter, code, ", ".join([*sorted(groups), *sorted(allowed)])))
    return frozenset(found) or None


def _read_map(query: Mapping[str, str], notices: list[Notice]) -> str:
    admin_map = query.get("map", "2023")
    if admin_map in ADMIN_MAPS:
        return admin_map
    notices.append(Notice("map", admin_map, ", ".join(ADMIN_MAPS)))
    return "2023"


def _read_months(query: Mapping[str, str], notices: list[Notice]) -> tuple[str | None, str | None]:
    months: list[str | None] = []
    for parameter in ("from", "to"):
        value = query.get(parameter)
        if value is not None and not _MONTH.fullmatch(value):
            notices.append(Notice(parameter, value, "YYYY-MM"))
            value = None
        months.append(value)
    start, end = months
    if start and end and start > end:
        notices.append(Notice("from", start, f"YYYY-MM ≤ {end}", last_month=end))
        return None, None
    return start, end
