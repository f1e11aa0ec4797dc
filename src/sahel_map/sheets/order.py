"""Which sheet to make, checked before any work is done."""

from __future__ import annotations

from dataclasses import dataclass

from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import SelectionError
from sahel_map.selection.pair import Pair
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.options import FORMATS, SheetOptions, file_name
from sahel_map.sheets.paper.paper import Paper, paper_of
from sahel_map.words import Words

__all__ = ["SERIES", "SheetOrder"]

#: What small maps on one scale may be made by.
SERIES = ("month", "year", "actor", "pair")


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which sheet to make.

    Attributes
    ----------
    selection : Selection
        Incidents of the sheet; ignored where one incident is asked for.
    options : SheetOptions
    suffix : {"pdf", "png", "svg"}
        Format; PNG and SVG hold the first page only.
    cercle : str or None
        P-code: a sheet of this cercle.
    region : str or None
        P-code, on the map of regions of the selection: a sheet of this region.
    incident : str or None
        Id: a sheet of this record.
    is_atlas : bool
        A part for each cercle that has an incident, and for the incidents without one; PDF only.
    series : str or None
        Of `SERIES`: small maps on one scale.
    pair : Pair
        What the two sides differ in, where `series` is "pair".
    records : tuple of str
        Ids: a dossier of these records, in this order.
    is_profile : bool
        Put the profile of the cercle or region behind its map, as tables.
    is_preview : bool
        Only the first page is looked at.

    Raises
    ------
    SelectionError
        If the parts do not go together.
    """

    selection: Selection
    options: SheetOptions
    suffix: str = "pdf"
    cercle: str | None = None
    region: str | None = None
    incident: str | None = None
    is_atlas: bool = False
    series: str | None = None
    pair: Pair = Pair()
    records: tuple[str, ...] = ()
    is_profile: bool = False
    is_preview: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be made."""
        if self.suffix not in FORMATS:
            raise SelectionError(unknown_value("format", self.suffix, FORMATS))
        kinds = (
            self.area is not None,
            self.incident is not None,
            self.is_atlas,
            bool(self.series),
            bool(self.records),
        )
        if sum(kinds) > 1 or (self.cercle and self.region):
            raise SelectionError(
                "a sheet is of one cercle, of one region, of one incident, of records, of small maps or an atlas; "
                "allowed: one of them"
            )
        if self.series is not None and self.series not in SERIES:
            raise SelectionError(unknown_value("series", self.series, SERIES))
        if (self.series == "pair") != (self.pair != Pair()):
            raise SelectionError("a pair of maps has two sides; allowed: series pair, with a, b or both")
        if self.series is not None and self.options.size.lower() == "slide":
            raise SelectionError("small maps have no room on a slide; allowed: sizes of paper")
        if self.is_profile and self.area is None:
            raise SelectionError("a profile is of one area; allowed: with a cercle or a region")
        if self.is_atlas and self.suffix != "pdf" and not self.is_preview:
            raise SelectionError(f"an atlas cannot be made as {self.suffix!r}; allowed: pdf")
        if self.is_upright and self.options.choropleth is not None:
            raise SelectionError(
                "areas are shaded to compare them, and this sheet is of one; allowed: a sheet of a selection"
            )
        paper_of(self.options.size, self.is_upright)

    @property
    def is_upright(self) -> bool:
        """Whether this kind of sheet is made for portrait only."""
        return self.is_atlas or self.area is not None or self.incident is not None or bool(self.records)

    @property
    def paper(self) -> Paper:
        """The paper asked for."""
        return paper_of(self.options.size, self.is_upright)

    @property
    def shown(self) -> Selection:
        """The incidents of the sheet, where it is not of one incident."""
        return self.selection.replace(areas=frozenset({self.area})) if self.area is not None else self.selection

    @property
    def area(self) -> str | None:
        """P-code of the cercle or region that the sheet is of."""
        return self.cercle or self.region

    def sentence(self, words: Words) -> str:
        """Return which incidents the sheet shows."""
        if self.records:
            return words("sheet-dossier-sentence", n=len(self.records), ids=", ".join(self.records))
        if self.series == "pair":
            first, second = (side.describe(words) for side in self.pair.sides(self.selection))
            return words("sheet-pair-sentence", a=first, b=second)
        return words("record-id", id=self.incident) if self.incident is not None else self.shown.describe(words)

    def file_name(self, language: str) -> str:
        """Return the name of the file, from what it shows, its size, its language and its day."""
        slug = self.shown.slug()
        if self.incident is not None:
            what = self.incident
        elif self.records:
            what = f"dossier-{len(self.records)}-from-{self.records[0]}"
        else:
            kind = "atlas" if self.is_atlas else "profile" if self.is_profile else ""
            what = "-".join(filter(None, (kind, slug, self.series and f"by-{self.series}")))
        options = self.options
        return file_name(options.stem, what, self.paper.name, language, options.made, self.suffix, options.brand)
