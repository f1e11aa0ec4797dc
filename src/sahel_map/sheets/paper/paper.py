"""Paper, and how large a map it has room for, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from sahel_map.core.errors import SelectionError

__all__ = ["MAP_SHARE", "PAPERS", "SIZE_NAMES", "Paper", "paper_of"]

#: Share of the page that the map takes at least, where title and filter sentence are not unusually long.
MAP_SHARE = 0.503


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper.

    Attributes
    ----------
    name : str
        As in file names, for example "a4-landscape".
    width, height : float
        Millimetres.
    unit : float
        Size of type and marks against A4, whose smallest type has 7 pt.
    """

    name: str
    width: float
    height: float
    unit: float = 1.0

    @property
    def margin(self) -> float:
        """Empty edge at the top and the sides, which office printers need."""
        return 7.0 if self.is_slide else 7.0 * self.unit

    @property
    def foot(self) -> float:
        """Edge at the bottom, with the line that stands on every page."""
        return 9.0 if self.is_slide else 8.5 * self.unit

    @property
    def inner_width(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    @property
    def is_portrait(self) -> bool:
        """Whether the page is higher than wide."""
        return self.height > self.width

    @property
    def is_slide(self) -> bool:
        """Whether it is shown on a screen, which has no scale."""
        return self.name == "slide"

    @property
    def scale_name(self) -> str:
        """Name of the paper beside a scale; empty for a slide."""
        return "" if self.is_slide else self.name.partition("-")[0].upper()


# A3 gains more map than type: its type grows by a fifth where its sides grow by two fifths. On a slide the
# smallest type has 12 pt.
PAPERS: dict[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper("a4-landscape", 297, 210),
        Paper("a4-portrait", 210, 297),
        Paper("a3-landscape", 420, 297, 1.2),
        Paper("a3-portrait", 297, 420, 1.2),
        Paper("slide", 338.667, 190.5, 12 / 7),
    )
}

#: What a reader may ask for; "a4" and "a3" leave the direction to the kind of sheet.
SIZE_NAMES: tuple[str, ...] = ("a4", "a3", *PAPERS)


def paper_of(size: str, portrait: bool = False) -> Paper:
    """Return the paper of a size.

    Parameters
    ----------
    size : str
        One of `SIZE_NAMES`, upper or lower case.
    portrait : bool
        The kind of sheet is made for portrait only: "a4" means that, and other directions are refused.

    Raises
    ------
    SelectionError
        If there is no such size, or this kind of sheet does not come in it.
    """
    name = size.lower()
    if name in ("a4", "a3"):
        name += "-portrait" if portrait else "-landscape"
    allowed = [known for known in SIZE_NAMES if not portrait or known not in PAPERS or PAPERS[known].is_portrait]
    if name not in PAPERS or (portrait and not PAPERS[name].is_portrait):
        raise SelectionError(f"size {size!r} is not offered here; allowed: {', '.join(allowed)}")
    return PAPERS[name]
