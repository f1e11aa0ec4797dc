"""What the reader chose, as one frozen value: address, sentence and file name derive from it.

Each field belongs to one filter of `sahel_map.selection.all_filters`, which knows what it means.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sahel_map.core.actor_codes import OUR_ACTORS, ActorCodes
from sahel_map.selection.all_filters import FILTERS
from sahel_map.selection.filter import separator
from sahel_map.selection.known import ADMIN_MAPS, Known
from sahel_map.selection.notice import Notice
from sahel_map.words import Words

__all__ = ["Selection"]

_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Selection:
    """The reader's choice. In every set, None means "no restriction" and empty "none chosen".

    Attributes
    ----------
    actors, harms : frozenset of str or None
        Codes of `sahel_map.core.vocabulary`, and of `known_actors`; of actors also whole groups, where each must
        be there.
    actor_mode, harm_mode : {"any", "all", "only"}
        Whether one of them is enough, each must be there, or nothing else may be.
    attributions, confidences, evidence : frozenset of str or None
        Codes of `sahel_map.core.vocabulary`.
    areas : frozenset of str or None
        P-codes of regions (on `admin_map`), cercles and communes.
    start, end : str or None
        First and last month, "YYYY-MM", or day, "YYYY-MM-DD", both included.
    admin_map : {"2023", "old"}
        Regions after or before the reform of 2023.
    near : tuple of float or None
        Latitude, longitude (degrees, EPSG:4326) and kilometres around them.
    shape : tuple of float or None
        Corners of an area drawn: latitude, longitude, latitude, ...
    bounds : tuple of float or None
        West, south, east, north (degrees) of the part of the map in view.
    text : str
        Words that must all occur in a record.
    publishers : frozenset of str or None
        Ids of publishers, one of which is cited.
    independent_min, killed_min : int or None
        Fewest independent publishers, and fewest killed by the lowest count.
    precisions : frozenset of str or None
        Codes of place precision.
    women_children, differ, doubt : bool
        Only records that count women or children among the dead; on which sources disagree; with an open doubt.
    since : str or None
        Version of the data or day, "YYYY-MM-DD": only records that are new or changed since.
    counted : frozenset of str or None
        Codes of `sahel_map.selection.counted`, each of which must hold.
    records : tuple of str or None
        Ids of records chosen one by one, in their order.
    known_actors : ActorCodes
        Actors of the data set in which it was chosen: what a whole group stands for. It restricts nothing.
    """

    actors: frozenset[str] | None = None
    actor_mode: str = "any"
    harms: frozenset[str] | None = None
    harm_mode: str = "any"
    areas: frozenset[str] | None = None
    attributions: frozenset[str] | None = None
    confidences: frozenset[str] | None = None
    evidence: frozenset[str] | None = None
    start: str | None = None
    end: str | None = None
    admin_map: str = ADMIN_MAPS[0]
    near: tuple[float, float, float] | None = None
    shape: tuple[float, ...] | None = None
    bounds: tuple[float, float, float, float] | None = None
    text: str = ""
    publishers: frozenset[str] | None = None
    independent_min: int | None = None
    precisions: frozenset[str] | None = None
    killed_min: int | None = None
    women_children: bool = False
    differ: bool = False
    doubt: bool = False
    since: str | None = None
    counted: frozenset[str] | None = None
    records: tuple[str, ...] | None = None
    known_actors: ActorCodes = OUR_ACTORS

    def __post_init__(self) -> None:
        """Refuse values no control and no address can produce."""
        for each in FILTERS:
            each.check(self)

    def replace(self, **changes: Any) -> Selection:
        """Return a copy with some fields changed."""
        return replace(self, **changes)

    def among(self, known: Known) -> Selection:
        """Return the selection among the actors of a data set: another, or a newer version, names others."""
        return self if known.actors == self.known_actors else self.replace(known_actors=known.actors)

    @property
    def start_month(self) -> str | None:
        """The month in which the period begins, "YYYY-MM"."""
        return self.start and self.start[:7]

    @property
    def end_month(self) -> str | None:
        """The month in which the period ends, "YYYY-MM"."""
        return self.end and self.end[:7]

    @property
    def is_everything(self) -> bool:
        """Whether nothing is filtered out; the choice of map does not count."""
        return not any(each.is_set(self) for each in FILTERS)

    @property
    def whole_map(self) -> Selection:
        """The selection on the whole map: what lies outside its bounds is drawn too, for when the map moves."""
        return self if self.bounds is None else self.replace(bounds=None)

    @property
    def stored(self) -> Selection:
        """The part of the selection that can be answered where the records of a large set stand."""
        left = [each for each in FILTERS if each.is_set(self) and each.condition(self) is None]
        return self.replace(**{name: value for each in left for name, value in each.fields.items()})

    def to_query(self) -> dict[str, str]:
        """Return the selection as address parameters; what is not restricted is left out."""
        query: dict[str, str] = {}
        for each in FILTERS:
            if each.is_set(self):
                query |= each.write(self)
        if self.admin_map != ADMIN_MAPS[0]:
            query["map"] = self.admin_map
        return query

    @classmethod
    def from_query(cls, query: Mapping[str, str], known: Known) -> tuple[Selection, tuple[Notice, ...]]:
        """Read a selection from address parameters.

        Parameters
        ----------
        query : mapping of str to str
            Parameters of the address; names that are not of a filter are ignored.
        known : Known
            Codes of the data set.

        Returns
        -------
        Selection, tuple of Notice
            The usable part, and a notice for each value that could not be used.
        """
        notices: list[Notice] = []
        chosen: dict[str, Any] = {}
        for each in FILTERS:
            chosen |= each.read(query, known, notices)
        return cls(**chosen, known_actors=known.actors), tuple(notices)

    def describe(self, words: Words) -> str:
        """Return the sentence that says what is shown: one clause for each restriction.

        Parameters
        ----------
        words : Words
            With the labels of codes and areas.
        """
        clauses = [each.clause(self, words) for each in FILTERS if each.is_set(self)]
        if not clauses:
            return words("selection-everything")
        return words("selection-sentence", clauses=separator(words).join(clauses))

    def slug(self) -> str:
        """Return the selection as a part of a file name: lower case, ASCII, at most 60 characters."""
        named = [part for each in FILTERS if each.is_set(self) for part in each.in_name(self)]
        values = "-".join([*named, *([self.admin_map] if self.admin_map != ADMIN_MAPS[0] else [])])
        plain = unicodedata.normalize("NFKD", values.lower()).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        if values and (not slug or len(slug) > _LONGEST_SLUG):
            return f"{slug[:51].rstrip('-')}-{hashlib.sha256(values.encode()).hexdigest()[:8]}".lstrip("-")
        return slug or "all"
