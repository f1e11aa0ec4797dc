"""Two choices to be compared: what each side puts in place of the filters that both share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode

from sahel_map.selection.all_filters import FILTERS, PARAMETERS
from sahel_map.selection.known import Known
from sahel_map.selection.notice import Notice, stray_notices
from sahel_map.selection.selection import Selection

__all__ = ["SIDES", "Pair"]

#: Names of the two sides in the address.
SIDES = ("a", "b")


@dataclass(frozen=True, slots=True)
class Pair:
    """What the two sides differ in.

    Attributes
    ----------
    first, second : Selection
        Filters of each side; where it has none, the shared filter holds.
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
            shared.replace(**{name: value for each in FILTERS for name, value in each.own(side).items()})
            for side in (self.first, self.second)
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
            The usable part, and a notice for each value or name that could not be used.
        """
        sides, notices = [], []
        for side in SIDES:
            given = parse_qs(query.get(side, ""), keep_blank_values=True)
            usable = _usable(given)
            own, found = Selection.from_query(
                {name: values[-1] for name, values in given.items() if name in usable}, known
            )
            sides.append(own)
            found = (*found, *stray_notices(given, usable))
            notices += [replace(one, parameter=f"{side}: {one.parameter}".rstrip(": ")) for one in found]
        return cls(*sides), tuple(notices)


def _usable(given: Collection[str]) -> set[str]:
    """Return the parameters that mean something on a side.

    A mode alone has no codes to go together, and both sides are on one map of regions.
    """
    names = {parameter.name for parameter in PARAMETERS} - {"map"}
    return names - {f"{name}_mode" for name in names if name not in given}
