"""What the key figures are made of. Must not import anything from views or app."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sahel_map.core.vocabulary import FigureName
from sahel_map.statistics.numbers import Numbers
from sahel_map.statistics.totals import FigureTotal

__all__ = ["Headline", "headline"]


@dataclass(frozen=True, slots=True)
class Headline:
    """What the key figures are made of.

    Attributes
    ----------
    n_incidents : int
        Incidents shown, aggregate records among them.
    n_aggregates : int
        Aggregate records among them, left out of every total.
    n_two_publishers : int
        Incidents shown that rest on two independent publishers or more.
    totals : mapping of FigureName to FigureTotal
        The figures asked for.
    """

    n_incidents: int
    n_aggregates: int
    n_two_publishers: int
    totals: Mapping[FigureName, FigureTotal]


def headline(numbers: Numbers, figures: Sequence[FigureName] = tuple(FigureName)) -> Headline:
    """Return the numbers behind the key figures; see `Headline` for what each counts.

    Parameters
    ----------
    numbers : Numbers
        Of the incidents shown.
    figures : sequence of FigureName
        Figures to add up, at least one.
    """
    n_publishers = numbers.dataset.incidents["n_independent"].to_numpy()[numbers.mask]
    totals = {figure: numbers.total(figure) for figure in figures}
    return Headline(
        n_incidents=len(n_publishers),
        n_aggregates=numbers.total(figures[0]).n_aggregates,
        n_two_publishers=int((n_publishers >= 2).sum()),
        totals=totals,
    )
