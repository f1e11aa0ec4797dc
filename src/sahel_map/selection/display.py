"""How map and charts show the incidents chosen: layer, what is painted, what lies behind or above, rules.

Beside the `Selection`, which says what is shown, this is the other half of the address. Must not
import pandas or streamlit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sahel_map.core.allowed import unknown_value
from sahel_map.core.vocabulary import FigureName
from sahel_map.selection.notice import Notice, unknown_notices

__all__ = [
    "BAR_LEVELS",
    "SQUARE_SIDES_KM",
    "COLUMNS",
    "LAYERS",
    "LEVELS",
    "MEASURES",
    "ORDERS",
    "OVERLAYS",
    "SPREADS",
    "TRENDS",
    "Display",
    "AreaMeasure",
]

LAYERS = ("incidents", "areas", "density")
LEVELS = ("region", "cercle", "commune")
SQUARE_SIDES_KM = (100, 50, 25, 10)
#: What can be switched on and off; "marks" are the incidents drawn over areas or squares.
OVERLAYS = ("towns", "rivers", "boundaries", "marks", "tiles")
#: What the timeline counts, in which months it puts a period, and which areas have bars; the usual one first.
TRENDS = ("incidents", "killed")
SPREADS = ("start", "even")
BAR_LEVELS = ("region", "cercle")
#: Columns of the table of incidents, in the order in which they are offered.
COLUMNS = (
    "when", "place", "actors", "harms", "killed", "confidence", "evidence", "independent", "differs", "first-day",
    "units", "precision", "attribution", "killed-min", "killed-max", "mixed", "aggregate", "summary",
)  # fmt: skip
#: Orders of the table, which are those of previous and next, too; the usual one first.
ORDERS = ("newest", "oldest", "killed", "place", "confidence", "independent")
_USUAL_COLUMNS = COLUMNS[:9]
_USUAL_OVERLAYS = frozenset({"towns", "rivers", "boundaries"})
_NONE = "none"
_PER_HEAD = "100000"
_TWO_PUBLISHERS = "two-publishers"
_GROUPED = "grouped"


@dataclass(frozen=True, slots=True)
class AreaMeasure:
    """What the colour of an area stands for.

    Attributes
    ----------
    figure : FigureName or None
        The figure added up; None counts incidents.
    is_highest : bool
        Add up the highest counts that sources name, not the lowest.
    """

    figure: FigureName | None = None
    is_highest: bool = False


MEASURES: Mapping[str, AreaMeasure] = {
    "incidents": AreaMeasure(),
    "killed-min": AreaMeasure(FigureName.KILLED),
    "killed-max": AreaMeasure(FigureName.KILLED, is_highest=True),
    "homes-burned": AreaMeasure(FigureName.HOMES_BURNED),
    "displaced": AreaMeasure(FigureName.DISPLACED),
    "abducted": AreaMeasure(FigureName.ABDUCTED),
}


@dataclass(frozen=True, slots=True)
class Display:
    """The reader's choice of layers, and of what the charts count.

    Attributes
    ----------
    layer : str
        One of `LAYERS`.
    measure : str
        Key of `MEASURES`: what areas are coloured by.
    level : str
        One of `LEVELS`: which areas.
    per_head : bool
        Divide by the population, per 100,000 people.
    side_km : int
        One of `SQUARE_SIDES_KM`: side of the squares in which density is counted, in kilometres.
    overlays : frozenset of str
        What is drawn beside, of `OVERLAYS`.
    is_grouped : bool
        Gather marks that would cover each other even where few are in view.
    trend, spread, bars : str
        One of `TRENDS`, of `SPREADS` and of `BAR_LEVELS`.
    columns : tuple of str
        Of `COLUMNS`: what the table of incidents shows, in its order.
    order : str
        One of `ORDERS`: how the table of incidents is sorted.
    beside : bool
        Give the key figures from records with two independent publishers or more beside those of all.
    """

    layer: str = "incidents"
    measure: str = "incidents"
    level: str = "cercle"
    per_head: bool = False
    side_km: int = 50
    overlays: frozenset[str] = _USUAL_OVERLAYS
    is_grouped: bool = False
    trend: str = "incidents"
    spread: str = "start"
    bars: str = "region"
    columns: tuple[str, ...] = _USUAL_COLUMNS
    order: str = "newest"
    beside: bool = False

    def __post_init__(self) -> None:
        """Refuse values no control and no address can produce."""
        for name, value, allowed in (
            ("layer", self.layer, LAYERS),
            ("measure", self.measure, tuple(MEASURES)),
            ("level", self.level, LEVELS),
            ("side of squares", self.side_km, SQUARE_SIDES_KM),
            ("trend", self.trend, TRENDS),
            ("spread", self.spread, SPREADS),
            ("bars", self.bars, BAR_LEVELS),
            ("order", self.order, ORDERS),
            *(("overlay", overlay, OVERLAYS) for overlay in sorted(self.overlays)),
            *(("column", column, COLUMNS) for column in self.columns),
        ):
            if value not in allowed:
                raise ValueError(unknown_value(name, value, allowed))

    def replace(self, **changes: Any) -> Display:
        """Return a copy with some fields changed."""
        return replace(self, **changes)

    @property
    def shows_marks(self) -> bool:
        """Whether single incidents are drawn."""
        return self.layer == "incidents" or "marks" in self.overlays

    def to_query(self) -> dict[str, str]:
        """Return the choice as address parameters; what is as usual, or has no effect, is left out."""
        usual, query = Display(), {}
        if self.layer != usual.layer:
            query["layer"] = self.layer
        if self.layer == "areas":
            query["measure"], query["level"] = self.measure, self.level
            if self.per_head:
                query["per"] = _PER_HEAD
        if self.layer == "density":
            query["cell"] = str(self.side_km)
        if self.overlays != usual.overlays:
            query["with"] = ",".join(sorted(self.overlays)) or _NONE
        if self.is_grouped:
            query["marks"] = _GROUPED
        for name in ("trend", "spread", "bars"):
            if getattr(self, name) != getattr(usual, name):
                query[name] = getattr(self, name)
        if self.beside:
            query["beside"] = _TWO_PUBLISHERS
        if self.columns != usual.columns:
            query["columns"] = ",".join(self.columns)
        if self.order != usual.order:
            query["sort"] = self.order
        return query

    @staticmethod
    def parameters() -> tuple[str, ...]:
        """Return the names of all its address parameters."""
        layers = ("layer", "measure", "level", "per", "cell", "with", "marks")
        return (*layers, "trend", "spread", "bars", "columns", "sort", "beside")

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> tuple[Display, tuple[Notice, ...]]:
        """Read the choice from address parameters.

        Parameters
        ----------
        query : mapping of str to str
            Parameters of the address; names that are not ours are ignored.

        Returns
        -------
        Display, tuple of Notice
            The usable part, and a notice for each value that could not be used.
        """
        notices: list[Notice] = []
        usual = cls()
        display = cls(
            layer=_read(query, "layer", LAYERS, usual.layer, notices),
            measure=_read(query, "measure", tuple(MEASURES), usual.measure, notices),
            level=_read(query, "level", LEVELS, usual.level, notices),
            per_head=_read(query, "per", (_PER_HEAD,), "", notices) == _PER_HEAD,
            side_km=int(_read(query, "cell", tuple(map(str, SQUARE_SIDES_KM)), str(usual.side_km), notices)),
            overlays=_read_overlays(query, notices),
            is_grouped=_read(query, "marks", (_GROUPED,), "", notices) == _GROUPED,
            trend=_read(query, "trend", TRENDS, usual.trend, notices),
            spread=_read(query, "spread", SPREADS, usual.spread, notices),
            bars=_read(query, "bars", BAR_LEVELS, usual.bars, notices),
            columns=_read_columns(query, notices),
            order=_read(query, "sort", ORDERS, usual.order, notices),
            beside=_read(query, "beside", (_TWO_PUBLISHERS,), "", notices) == _TWO_PUBLISHERS,
        )
        return display, tuple(notices)


def _read(
    query: Mapping[str, str], parameter: str, allowed: Sequence[str], usual: str, notices: list[Notice]
) -> str:
    value = query.get(parameter, usual)
    if value in (*allowed, usual):
        return value
    notices.append(Notice.of_unknown(parameter, value, allowed))
    return usual


def _read_overlays(query: Mapping[str, str], notices: list[Notice]) -> frozenset[str]:
    raw = query.get("with")
    if raw is None:
        return _USUAL_OVERLAYS
    if raw == _NONE:
        return frozenset()
    found = [part.strip() for part in raw.split(",") if part.strip()]
    notices += unknown_notices("with", (part for part in found if part not in OVERLAYS), OVERLAYS)
    return frozenset(found) & frozenset(OVERLAYS) or _USUAL_OVERLAYS


def _read_columns(query: Mapping[str, str], notices: list[Notice]) -> tuple[str, ...]:
    found = [part.strip() for part in query.get("columns", "").split(",") if part.strip()]
    notices += unknown_notices("columns", (part for part in found if part not in COLUMNS), COLUMNS)
    return tuple(dict.fromkeys(part for part in found if part in COLUMNS)) or _USUAL_COLUMNS
