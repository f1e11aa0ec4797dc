"""Paper and the frames on it, in millimetres from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass

from sahel_map.core.errors import SelectionError

__all__ = ["PAPERS", "SIZE_NAMES", "Frame", "Paper", "paper_of"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on the page, in millimetres; `top` counts downwards."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Lower edge, counted downwards."""
        return self.top + self.height

    def columns(self, n: int, gap: float) -> list[Frame]:
        """Return n columns of equal width side by side."""
        width = (self.width - (n - 1) * gap) / n
        return [Frame(self.left + i * (width + gap), self.top, width, self.height) for i in range(n)]

    def below(self, height: float) -> Frame:
        """Return what is left under a strip of some height at the top."""
        return Frame(self.left, self.top + height, self.width, self.height - height)


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
        Size of type, marks and margins against A4.
    """

    name: str
    width: float
    height: float
    unit: float = 1.0

    @property
    def margin(self) -> float:
        """Empty edge in millimetres, which office printers need."""
        return 10 * self.unit

    @property
    def is_portrait(self) -> bool:
        """Whether the page is higher than wide."""
        return self.height > self.width

    @property
    def inner(self) -> Frame:
        """The page without its margins."""
        edge = self.margin
        return Frame(edge, edge, self.width - 2 * edge, self.height - 2 * edge)


# A3 gains more map than type: its type grows by a fifth where its sides grow by two fifths.
PAPERS: dict[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper("a4-landscape", 297, 210),
        Paper("a4-portrait", 210, 297),
        Paper("a3-landscape", 420, 297, 1.2),
        Paper("a3-portrait", 297, 420, 1.2),
        Paper("slide", 338.667, 190.5),
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
