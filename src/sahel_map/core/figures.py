"""Reported ranges: the one type that carries a figure from record to total.

Must not import pandas or anything that shows: views format it, aggregates fill it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["ReportedRange"]


@dataclass(frozen=True, slots=True)
class ReportedRange:
    """A count as sources report it, of one record or added up over many.

    It is not a confidence interval: `minimum` and `maximum` are the lowest and the highest count
    that sources name. Unknown is never zero: a record without a figure is counted in
    `n_without_figure` and adds nothing.

    Attributes
    ----------
    minimum : int or None
        Sum of the lowest counts named (persons, homes or animals); None if no record has one.
    maximum : int or None
        Sum of the highest counts named; None if no record has one.
    is_open : bool
        The highest count is itself "at least" in one record or more: shown with a plus sign.
    n_records : int
        Records looked at, with or without a figure.
    n_without_figure : int
        Records among them for which no source gives a number.
    n_mixed : int
        Records among them whose count may include fighters.
    """

    minimum: int | None = None
    maximum: int | None = None
    is_open: bool = False
    n_records: int = 0
    n_without_figure: int = 0
    n_mixed: int = 0

    def __post_init__(self) -> None:
        """Refuse a range that no source could have reported."""
        if self.minimum is not None and self.minimum < 0:
            raise ValueError(f"a reported count cannot be negative: {self.minimum}")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError(f"lowest count {self.minimum} is above the highest count {self.maximum}")

    @classmethod
    def of(
        cls,
        minimum: int | None,
        maximum: int | None,
        is_open: bool = False,
        is_mixed: bool = False,
    ) -> ReportedRange:
        """Return the range of one record.

        A figure that has a lowest count only reads "at least": its maximum is set to the minimum
        and the range is open. A figure that has a highest count only keeps an unknown minimum.

        Parameters
        ----------
        minimum, maximum : int or None
            Lowest and highest count that sources name; None where they name none.
        is_open : bool
            The highest count is "at least" or "more than".
        is_mixed : bool
            The count may include fighters.

        Returns
        -------
        ReportedRange
            With `n_records` 1.
        """
        if minimum is not None and maximum is None:
            maximum, is_open = minimum, True
        unknown = minimum is None and maximum is None
        return cls(
            minimum=minimum,
            maximum=maximum,
            is_open=is_open and not unknown,
            n_records=1,
            n_without_figure=int(unknown),
            n_mixed=int(is_mixed and not unknown),
        )

    @classmethod
    def total(cls, ranges: Iterable[ReportedRange]) -> ReportedRange:
        """Add up ranges; the sum of none is a range of zero records without a figure."""
        result = cls()
        for item in ranges:
            result = result + item
        return result

    def __add__(self, other: ReportedRange) -> ReportedRange:
        return ReportedRange(
            minimum=_add(self.minimum, other.minimum),
            maximum=_add(self.maximum, other.maximum),
            is_open=self.is_open or other.is_open,
            n_records=self.n_records + other.n_records,
            n_without_figure=self.n_without_figure + other.n_without_figure,
            n_mixed=self.n_mixed + other.n_mixed,
        )

    def beyond(self, found: ReportedRange) -> ReportedRange:
        """Return what of this count is not among the records found: never below 0, unknown stays unknown.

        The lowest remainder leaves the highest count found away from the lowest of this one, and the other
        way round. A record found without a figure may account for any part, so it takes nothing away.

        Examples
        --------
        >>> rest = ReportedRange.of(32, None).beyond(ReportedRange.of(10, 20))
        >>> rest.minimum, rest.maximum, rest.is_open
        (12, 22, True)
        """
        if self.minimum is None or self.maximum is None:
            return ReportedRange.of(None, None)
        lowest = self.minimum - (found.maximum or 0)
        highest = self.maximum - (found.minimum or 0)
        return ReportedRange.of(max(lowest, 0), max(highest, 0), is_open=self.is_open)

    @property
    def n_with_figure(self) -> int:
        """Records that have a figure."""
        return self.n_records - self.n_without_figure

    @property
    def is_unknown(self) -> bool:
        """Whether no record has a figure."""
        return self.minimum is None and self.maximum is None


def _add(left: int | None, right: int | None) -> int | None:
    """Add two counts where None means "not reported" and adds nothing."""
    if left is None:
        return right
    return left if right is None else left + right
