"""A page that holds text only: its lines are kept until it is known who writes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import Paper
from sahel_map.sheets.paper.typeface import Style, has_letters

__all__ = ["TextLine", "TextPage", "TextSurface"]


class TextSurface(Protocol):
    """What paragraphs are written on: a drawn page or a page of text."""

    def text(
        self, left: float, top: float, text: str, style: Style, align: str = "left", url: str | None = None
    ) -> object:
        """Write one line; see `Page.text`."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text; see `Page.text`."""

    left: float
    top: float
    text: str
    style: Style
    align: str = "left"
    url: str | None = None


@dataclass(slots=True)
class TextPage:
    """A page of text.

    Attributes
    ----------
    paper : Paper
    lines : list of TextLine
        In the order they were written.
    """

    paper: Paper
    lines: list[TextLine] = field(default_factory=list)

    def text(
        self, left: float, top: float, text: str, style: Style, align: str = "left", url: str | None = None
    ) -> None:
        """Keep one line; see `Page.text`."""
        self.lines.append(TextLine(left, top, text, style, align, url))

    @property
    def is_plain(self) -> bool:
        """Whether the typeface has all letters, so that none must be shaped or taken from another."""
        return all(has_letters(line.text, line.style) for line in self.lines)

    def drawn(self) -> Page:
        """Return the page as matplotlib draws it, which finds letters that the typeface lacks."""
        page = Page(self.paper)
        for line in self.lines:
            page.text(line.left, line.top, line.text, line.style, line.align, line.url)
        return page
