"""Two sets to be compared: which other one, and how close in place and time two incidents must be."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sahel_map.selection.notice import Notice

__all__ = ["DEFAULT_OTHER", "MOST_DAYS", "MOST_KM", "SET_PAIR_PARAMETERS", "SetPair"]

#: Names of the fields in the address.
SET_PAIR_PARAMETERS = ("other", "within_km", "within_days")
#: How an address names the server's own set as the other one; no id of a set begins with a hyphen.
DEFAULT_OTHER = "-"
#: Wider than this, what is found says nothing of single events.
MOST_KM, MOST_DAYS = 100.0, 31


@dataclass(frozen=True, slots=True)
class SetPair:
    """The other set and both limits.

    Attributes
    ----------
    other : str or None
        Id of the other set, `DEFAULT_OTHER` for the server's own; None where no sets are compared.
    km : float
        Most kilometres between two incidents.
    days : int
        Most days between them.
    """

    other: str | None = None
    km: float = 10.0
    days: int = 2

    def to_query(self) -> dict[str, str]:
        """Return the pair as address parameters; nothing where no sets are compared."""
        if self.other is None:
            return {}
        values = (self.other, f"{self.km:g}", str(self.days))
        return dict(zip(SET_PAIR_PARAMETERS, values, strict=True))

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> tuple[SetPair, tuple[Notice, ...]]:
        """Read a pair from address parameters.

        Returns
        -------
        SetPair, tuple of Notice
            The usable part, and a notice for each value that could not be used.
        """
        other, km, days = SET_PAIR_PARAMETERS
        pair, notices = cls(other=query.get(other) or None), []
        values: dict[str, float] = {km: pair.km, days: pair.days}
        for name, most in ((km, MOST_KM), (days, MOST_DAYS)):
            given = query.get(name)
            if given is None:
                continue
            number = _number(given)
            if 0 <= number <= most and (name == km or number.is_integer()):
                values[name] = number
            else:
                notices.append(Notice(name, given, f"0–{most:g}"))
        return cls(pair.other, values[km], int(values[days])), tuple(notices)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan
