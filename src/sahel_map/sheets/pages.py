"""The pages of a sheet as plain data for the templates: texts, pictures as SVG, sizes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import segno

from sahel_map.data.dataset import Dataset
from sahel_map.incident.facts import Record
from sahel_map.sheets.content.alternative import map_in_words, timeline_in_words
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.content import LegendSection, SheetContent
from sahel_map.sheets.content.legend import legend_shown
from sahel_map.sheets.content.records import MOST_ATTACHED, MOST_LISTED, region_table
from sahel_map.sheets.content.sources import SourceList, publishers_line, short_url
from sahel_map.sheets.layout import Layout, layout_of
from sahel_map.sheets.map.frame import locator_svg
from sahel_map.sheets.map.legend import symbol_svg
from sahel_map.sheets.map.map import MapPicture, draw_map
from sahel_map.sheets.map.svg import document, rectangle
from sahel_map.sheets.map.timeline import timeline_svg
from sahel_map.sheets.paper.paper import Paper
from sahel_map.words import Words

__all__ = [
    "Page",
    "link_data",
    "list_page",
    "map_page",
    "not_shown",
    "record_page",
    "section_data",
    "source_page",
    "sources_line",
]

Page = dict[str, Any]
"""One part of a sheet as the template reads it."""

_MOST_PUBLISHERS = 5
_MOST_UNNAMED = 3
_TIMELINE_MM, _CODE_MM, _LOCATOR_MM = 15.0, 17.0, 24.0
_SLIDE_CHART_MM = 78.0
_RECORD_MAP_MM = (92.0, 88.0)
_COUNTRY_SHARE = 0.5


def map_page(
    dataset: Dataset,
    content: SheetContent,
    paper: Paper,
    words: Words,
    elsewhere: str,
    is_alone: bool = False,
) -> Page:
    """Return the page with the map of a selection or a cercle.

    Parameters
    ----------
    dataset : Dataset
    content : SheetContent
    paper : Paper
    words : Words
    elsewhere : str
        Where the numbered sources are.
    is_alone : bool
        Whether no page follows, as in a picture: it may have to say that there is more.
    """
    publishers = sources_line(content.sources, words, elsewhere)
    more = words("sheet-more-in-pdf") if is_alone else ""
    layout = layout_of(paper, content, f"{publishers} {more}".rstrip())
    picture = draw_map(content, basemap_of(dataset), words, layout.map_width, layout.map_height,
                       paper.unit, paper.scale_name)  # fmt: skip
    is_empty = bool(content.notice)
    return {
        "kind": "map",
        "is_lying": layout.is_lying,
        "header": layout.header,
        "credits_height": layout.credits,
        **_common(dataset, content, picture, words, paper),
        "short_caveat": content.caveats[0],
        "slide_credits": list(content.slide_credits),
        "table": _table(dataset, content, words) if paper.is_slide and not is_empty else [],
        "figures": [] if is_empty else _figures(content),
        "timeline": None if is_empty else _timeline(content, paper, layout, words),
        "sources_line": publishers,
        **_records(content, words, picture.numbered),
    }


def record_page(dataset: Dataset, content: SheetContent, record: Record, paper: Paper, words: Words) -> Page:
    """Return the page of one incident, whose record is `record`.

    Parameters
    ----------
    dataset : Dataset
    content : SheetContent
        Of the sheet of this incident.
    record : Record
    paper : Paper
    words : Words
    """
    width, height = (side * paper.unit for side in _RECORD_MAP_MM)
    picture = draw_map(content, basemap_of(dataset), words, width, height, paper.unit, paper.scale_name)
    sources = [
        {
            "text": _supported(
                words("record-source", publisher=s.publisher, published=s.published), s.supports, words
            ),
            "url": s.url,
            "address": short_url(s.url),
        }
        for s in record.sources
    ]
    return {
        "kind": "record",
        **_common(dataset, content, picture, words, paper),
        "record": {
            "flags": list(record.flags),
            "summary": record.summary,
            "facts": [list(fact) for fact in record.facts],
            "doubts": list(record.doubts),
            "sources": sources,
        },
    }


def source_page(sources: SourceList, paper: Paper, lines: Sequence[str], words: Words) -> Page:
    """Return the numbered list of sources; it runs over as many pages as it needs.

    Parameters
    ----------
    sources : SourceList
    paper : Paper
    lines : sequence of str
        Title, sentence and credits above the list.
    words : Words
    """
    groups = [
        {
            "publisher": group.publisher,
            "items": [
                {
                    "number": item.number,
                    "published": item.published,
                    "title": item.title,
                    "url": item.url,
                    "address": short_url(item.url),
                    "records": list(item.records),
                }
                for item in group.items
            ],
        }
        for group in sources.groups
    ]
    columns = max(2, int(paper.inner_width / (88 * paper.unit)))
    return {"kind": "sources", "lines": list(lines), "groups": groups, "columns": columns}


def list_page(content: SheetContent, words: Words) -> Page:
    """Return a page without a map: a list of records, for those that no map can show."""
    return {
        "kind": "list",
        "title": content.title,
        "subtitle": content.subtitle,
        "sentence": content.sentence,
        "figures": _figures(content),
        "credits": list(content.credits),
        **_records(content, words),
    }


def _common(
    dataset: Dataset, content: SheetContent, picture: MapPicture, words: Words, paper: Paper
) -> dict[str, object]:
    legend = legend_shown(content.legend, picture.shown)
    return {
        "title": content.title,
        "subtitle": content.subtitle,
        "sentence": content.sentence,
        "notice": content.notice,
        "map": _picture(picture.svg, picture.width, picture.height)
        | {"alt": map_in_words(dataset, content, words)},
        "legend": [section_data(section, paper.unit) for section in legend],
        "caveats": [*filter(None, [content.unplaced, *not_shown(picture, words)]), *content.caveats],
        "credits": list(content.credits),
        "locator": _locator(dataset, picture, paper),
        **link_data(content, paper),
    }


def link_data(content: SheetContent, paper: Paper) -> Page:
    """Return the address of the live view and its QR code, or why there is none though a dashboard is named."""
    code = None if content.link is None else _code(content.link, _CODE_MM * paper.unit)
    return {"link": content.link, "code": code, "link_note": content.link_note}


def _picture(svg: str, width: float, height: float) -> dict[str, object]:
    return {"svg": svg, "width": width, "height": height}


def _table(dataset: Dataset, content: SheetContent, words: Words) -> list[list[str]]:
    return [list(row) for row in region_table(dataset, content.mask, content.admin_map, words)]


def _figures(content: SheetContent) -> list[dict[str, str]]:
    return [{"label": f.label, "value": f.value, "note": f.note} for f in content.figures]


def section_data(section: LegendSection, unit: float) -> dict[str, object]:
    """Return a section of the legend with its symbols."""
    items = [
        _picture(*symbol_svg(item, unit)) | {"label": item.label, "symbol": item.symbol} for item in section.items
    ]
    return {"title": section.title, "note": section.note, "items": items}


def _timeline(content: SheetContent, paper: Paper, layout: Layout, words: Words) -> dict[str, object]:
    unit, timeline = paper.unit, content.timeline
    side = paper.inner_width - layout.map_width - 4 * unit
    width = paper.inner_width if paper.is_slide else side if layout.is_lying else 0.535 * paper.inner_width
    height = _SLIDE_CHART_MM if paper.is_slide else _TIMELINE_MM * unit
    svg = timeline_svg(timeline, width, height, words, unit)
    alt = timeline_in_words(timeline, words)
    return _picture(svg, width, height) | {"title": timeline.title, "note": timeline.note, "alt": alt}


def _locator(dataset: Dataset, picture: MapPicture, paper: Paper) -> dict[str, object] | None:
    """Return the small map of the country, where the map shows a smaller part of it."""
    basemap, extent = basemap_of(dataset), picture.extent
    west, south, east, north = basemap.country_bounds
    seen = max(0, min(east, extent.east) - max(west, extent.west)) * max(
        0, min(north, extent.north) - max(south, extent.south)
    )
    if seen > _COUNTRY_SHARE * (east - west) * (north - south):
        return None
    side = _LOCATOR_MM * paper.unit
    return _picture(locator_svg(basemap, extent, side, 0.92 * side), side, 0.92 * side)


def _code(link: str, side: float) -> dict[str, object]:
    """Return the QR code of an address."""
    matrix = np.array(segno.make(link, error="m", micro=False).matrix)
    size = side / len(matrix)
    squares = [rectangle(x * size, y * size, size + 0.01, size + 0.01, "#000000") for y, x in np.argwhere(matrix)]
    return _picture(document(side, side, squares), side, side)


def sources_line(sources: SourceList, words: Words, elsewhere: str) -> str:
    """Return who published the sources, and where their numbered list is.

    Parameters
    ----------
    sources : SourceList
    words : Words
    elsewhere : str
        Where the numbered list is, as `where_listed` says it.
    """
    if not sources.n_documents:
        return ""
    return f"{publishers_line(sources, words, _MOST_PUBLISHERS)} {elsewhere}"


def _records(content: SheetContent, words: Words, numbered: frozenset[str] = frozenset()) -> Page:
    """Return the list of records, its heading and what it says of numbers that are not on the map.

    Parameters
    ----------
    content : SheetContent
    words : Words
    numbered : frozenset of str
        Ids of the records whose number stands on the map.
    """
    order = "dossier-list" if content.kind == "dossier" else "list"
    is_grey = numbered and any(line.incident_id not in numbered for line in content.incidents)
    left = int(np.count_nonzero(content.mask)) - len(content.incidents) if content.incidents else 0
    counts = {"most": MOST_LISTED, "attached": MOST_ATTACHED}
    more = words("sheet-list-more", n=left, count=words.number(left),
                 **{name: words.number(n) for name, n in counts.items()}) if left else ""  # fmt: skip
    lines = [
        {
            "number": line.number,
            "id": line.incident_id,
            "when": line.when,
            "place": line.place,
            "alleged": line.alleged,
            "toll": line.toll,
            "sources": list(line.sources),
            "anchor": True,
            "on_map": line.incident_id in numbered,
        }
        for line in content.incidents
    ]
    return {
        "records": lines,
        "records_title": words(f"sheet-{order}-numbered" if numbered else f"sheet-{order}"),
        "records_note": " ".join(filter(None, (words("sheet-list-grey") if is_grey else "", more))),
    }


def _supported(source: str, supports: str, words: Words) -> str:
    """Return a source and what it supports, where that is known."""
    return words("record-figure-line", label=source, range=supports) if supports else source


def not_shown(picture: MapPicture, words: Words) -> list[str]:
    """Return how many incidents lie outside a map, and which counts and names have no room on it."""
    counts = {"sheet-outside": picture.n_outside, "sheet-uncounted-areas": picture.n_uncounted}
    said = [words(key, n=n, count=words.number(n)) for key, n in counts.items() if n]
    return [*said, words("sheet-unnamed", areas=_unnamed(picture, words))] if picture.unnamed else said


def _unnamed(picture: MapPicture, words: Words) -> str:
    """Return the first of the names that have no room on a map, each with its incidents, and how many are left."""
    first, left = picture.unnamed[:_MOST_UNNAMED], sum(n for _, n in picture.unnamed[_MOST_UNNAMED:])
    said = [words("sheet-unnamed-area", name=name, n=n, count=words.number(n)) for name, n in first]
    said += [words("sheet-unnamed-more", n=left, count=words.number(left))] if left else []
    return words.one_after_another(said)
