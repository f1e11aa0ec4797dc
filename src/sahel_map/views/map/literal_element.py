"""Folium elements whose rendered text is never read as a template again.

branca puts what an element has rendered into new `Element` objects and so parses the result a second
time as a Jinja template: any ``{{ ... }}`` in it would run as code on the server. Elements of this
project render through `LiteralElement`, which keeps the first result as it is. That is the second line of defence;
the first is that no text of users or of the data goes into a Folium object at all.
"""

from __future__ import annotations

from branca.element import Element, Figure, MacroElement

__all__ = ["LiteralElement"]


class _Literal(Element):
    """Text that is already rendered."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **_kwargs: object) -> str:
        """Return the text as it is."""
        return self._text


class LiteralElement(MacroElement):
    """A macro element that renders each of its macros exactly once."""

    def render(self, **kwargs: object) -> None:
        """Put the macros' text into the figure, and render the children.

        Raises
        ------
        TypeError
            If the element is not in a figure.
        """
        figure = self.get_root()
        if not isinstance(figure, Figure):
            raise TypeError(f"{self.get_name()} must be added to a figure before it is rendered")
        for part in ("header", "html", "script"):
            macro = getattr(self._template.module, part, None)
            if macro is not None:
                getattr(figure, part).add_child(_Literal(macro(self, kwargs)), name=self.get_name())
        for child in self._children.values():
            child.render(**kwargs)
