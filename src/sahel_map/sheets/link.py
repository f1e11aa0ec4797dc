"""A sheet made again from a link of the dashboard: what its address says, as filters, looks and kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import SelectionError
from sahel_map.selection.all_filters import PARAMETERS
from sahel_map.selection.display import Display
from sahel_map.sheets.content.options import SHADINGS

__all__ = ["SheetLink", "read_link"]

# What an address says of the page alone, and a sheet has not.
_OF_THE_PAGE = ("at", *Display.parameters())


@dataclass(frozen=True, slots=True)
class SheetLink:
    """What a link says.

    Attributes
    ----------
    dashboard : str
        Its address without parameters.
    filters : mapping of str to str
        By the names of the address.
    sides : mapping of str to str
        Own filters of the sides `a` and `b` of a comparison; empty for none.
    choropleth : str or None
        Areas coloured on its map by incidents, where a sheet can show them.
    per_head : bool
    incident : str or None
        The open record, where the link has no filters.
    language : str or None
    """

    dashboard: str
    filters: Mapping[str, str]
    sides: Mapping[str, str]
    choropleth: str | None
    per_head: bool
    incident: str | None
    language: str | None


def read_link(link: str) -> SheetLink:
    """Read a link of the dashboard.

    Raises
    ------
    SelectionError
        If it holds a parameter that no address of the dashboard has, or is of another data set.
    """
    parts = urlsplit(link)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    names = {each.name for each in PARAMETERS}
    allowed = (*sorted(names), "a", "b", "incident", "lang", "set", *_OF_THE_PAGE)
    for name in query:
        if name not in allowed:
            raise SelectionError(f"in the link, {unknown_value('parameter', name, allowed)}")
    if "set" in query:
        raise SelectionError(
            f"the link is of the data set {query['set']!r}; allowed: links of the data set that this command reads"
        )
    display, notices = Display.from_query(query)
    if notices:
        raise SelectionError(notices[0].option_text())
    filters = {name: value for name, value in query.items() if name in names}
    is_shaded = display.layer == "areas" and display.measure == "incidents" and display.level in SHADINGS
    return SheetLink(
        dashboard=f"{parts.scheme}://{parts.netloc}{parts.path}",
        filters=filters,
        sides={side: query[side] for side in ("a", "b") if side in query},
        choropleth=display.level if is_shaded else None,
        per_head=is_shaded and display.per_head,
        incident=None if filters else query.get("incident"),
        language=query.get("lang"),
    )
