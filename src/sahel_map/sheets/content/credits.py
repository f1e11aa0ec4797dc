"""What a sheet says of its data: version, licence, citation, boundaries, disclaimer."""

from __future__ import annotations

from sahel_map.data.dataset import Dataset
from sahel_map.incident.set_words import foreign_set_note, licence_words, source_name
from sahel_map.incident.withheld import release_note
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.words import Words

__all__ = ["cite_record", "credits_of", "link_missing"]


def credits_of(dataset: Dataset, cited_as: str, words: Words, options: SheetOptions) -> tuple[str, ...]:
    """Return what data, whose, as cited, and what the map rests on; the last two are of the map.

    Parameters
    ----------
    dataset : Dataset
    cited_as : str
        How the selection is cited.
    words : Words
    options : SheetOptions
        With the day the sheet is made.
    """
    version, made = dataset.version, words.date(options.made)
    return (
        words(
            "sheet-made",
            date=made,
            version=version.version,
            data_date=words.iso_date(version.date),
            licence=licence_words(dataset.profile, words),
        ),
        *filter(None, [foreign_set_note(dataset.profile, words), release_note(dataset, words)]),
        words("sheet-cite", citation=cited_as),
        dataset.map_credits.rights.of(words.language) or words("set-map-unknown"),
        words("sheet-disclaimer"),
    )


def cite_record(dataset: Dataset, incident_id: str, words: Words) -> str:
    """Return how one record of a version is cited.

    Parameters
    ----------
    dataset : Dataset
    incident_id : str
    words : Words
    """
    version = dataset.version
    named = {
        "source": source_name(dataset.profile, words),
        "version": version.version,
        "date": words.iso_date(version.date),
        "digest": version.digest,
    }
    return words("sheet-cite-record", id=incident_id, **named)


def link_missing(options: SheetOptions, words: Words, why: str) -> str:
    """Return why a sheet has no QR code, where a dashboard is named; else nothing.

    Parameters
    ----------
    options : SheetOptions
    words : Words
    why : {"too-long", "pair", "dossier", "rest"}
    """
    return "" if options.link is None else words("sheet-link-none", why=why)
