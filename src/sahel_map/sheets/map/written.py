"""Names as they are written on a map, and the boxes they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from sahel_map.sheets.map.label_spots import LabelBox, Taken, box_of, place_one
from sahel_map.sheets.map.svg import group, path, text
from sahel_map.sheets.paper.typeface import Style
from sahel_map.style import INTERFACE

__all__ = ["Names", "leader", "write_lines"]


@dataclass
class Names:
    """Names as they are written, the boxes they take, and what of it the legend has to explain.

    Attributes
    ----------
    parts : list of str
        As SVG.
    boxes : list of (str, LabelBox)
    shown : set of str
        Symbols for the legend.
    numbered : set of str
        Ids of the records whose number found room.
    counted : set of str
        P-codes of the areas whose count did.
    named : set of str
        Ids of the records whose circle or area has its name beside it.
    """

    parts: list[str] = field(default_factory=list)
    boxes: list[tuple[str, LabelBox]] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    numbered: set[str] = field(default_factory=set)
    counted: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def write(self, label: str, box: LabelBox, style: Style, halo: bool = True) -> None:
        """Write one name into its box.

        Parameters
        ----------
        label : str
        box : LabelBox
            Where it stands, millimetres.
        style : Style
        halo : bool
            Whether it has a light edge.
        """
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2 + 0.34 * style.size_mm
        self.parts.append(text(label, x, y, style, "middle", halo))
        self.boxes.append((label, box))

    @property
    def svg(self) -> str:
        """All names as one group."""
        return group("names", self.parts)


def write_lines(
    names: Names,
    taken: Taken,
    lines: Sequence[str],
    style: Style,
    spots: Callable[..., np.ndarray],
    most_covered: float = 99.0,
) -> LabelBox | None:
    """Write lines one below the other at the best of some spots, and return the box they found, if any.

    Parameters
    ----------
    names : Names
    taken : Taken
    lines : sequence of str
    style : Style
    spots : callable
        Given `box`, whose size counts: the edges at each spot, shape (m, 4).
    most_covered : float
        How much of the marks they may cover, as a sum of radii.
    """
    one = box_of(max(lines, key=len), 0, 0, style)
    block = replace(one, bottom=one.bottom + (len(lines) - 1) * style.line_mm)
    found = place_one(taken, spots(box=block), most_covered)
    if found is None:
        return None
    for place, line in enumerate(lines):
        top = found.top + place * style.line_mm
        names.write(line, replace(found, top=top, bottom=top + one.bottom - one.top), style)
    return found


def leader(start: tuple[float, float], end: tuple[float, float], unit: float) -> str:
    """Return a thin line from a name to what it names.

    Parameters
    ----------
    start, end : tuple of (float, float)
        Millimetres.
    unit : float
        Size of type against A4.
    """
    data = f"M{start[0]:.2f},{start[1]:.2f}L{end[0]:.2f},{end[1]:.2f}"
    return path(data, "none", INTERFACE["secondary"], 0.15 * unit)
