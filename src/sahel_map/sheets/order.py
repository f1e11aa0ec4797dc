"""Which sheet to make, checked before any work is done."""

from __future__ import annotations

from dataclasses import dataclass

from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import SelectionError
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.options import FORMATS, SheetOptions, file_name
from sahel_map.sheets.paper.paper import Paper, paper_of
from sahel_map.words import Words

__all__ = ["SheetOrder"]


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
    is_preview: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be made."""
        if self.suffix not in FORMATS:
            raise SelectionError(unknown_value("format", self.suffix, FORMATS))
        if sum((self.area is not None, self.incident is not None, self.is_atlas)) > 1 or (
            self.cercle and self.region
        ):
            raise SelectionError(
                "a sheet is of one cercle, of one region, of one incident or an atlas; allowed: one of them"
            )
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
        return self.is_atlas or self.area is not None or self.incident is not None

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
        return words("record-id", id=self.incident) if self.incident is not None else self.shown.describe(words)

    @property
    def file_name(self) -> str:
        """Name of the file, from what it shows, its size and its day."""
        if self.incident is not None:
            what = self.incident
        else:
            what = f"atlas-{self.shown.slug()}" if self.is_atlas else self.shown.slug()
        options = self.options
        return file_name(options.stem, what, self.paper.name, options.made, self.suffix, options.brand)
