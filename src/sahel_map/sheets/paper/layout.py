"""Where the parts of a sheet stand on each paper. Pure numbers, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from sahel_map.sheets.paper.paper import Frame, Paper

__all__ = ["Layout", "layout_of"]

_GAP = 4.0
_FIGURES = 47.0
_TIMELINE = 21.0
_LOCATOR = 32.0
_FOOTER = 22.0
_STRIP_OF_FIGURES = 34.0
_STRIP_ON_SLIDE = 39.0
_READING = 46.0
_SIDE_SHARE = 0.345
_WIDE_SIDE_SHARE = 0.41
_WIDE = 1.6


@dataclass(frozen=True, slots=True)
class Layout:
    """The frames of a sheet.

    `map` holds the degrees and the strip under the map as well; `n_figure_columns` says how many key figures
    stand side by side.
    """

    header: Frame
    map: Frame
    timeline: Frame
    figures: Frame
    legend: Frame
    caveats: Frame
    locator: Frame
    footer: Frame
    n_figure_columns: int


def layout_of(paper: Paper, header_height: float) -> Layout:
    """Return the frames of a sheet.

    Parameters
    ----------
    paper : Paper
    header_height : float
        What title and filter sentence need; the map takes what is left.
    """
    return (_upright if paper.is_portrait else _lying)(paper, header_height)


def _lying(paper: Paper, header_height: float) -> Layout:
    """Map and timeline on the left, a column with everything to read on the right."""
    page, unit, gap = paper.inner, paper.unit, _GAP * paper.unit
    header = Frame(page.left, page.top, page.width, header_height)
    footer = Frame(page.left, page.bottom - _FOOTER * unit, page.width, _FOOTER * unit)
    top, bottom = header.bottom + gap, footer.top - gap
    # A slide is too low for one narrow column: it is split in the middle instead.
    is_wide = paper.width / paper.height > _WIDE
    side_width = (_WIDE_SIDE_SHARE if is_wide else _SIDE_SHARE) * page.width
    left = Frame(page.left, top, page.width - side_width - 1.5 * gap, bottom - top)
    side = Frame(page.right - side_width, top, side_width, bottom - top)
    timeline_height = _TIMELINE * unit
    figures_height = (_STRIP_ON_SLIDE if is_wide else _FIGURES) * unit
    figures = Frame(side.left, side.top, side.width, figures_height)
    low = _LOCATOR * unit
    locator_width = min(0.42 * side.width, 38 * unit)
    return Layout(
        header=header,
        map=Frame(left.left, left.top, left.width, left.height - timeline_height),
        timeline=Frame(left.left, left.bottom - timeline_height, left.width, timeline_height),
        figures=figures,
        legend=Frame(side.left, figures.bottom + gap / 2, side.width, side.height - figures.height - low - gap),
        caveats=Frame(side.left, side.bottom - low, side.width - locator_width - gap, low),
        locator=Frame(side.right - locator_width, side.bottom - low, locator_width, low),
        footer=footer,
        n_figure_columns=3 if is_wide else 2,
    )


def _upright(paper: Paper, header_height: float) -> Layout:
    """From top to bottom: map, timeline, key figures beside the locator, legend beside the caveats."""
    page, unit, gap = paper.inner, paper.unit, _GAP * paper.unit
    header = Frame(page.left, page.top, page.width, header_height)
    footer = Frame(page.left, page.bottom - _FOOTER * unit, page.width, _FOOTER * unit)
    reading = Frame(page.left, footer.top - gap - _READING * unit, page.width, _READING * unit)
    figures_height = _STRIP_OF_FIGURES * unit
    figures_top = reading.top - gap - figures_height
    locator_width, legend_width = 36 * unit, 0.66 * page.width
    top, timeline_height = header.bottom + gap, _TIMELINE * unit
    timeline_top = figures_top - gap / 2 - timeline_height
    return Layout(
        header=header,
        map=Frame(page.left, top, page.width, timeline_top - top),
        timeline=Frame(page.left, timeline_top, page.width, timeline_height),
        figures=Frame(page.left, figures_top, page.width - locator_width - 2 * gap, figures_height),
        legend=Frame(page.left, reading.top, legend_width, reading.height),
        caveats=Frame(page.left + legend_width + gap, reading.top, page.width - legend_width - gap, reading.height),
        locator=Frame(page.right - locator_width, figures_top, locator_width, figures_height),
        footer=footer,
        n_figure_columns=3,
    )
