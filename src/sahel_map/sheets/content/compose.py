"""A selection, a cercle or one incident as the content of a sheet. Pure: nothing is drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd

from sahel_map.core.errors import SelectionError
from sahel_map.core.vocabulary import Actor, FigureName, members_of
from sahel_map.data.dataset import Dataset
from sahel_map.incident.citation import citation
from sahel_map.incident.facts import build_record
from sahel_map.incident.retraction import retraction_text
from sahel_map.incident.set_words import foreign_set_note, licence_words, page_title, source_name
from sahel_map.incident.toll import figure_text
from sahel_map.incident.withheld import release_note
from sahel_map.selection.filters import matching
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.content import IncidentLine, SheetContent
from sahel_map.sheets.content.legend import legend_of
from sahel_map.sheets.content.options import SheetOptions, live_link
from sahel_map.sheets.content.places import Places, count_unplaced, places_of
from sahel_map.sheets.content.shading import shading_of
from sahel_map.sheets.content.sources import SourceList, sources_of
from sahel_map.sheets.content.squares import cells_of, too_many_marks
from sahel_map.sheets.content.timeline import timeline_of
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.figures.key_figures import key_figures
from sahel_map.words import Words

__all__ = ["cercles_with_incidents", "compose_area", "compose_incident", "compose_sheet", "short_actor"]

# More than a page has room for.
_MOST_LISTED = 200
_VOWELS = frozenset("aeiouhâàéèêëîïôûü")


def compose_sheet(dataset: Dataset, selection: Selection, words: Words, options: SheetOptions) -> SheetContent:
    """Put the incidents of a selection into the words and numbers of a sheet.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
    words : Words
        With the labels of codes and areas.
    options : SheetOptions

    Returns
    -------
    SheetContent
        Of kind "selection"; with a notice where nothing matches.
    """
    mask = matching(dataset, selection)
    content = _content(dataset, mask, selection, words, options)
    return replace(
        content,
        title=options.title or page_title(dataset.profile, words),
        subtitle=options.subtitle or _period(dataset, mask, selection, words),
        focus=_focus(selection),
    )


def compose_area(
    dataset: Dataset,
    cercle: str,
    selection: Selection,
    words: Words,
    options: SheetOptions,
    numbering: SourceList | None = None,
) -> SheetContent:
    """Put the incidents of one cercle, within a selection, into words and numbers.

    Parameters
    ----------
    dataset : Dataset
    cercle : str
        P-code.
    selection : Selection
        Its other filters hold; its areas are replaced by the cercle.
    words : Words
    options : SheetOptions
    numbering : SourceList or None
        Numbers of the sources in the list of incidents, where the sheet is part of an atlas.

    Raises
    ------
    SelectionError
        If there is no such cercle.
    """
    if cercle not in dataset.units.pcodes("cercles"):
        raise SelectionError(f"cercle {cercle!r} is unknown; allowed: P-codes of cercles, for example ML0501")
    selection = selection.replace(areas=frozenset({cercle}))
    mask = matching(dataset, selection)
    content = _content(dataset, mask, selection, words, options)
    return replace(
        content,
        kind="area",
        title=options.title or _area_title(words.label("cercles", cercle), words),
        subtitle=options.subtitle or _period(dataset, mask, selection, words),
        focus=(("cercles", cercle),),
        incidents=_incident_lines(dataset, mask, numbering or content.sources, words),
        n_incidents=int(mask.sum()),
    )


def compose_incident(dataset: Dataset, incident_id: str, words: Words, options: SheetOptions) -> SheetContent:
    """Put one incident into words and numbers.

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
        credits=_credits(dataset, _cite_record(dataset, incident_id, words), words, options),
        link=live_link(options, Selection(), words.language, incident_id),
        record=record,
    )


def cercles_with_incidents(dataset: Dataset, selection: Selection, words: Words) -> tuple[str, ...]:
    """Return the P-codes of the cercles that have an incident of the selection, by name."""
    shown = dataset.incidents.loc[matching(dataset, selection), "cercle_pcode"].dropna()
    return tuple(sorted(map(str, shown.unique()), key=lambda pcode: (words.label("cercles", pcode), pcode)))


def _content(
    dataset: Dataset, mask: np.ndarray, selection: Selection, words: Words, options: SheetOptions
) -> SheetContent:
    """Return what every kind of sheet holds."""
    is_crowded = too_many_marks(dataset, mask)
    cells = cells_of(dataset, mask, words) if is_crowded and options.choropleth is None else None
    if is_crowded:
        places = Places((), (), count_unplaced(dataset, mask))
    else:
        places = places_of(dataset, mask, selection.admin_map, words)
    shading = None
    if options.choropleth is not None:
        shading = shading_of(dataset, mask, options.choropleth, selection.admin_map, words)
    sentence = selection.describe(words)
    timeline = timeline_of(dataset, mask, selection, words)
    return SheetContent(
        kind="selection",
        language=words.language,
        title="",
        subtitle="",
        sentence=sentence,
        notice="" if mask.any() else words("sheet-empty"),
        figures=key_figures(Numbers(dataset, mask), words),
        places=places,
        unplaced=_unplaced(places.n_unplaced, words),
        focus=(),
        admin_map=selection.admin_map,
        shading=shading,
        legend=legend_of(places, timeline, shading, selection.admin_map, words, cells),
        timeline=timeline,
        sources=sources_of(dataset, dataset.incidents.index[mask], words),
        caveats=tuple(words(f"sheet-caveat-{name}") for name in ("undercount", "ranges", "alleged", "places")),
        credits=_credits(dataset, citation(dataset, selection, words, options.made), words, options),
        link=live_link(options, selection, words.language),
        cells=cells,
    )


def _credits(dataset: Dataset, cited_as: str, words: Words, options: SheetOptions) -> tuple[str, ...]:
    version, made = dataset.version, words.date(options.made)
    return (
        words(
            "sheet-made",
            date=made,
            version=version.version,
            data_date=_day(version.date, words),
            licence=licence_words(dataset.profile, words),
        ),
        *filter(None, [foreign_set_note(dataset.profile, words), release_note(dataset, words)]),
        words("sheet-cite", citation=cited_as),
        dataset.map_credits.rights.of(words.language) or words("set-map-unknown"),
        words("sheet-disclaimer"),
    )


def _cite_record(dataset: Dataset, incident_id: str, words: Words) -> str:
    version = dataset.version
    named = {
        "source": source_name(dataset.profile, words),
        "version": version.version,
        "date": version.date,
        "digest": version.digest,
    }
    return words("sheet-cite-record", id=incident_id, **named)


def _day(date: str, words: Words) -> str:
    return words.date(dt.date.fromisoformat(date))


def _unplaced(n: int, words: Words) -> str:
    return words("sheet-unplaced", n=n, count=words.number(n)) if n else ""


def _period(dataset: Dataset, mask: np.ndarray, selection: Selection, words: Words) -> str:
    """Return how many incidents there are and, where the filter sentence does not, from when to when."""
    n = int(mask.sum())
    if not n:
        return words("page-incidents-count", n=0, count="0")
    if selection.start_month or selection.end_month:
        return words("sheet-count", n=n, count=words.number(n))
    shown = dataset.incidents[mask]
    first, last = (f"{day:%Y-%m}" for day in (shown["date_start"].min(), shown["date_end"].max()))
    key = "sheet-period-one" if first == last else "sheet-period"
    return words(key, n=n, count=words.number(n), first=words.month(first), last=words.month(last))


def _focus(selection: Selection) -> tuple[tuple[str, str], ...]:
    """Return the areas of a selection with their levels; P-codes of cercles are longer than those of regions."""
    region = f"regions_{selection.admin_map}"
    return tuple((region if len(code) == 4 else "cercles", code) for code in sorted(selection.areas or ()))


def _area_title(name: str, words: Words) -> str:
    begins = "vowel" if name[:1].lower() in _VOWELS else "consonant"
    return words("sheet-area-title", name=name, begins=begins)


def _incident_lines(
    dataset: Dataset, mask: np.ndarray, sources: SourceList, words: Words
) -> tuple[IncidentLine, ...]:
    shown = dataset.incidents[mask].sort_values("date_start", ascending=False, kind="stable").head(_MOST_LISTED)
    return tuple(_incident_line(str(name), row, sources, words) for name, row in shown.iterrows())


def _incident_line(name: str, row: pd.Series, sources: SourceList, words: Words) -> IncidentLine:
    actors = [short_actor(words.label("actors", str(code))) for code in members_of(Actor, int(row["actor_bits"]))]
    return IncidentLine(
        incident_id=name,
        when=words.date_span(
            row["date_start"].date(), row["date_end"].date(), str(row["date_precision"]), short=True
        ),
        place=str(row[f"place_name_{words.language}"]),
        alleged=words.all_of(actors),
        toll=figure_text(row, FigureName.KILLED, words),
        sources=", ".join(str(number) for number in sources.numbers.get(name, ())),
    )


def short_actor(label: str) -> str:
    """Return the shorter of a name and the acronym that stands in brackets behind it.

    Examples
    --------
    >>> short_actor("Malian armed forces (FAMa)"), short_actor("JNIM (GSIM)"), short_actor("Wagner Group")
    ('FAMa', 'JNIM', 'Wagner Group')
    """
    name, _, acronym = label.removesuffix(")").partition(" (")
    return min((name, acronym), key=len) if acronym else name
