"""The strip of key figures as one piece of HTML: a list of terms with their values, not headings.

Must not import streamlit or folium.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from sahel_map.views.figures.key_figures import KeyFigure

__all__ = ["strip_html"]

# Words before a number, as in "up to 430", are set smaller, so that six values fit one row.
_LEAD = re.compile(r"(?P<lead>[^\d]+)(?P<number>\d.*)", re.DOTALL)


def strip_html(
    figures: Sequence[KeyFigure], beside: bool = False, definitions: str = "", definition_label: str = ""
) -> str:
    """Return the key figures as HTML.

    Parameters
    ----------
    figures : sequence of KeyFigure
        One without a code has no definition to lead to.
    beside : bool
        Show each a second time, from the records that two independent publishers report.
    definitions : str
        Address of the page of definitions; the label of each figure leads to its own there.
    definition_label : str
        What such a link says when it is pointed at.

    Returns
    -------
    str
        Every text is escaped.
    """
    items = "".join(_figure(each, beside, definitions, definition_label) for each in figures)
    return f'<dl class="sahel-figures">{items}</dl>'


def _figure(figure: KeyFigure, beside: bool, definitions: str, definition_label: str) -> str:
    label = escape(figure.label)
    if figure.code and definitions:
        address = escape(f"{definitions}#{figure.code}")
        label = f'<a href="{address}" title="{escape(definition_label)}">{label}</a>'
    twin = ""
    if beside and figure.beside:
        in_full = escape(figure.beside)
        twin = f'<dd class="caption beside" title="{in_full}">{escape(figure.beside_caption)}</dd>'
    caption = escape(figure.caption)
    return f'<div><dt>{label}</dt>{_value(figure)}{twin}<dd class="caption" title="{caption}">{caption}</dd></div>'


def _value(figure: KeyFigure) -> str:
    value = figure.value
    found = _LEAD.fullmatch(value)
    text = f"<small>{escape(found['lead'])}</small>{escape(found['number'])}" if found else escape(value)
    if figure.address:
        said = escape(f"{figure.label}, {figure.note}")
        text = f'<a href="{escape(figure.address)}" target="_blank" aria-label="{said}">{text}</a>'
    kind = "value" if any(letter.isdigit() for letter in value) else "value words"
    return f'<dd class="{kind}">{text}</dd>'
