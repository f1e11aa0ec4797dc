"""What every surface says of the set it shows: name, publisher, licence, and that it is internal.

One rule each for pages, sheets and files, so that a set of others never goes out under our name or
our licence. Must not import streamlit.
"""

from __future__ import annotations

import re
import unicodedata

from sahel_map.core.licences import licence_label
from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.data.read.profile import PAGES, Bilingual, Profile
from sahel_map.incident.withheld import release_note
from sahel_map.words import Words

__all__ = [
    "assumed_lines",
    "comparability",
    "covered",
    "field_words",
    "file_stem",
    "foreign_set_note",
    "licence_words",
    "missing_pages",
    "page_title",
    "rights",
    "set_caveat",
    "set_footer",
    "source_name",
    "value_words",
    "version_title",
]

_LONGEST_STEM = 40
# Ends of the columns of one figure.
_PARTS = ("", "_min", "_max", "_is_open", "_is_mixed")


def page_title(profile: Profile, words: Words) -> str:
    """Return the name of a set; one that must not be published says so in its name."""
    return version_title(profile.title, profile.is_internal, words)


def version_title(title: Bilingual, is_internal: bool, words: Words) -> str:
    """Return a title as it is shown wherever a set is named.

    Parameters
    ----------
    title : Bilingual
    is_internal : bool
        Whether the set is for its host alone; the title then says so.
    words : Words
    """
    named = title.of(words.language) or words("set-untitled")
    return words("set-title-internal", title=named) if is_internal else named


def licence_words(profile: Profile, words: Words) -> str:
    """Return the licence of a set as people write it, or that it is not stated; never one assumed."""
    return licence_label(profile.licence) if profile.licence else words("set-licence-unknown")


def source_name(profile: Profile, words: Words) -> str:
    """Return how a set is named where it is cited; what must not be published is cited as such."""
    name = profile.citation or ", ".join(filter(None, (profile.publisher, profile.title.of(words.language))))
    name = name or words("set-untitled")
    return words("set-title-internal", title=name) if profile.is_internal else name


def foreign_set_note(profile: Profile, words: Words) -> str:
    """Return the sentence over a set of others: its name, publisher and licence; nothing over our own set."""
    if profile.is_curated:
        return ""
    return words(
        "set-of-others",
        title=profile.title.of(words.language) or words("set-untitled"),
        publisher=profile.publisher or words("set-publisher-unknown"),
        licence=licence_words(profile, words),
        unit=profile.unit_of_count or "unknown",
    )


def scope_note(profile: Profile, words: Words) -> str:
    """Return which parts of the country our own set leaves out; nothing of a set of others."""
    return words("layers-scope") if profile.is_curated else ""


def set_footer(dataset: Dataset, words: Words) -> str:
    """Return version and licence of a set for the foot of a page or file."""
    profile, version = dataset.profile, dataset.version
    return words(
        "set-footer",
        source=source_name(profile, words),
        version=version.version,
        date=words.iso_date(version.date),
        licence=licence_words(profile, words),
    )


def set_caveat(dataset: Dataset, words: Words) -> str:
    """Return what to read first: that the set is internal, how figures are meant, what is withheld."""
    internal = words("set-internal") if dataset.profile.is_internal else ""
    foreign = foreign_set_note(dataset.profile, words)
    return " ".join(filter(None, (internal, foreign, words("page-caveat"), release_note(dataset, words))))


def rights(dataset: Dataset, words: Words) -> str:
    """Return under which terms data, programme and map may be used."""
    terms = words("about-licence", licence=licence_words(dataset.profile, words))
    boundaries = dataset.map_credits.rights.of(words.language) or words("set-map-unknown")
    return f"{terms} {boundaries} {words('about-disclaimer')}"


def comparability(profile: Profile, words: Words) -> str:
    """Return what to mind when months are compared."""
    return profile.comparability.of(words.language) or words("set-comparability")


def covered(profile: Profile, words: Words) -> str:
    """Return for which days a set was researched, or nothing where it does not say."""
    days = {"from": profile.covered_from, "until": profile.covered_until}
    stated = {name: words.date(day) for name, day in days.items() if day is not None}
    if not stated:
        return ""
    return words("set-covered", bounds="both" if len(stated) == 2 else next(iter(stated)), **stated)


def field_words(name: str, words: Words) -> str:
    """Return what a column of a brought file can mean, in words; figures by the labels of their codes."""
    for figure in FigureName:
        part = name.removeprefix(str(figure))
        if part in _PARTS:
            label = words.label("figures", str(figure))
            return words("field-figure", figure=label, part=part.lstrip("_") or "both")
    return words("field-name", name=name)


def assumed_lines(profile: Profile, words: Words) -> tuple[str, ...]:
    """Return what an import assumed where its file was silent, one sentence each; nothing for other sets."""
    return tuple(
        words("set-assumed-line", n=n, count=words.number(n), field=field_words(field, words), value=value)
        for field, value, n in (
            (field, value_words(field, value, words) or "none", n) for field, value, n in profile.assumed
        )
    )


def value_words(field: str, value: str, words: Words) -> str:
    """Return an assumed value by the labels of its codes; a radius keeps the class that it is of.

    Parameters
    ----------
    field, value : str
        Field of an event, and the code or text assumed for it.
    words : Words
    """
    if field == "radius_m":
        precision, _, metres = value.partition(" ")
        label = words.label("place_precision", precision)
        return (
            words("set-assumed-radius", metres=words.number(int(metres)), label=label)
            if metres.isdigit()
            else value
        )
    table = {"harms": "harm_types", "attributions": "attribution"}.get(field, field)
    return words.label(table, value)


def missing_pages(dataset: Dataset) -> tuple[str, ...]:
    """Return the pages that a set does not have: those its profile leaves out, and reports it has none of."""
    stated = PAGES if dataset.profile.pages is None else dataset.profile.pages
    return tuple(page for page in PAGES if page not in stated or (page == "reports" and dataset.reports.empty))


def file_stem(profile: Profile) -> str:
    """Return how names of files begin: the short name of a set, or its title in plain letters."""
    name = profile.short_name or profile.title.en or profile.title.fr
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", letters)[:_LONGEST_STEM].strip("-") or "incidents"
    return f"internal_{stem}" if profile.is_internal else stem
