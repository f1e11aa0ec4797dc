"""One page as a matplotlib figure that is drawn on in millimetres."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from sahel_map.sheets.paper.paper import Frame, Paper
from sahel_map.sheets.paper.typeface import Style
from sahel_map.style import INTERFACE

__all__ = ["Page"]

_MM_PER_INCH = 25.4
_POINTS_PER_MM = 72 / _MM_PER_INCH


class Page:
    """A white page with one drawing surface in millimetres.

    Parameters
    ----------
    paper : Paper

    Attributes
    ----------
    figure : Figure
        Of matplotlib.
    surface : Axes
        Covers the page; its units are millimetres from the lower left corner, so that shapes stand upright.
    """

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.figure = Figure(figsize=(paper.width / _MM_PER_INCH, paper.height / _MM_PER_INCH), facecolor="white")
        self.surface = self.figure.add_axes((0, 0, 1, 1), zorder=5)
        self.surface.set(xlim=(0, paper.width), ylim=(0, paper.height))
        self.surface.set_axis_off()

    def axes(self, frame: Frame, zorder: float = 1) -> Axes:
        """Return empty axes that fill a frame, with nothing drawn around them."""
        paper = self.paper
        place = (
            frame.left / paper.width,
            1 - frame.bottom / paper.height,
            frame.width / paper.width,
            frame.height / paper.height,
        )
        axes = self.figure.add_axes(place, zorder=zorder)
        axes.set_axis_off()
        return axes

    def up(self, top: float) -> float:
        """Return a distance from the upper edge as one from the lower edge."""
        return self.paper.height - top

    def text(
        self, left: float, top: float, text: str, style: Style, align: str = "left", url: str | None = None
    ) -> Text:
        """Write one line: `top` is where the line begins, `left` its left edge, middle or right edge."""
        baseline = self.up(top + 0.8 * style.line_mm)
        return self.surface.text(
            left, baseline, text, ha=align, va="baseline", color=style.colour, fontproperties=style.font, url=url
        )

    def box(self, frame: Frame, fill: str, edge: str = "none", width: float = 0.2, zorder: float = 1.5) -> None:
        """Draw a rectangle; `width` of its edge in millimetres."""
        self.surface.add_patch(
            Rectangle(
                (frame.left, self.up(frame.bottom)),
                frame.width,
                frame.height,
                facecolor=fill,
                edgecolor=edge,
                linewidth=width * _POINTS_PER_MM,
                zorder=zorder,
            )
        )

    def line(
        self,
        xs: Sequence[float],
        tops: Sequence[float],
        colour: str = INTERFACE["lines"],
        width: float = 0.2,
        dashes: Sequence[float] | None = None,
    ) -> None:
        """Draw a line; `width` and dashes in millimetres."""
        style = "-" if dashes is None else (0, [dash / width for dash in dashes])
        self.surface.plot(
            xs,
            [self.up(top) for top in tops],
            color=colour,
            linewidth=width * _POINTS_PER_MM,
            linestyle=style,
            solid_capstyle="butt",
        )
