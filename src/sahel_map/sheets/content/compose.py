"""A selection, a cercle or one incident as the content of a sheet. Pure: nothing is drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sahel_map.core.errors import SelectionError
from sahel_map.core.french import first_sound
from sahel_map.core.text_folding import fold_text
from sahel_map.data.dataset import Dataset
from sahel_map.incident.citation import citation
from sahel_map.incident.facts import build_record
from sahel_map.incident.retraction import retraction_text
from sahel_map.incident.set_words import page_title
from sahel_map.selection.known import level_of
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.brand import mark_of
from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.content.credits import cite_record, credits_of, link_missing
from sahel_map.sheets.content.drawn import Drawn, count_unplaced, drawn_of, outlines_of, to_sheet
from sahel_map.sheets.content.legend import legend_of, without_timeline
from sahel_map.sheets.content.options import SheetOptions, live_link
from sahel_map.sheets.content.records import incident_lines
from sahel_map.sheets.content.shading import shading_of
from sahel_map.sheets.content.sources import SourceList, sources_of
from sahel_map.sheets.content.squares import squares_of, too_many_marks
from sahel_map.sheets.content.timeline import timeline_of
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.figures.key_figures import printed_figures, uncovered_words
from sahel_map.words import Words

__all__ = [
    "compose_area",
    "compose_incident",
    "compose_rest",
    "compose_sheet",
]


def compose_sheet(
    dataset: Dataset, selection: Selection, words: Words, options: SheetOptions, mask: np.ndarray | None = None
) -> SheetContent:
    """Put the incidents of a selection into the words and numbers of a sheet.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
    words : Words
        With the labels of codes and areas.
    options : SheetOptions
    mask : ndarray of bool, shape (n,), optional
        Incidents shown, where they are not those of the selection.

    Returns
    -------
    SheetContent
        Of kind "selection"; with a notice where nothing matches.
    """
    mask = matching(dataset, selection) if mask is None else mask
    content = _content(dataset, mask, selection, words, options)
    return replace(
        content,
        title=options.title or page_title(dataset.profile, words),
        subtitle=options.subtitle or _period(dataset, mask, selection, words),
        focus=_focus(selection, words),
    )


def compose_area(
    dataset: Dataset,
    area: str,
    selection: Selection,
    words: Words,
    options: SheetOptions,
    numbering: SourceList | None = None,
) -> SheetContent:
    """Put the incidents of one cercle or region, within a selection, into words and numbers.

    Parameters
    ----------
    dataset : Dataset
    area : str
        P-code of a cercle, or of a region on the map of regions of the selection.
    selection : Selection
        Its other filters hold; its areas are replaced by this one.
    words : Words
    options : SheetOptions
    numbering : SourceList or None
        Numbers of the sources in the list of incidents, where the sheet is part of an atlas.

    Raises
    ------
    SelectionError
        If there is no such cercle or region.
    """
    level = level_of(area, selection.admin_map, words)
    level = "cercles" if level == "communes" else level
    if area not in dataset.units.pcodes(level):
        kind, example = ("cercle", "ML0501") if level == "cercles" else ("region", "ML05")
        raise SelectionError(f"{kind} {area!r} is unknown; allowed: P-codes of {kind}s, for example {example}")
    selection = selection.replace(areas=frozenset({area}))
    mask = matching(dataset, selection)
    content = _content(dataset, mask, selection, words, options, numbering)
    name = words.label(level, area)
    key = "sheet-area-title" if level == "cercles" else "sheet-region-title"
    title = words(key, name=name, begins=first_sound(name))
    return replace(
        content,
        kind="area",
        title=options.title or title,
        subtitle=options.subtitle or _period(dataset, mask, selection, words),
        focus=((level, area),),
        incidents=incident_lines(dataset, mask, content.sources, words),
    )


def compose_incident(dataset: Dataset, incident_id: str, words: Words, options: SheetOptions) -> SheetContent:
    """Put one incident into words and numbers.

    Parameters
    ----------
    dataset : Dataset
    incident_id : str
    words : Words
    options : SheetOptions

    Raises
    ------
    SelectionError
        If there is no such record, or it was retracted: then with the reason.
    """
    if incident_id in dataset.retracted.index:
        raise SelectionError(": ".join(retraction_text(dataset, incident_id, words)))
    if incident_id not in dataset.incidents.index:
        raise SelectionError(f"incident {incident_id!r} is unknown; allowed: ids of records, like ML-2024-0001")
    mask = (dataset.incidents.index == incident_id).astype(bool)
    content = _content(dataset, mask, Selection(), words, options)
    record = build_record(dataset, incident_id, words)
    return replace(
        content,
        kind="incident",
        title=options.title or record.title,
        subtitle=options.subtitle or record.when,
        sentence=words("record-id", id=incident_id),
        credits=credits_of(dataset, cite_record(dataset, incident_id, words), words, options),
        link=live_link(options, Selection(), words.language, incident_id),
        record=record,
        legend=without_timeline(content.legend),
        subjects=tuple((mark.x, mark.y, record.title) for mark in content.drawn.marks),
    )


def compose_rest(
    dataset: Dataset,
    selection: Selection,
    mask: np.ndarray,
    words: Words,
    options: SheetOptions,
    numbering: SourceList,
) -> tuple[tuple[str, SheetContent], ...]:
    """Put the incidents of which no cercle is known into words and numbers: by region, then those without one.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
    options : SheetOptions
    numbering : SourceList

    Returns
    -------
    tuple of (str, SheetContent)
        A code for each: the P-code of its region, on the map of the selection or else the old one, or "none".
    """
    incidents = dataset.incidents
    left = mask & incidents["cercle_pcode"].isna().to_numpy()
    found: list[tuple[str, SheetContent]] = []
    for layer in dict.fromkeys((f"regions_{selection.admin_map}", "regions_old")):
        column = incidents[f"region_{layer.removeprefix('regions_')}_pcode"]
        names = {str(code): words.label(layer, str(code)) for code in column[left].dropna().unique()}
        for code, name in sorted(names.items(), key=lambda item: (fold_text(item[1]), item[0])):
            part = left & (column == code).to_numpy()
            title = words(
                "sheet-rest-region", name=name, map=layer.removeprefix("regions_"), begins=first_sound(name)
            )
            found.append((f"{layer}-{code}", _rest(dataset, part, selection, words, options, numbering,
                                                   title, ((layer, code),))))  # fmt: skip
            left = left & ~part
    if left.any():
        title = words("sheet-rest-unknown")
        found.append(("none", _rest(dataset, left, selection, words, options, numbering, title, ())))
    return tuple(found)


def _rest(
    dataset: Dataset,
    mask: np.ndarray,
    selection: Selection,
    words: Words,
    options: SheetOptions,
    numbering: SourceList,
    title: str,
    focus: tuple[tuple[str, str], ...],
) -> SheetContent:
    content = _content(dataset, mask, selection, words, options, numbering)
    return replace(
        content,
        kind="area" if focus else "list",
        title=title,
        sentence=words(
            f"sheet-rest-sentence-{'cercle' if focus else 'region'}", sentence=selection.describe(words)
        ),
        subtitle=words("sheet-count", n=int(mask.sum()), count=words.number(int(mask.sum()))),
        focus=focus,
        incidents=incident_lines(dataset, mask, content.sources, words),
        link=None,  # that of the selection shows more than this part
        link_note=link_missing(options, words, "rest"),
    )


def _content(
    dataset: Dataset,
    mask: np.ndarray,
    selection: Selection,
    words: Words,
    options: SheetOptions,
    numbering: SourceList | None = None,
) -> SheetContent:
    """Return what every kind of sheet holds; sources keep the numbers of a whole they are part of."""
    ids = dataset.incidents.index[mask]
    is_crowded = too_many_marks(dataset, mask)
    squares = squares_of(dataset, mask, words) if is_crowded and options.choropleth is None else None
    if is_crowded:
        drawn = Drawn((), (), count_unplaced(dataset, mask))
    else:
        drawn = drawn_of(dataset, mask, selection.admin_map, words)
    shading = None
    if options.choropleth is not None:
        shading = shading_of(dataset, mask, options.choropleth, selection, words, options.per_head)
    link = live_link(options, selection, words.language)
    credits = credits_of(dataset, citation(dataset, selection, words, options.made), words, options)
    timeline = timeline_of(dataset, mask, selection, words)
    numbers = Numbers(dataset, mask, selection.start)
    return SheetContent(
        kind="selection",
        mask=mask,
        language=words.language,
        title="",
        subtitle="",
        sentence=selection.describe(words),
        notice="" if mask.any() else uncovered_words(numbers, words) or words("sheet-empty"),
        figures=printed_figures(numbers, words),
        drawn=drawn,
        unplaced=_unplaced(drawn.n_unplaced, words),
        focus=(),
        admin_map=selection.admin_map,
        shading=shading,
        legend=legend_of(drawn, timeline, shading, selection.admin_map, words, squares),
        timeline=timeline,
        sources=sources_of(dataset, ids, words)
        if numbering is None or not numbering.is_printed
        else numbering.part(ids),
        caveats=tuple(words(f"sheet-caveat-{name}") for name in ("undercount", "ranges", "alleged", "places")),
        credits=credits,
        slide_credits=(credits[0], credits[-2]),
        link=link,
        link_note=link_missing(options, words, "too-long") if link is None else "",
        squares=squares,
        outlines=outlines_of(selection),
        bounds=_bounds(options),
        brand=options.brand,
        mark=mark_of(dataset.profile, words, options.brand, options.mark),
    )


def _bounds(options: SheetOptions) -> tuple[float, float, float, float] | None:
    """Return what the map is to show, in metres, where the maker chose it."""
    if options.bbox is None:
        return None
    west, south, east, north = options.bbox
    xs, ys = to_sheet(np.array([west, west, east, east]), np.array([south, north, south, north]))
    return float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max())


def _unplaced(n: int, words: Words) -> str:
    return words("sheet-unplaced", n=n, count=words.number(n)) if n else ""


def _period(dataset: Dataset, mask: np.ndarray, selection: Selection, words: Words) -> str:
    """Return how many incidents there are and, where the filter sentence does not, from when to when."""
    n = int(mask.sum())
    if not n:
        return words("page-incidents-count", n=0, count="0")
    if selection.start or selection.end:
        return words("sheet-count", n=n, count=words.number(n))
    shown = dataset.incidents[mask]
    first, last = (f"{day:%Y-%m}" for day in (shown["date_start"].min(), shown["date_end"].max()))
    key = "sheet-period-one" if first == last else "sheet-period"
    return words(key, n=n, count=words.number(n), first=words.month(first), last=words.month(last))


def _focus(selection: Selection, words: Words) -> tuple[tuple[str, str], ...]:
    """Return the areas of a selection with their levels."""
    return tuple((level_of(code, selection.admin_map, words), code) for code in sorted(selection.areas or ()))
