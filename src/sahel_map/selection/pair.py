"""Two choices to be compared: what each side puts in place of the filters that both share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from sahel_map.selection.known import Known
from sahel_map.selection.notice import Notice
from sahel_map.selection.selection import Selection

__all__ = ["SIDES", "Pair"]

#: Names of the two sides in the address.
SIDES = ("a", "b")
_FIELDS = ("start", "end", "actors", "areas")


@dataclass(frozen=True, slots=True)
class Pair:
    """What the two sides differ in.

    Attributes
    ----------
    first, second : Selection
        Period, actors and areas of each side; where one is empty, the shared filter holds.
    """

    first: Selection = Selection()
    second: Selection = Selection()

    @classmethod
    def around(cls, day: dt.date) -> Pair:
        """Return the time up to a day, that day included, and the time after it."""
        return cls(Selection(end=day.isoformat()), Selection(start=(day + dt.timedelta(days=1)).isoformat()))

    def sides(self, shared: Selection) -> tuple[Selection, Selection]:
        """Return the two whole selections.

        Parameters
        ----------
        shared : Selection
            The filters that hold on both sides, as far as a side does not replace them.
        """
        first, second = (
            shared.replace(**{name: getattr(own, name) for name in _FIELDS if getattr(own, name) is not None})
            for own in (self.first, self.second)
        )
        return first, second

    def changed(self, side: str, **changes: object) -> Pair:
        """Return a copy with some fields of one side changed; `side` is one of `SIDES`."""
        if side == SIDES[0]:
            return replace(self, first=self.first.replace(**changes))
        return replace(self, second=self.second.replace(**changes))

    def of(self, side: str) -> Selection:
        """Return what one side has of its own; `side` is one of `SIDES`."""
        return self.first if side == SIDES[0] else self.second

    def to_query(self) -> dict[str, str]:
        """Return the pair as address parameters, each side's own filters as one text."""
        queries = {side: urlencode(self.of(side).to_query()) for side in SIDES}
        return {side: query for side, query in queries.items() if query}

    @classmethod
    def from_query(cls, query: Mapping[str, str], known: Known) -> tuple[Pair, tuple[Notice, ...]]:
        """Read a pair from address parameters.

        Parameters
        ----------
        query : mapping of str to str
            Parameters of the address; those of other names are ignored.
        known : Known
            Codes of the data set.

        Returns
        -------
        Pair, tuple of Notice
            The usable part, and a notice for each value that could not be used.
        """
        sides, notices = [], []
        for side in SIDES:
            own, found = Selection.from_query(dict(parse_qsl(query.get(side, ""))), known)
            sides.append(Selection(**{name: getattr(own, name) for name in _FIELDS}, known_actors=known.actors))
            notices += [replace(notice, parameter=f"{side}: {notice.parameter}") for notice in found]
        return cls(*sides), tuple(notices)
