"""The counts and sums of one choice of incidents, each worked out once and shared by all that show it.

Figures, charts, captions and tables of a page ask the same object, so that none can say another number
and none is added up twice. Must not import anything from views or app.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.statistics import by_month, harms, totals
from sahel_map.statistics.by_month import Spread
from sahel_map.statistics.covered import is_uncovered
from sahel_map.statistics.totals import FigureTotal

__all__ = ["Numbers"]


class Numbers:
    """What can be counted of the incidents shown. Nobody may change the tables it hands out.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    start : str, optional
        Month or day in which the period chosen begins, as `Selection.start`.
    """

    def __init__(self, dataset: Dataset, mask: np.ndarray, start: str | None = None) -> None:
        self.dataset, self.mask = dataset, mask
        #: Whether nothing is shown because nothing was searched: that is no count of nought.
        self.is_uncovered = not mask.any() and is_uncovered(dataset, start)
        self._kept: dict[tuple[object, ...], Any] = {}

    def total(self, figure: FigureName = FigureName.KILLED) -> FigureTotal:
        """Return `totals.total` of these incidents."""
        return self._once(totals.total, figure)

    def by_month(self, spread: Spread = "start") -> pd.DataFrame:
        """Return `by_month.by_month` of these incidents, for the people killed."""
        return self._once(by_month.by_month, spread)

    def by_area(self, level: str, admin_map: str) -> pd.DataFrame:
        """Return `totals.by_area` of these incidents, for the people killed."""
        return self._once(totals.by_area, level, admin_map)

    def by_actor(self) -> pd.DataFrame:
        """Return `harms.by_actor` of these incidents, for the people killed."""
        return self._once(harms.by_actor)

    def by_harm(self) -> pd.DataFrame:
        """Return `harms.by_harm` of these incidents, for the people killed."""
        return self._once(harms.by_harm)

    def by_actor_and_harm(self, aggregates: bool = False) -> pd.DataFrame:
        """Return `harms.by_actor_and_harm` of these incidents."""
        return self._once(harms.by_actor_and_harm, aggregates)

    def _once(self, work: Callable[..., Any], *arguments: object) -> Any:
        key = (work, *arguments)
        if key not in self._kept:
            self._kept[key] = work(self.dataset, self.mask, *arguments)
        return self._kept[key]
