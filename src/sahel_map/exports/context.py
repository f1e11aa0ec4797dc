"""What every export says about itself: which data, which filter, whose, under which rules."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from sahel_map.core.licences import licence_url
from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.data.read.profile import Profile
from sahel_map.incident.citation import citation
from sahel_map.incident.set_words import file_stem, licence_words, page_title, rights, set_caveat
from sahel_map.selection.selection import Selection
from sahel_map.statistics.headline import headline
from sahel_map.statistics.numbers import Numbers
from sahel_map.words import Words

__all__ = ["ExportContext", "export_context", "export_name"]


@dataclass(frozen=True, slots=True)
class ExportContext:
    """The facts and caveats that travel with a file, in one language.

    Attributes
    ----------
    language : {"en", "fr"}
    title, sentence : str
        Name of the whole, and the sentence that says which incidents these are.
    query : mapping of str to str
        The same choice as address parameters.
    data_version, data_date, digest : str
        State of the data.
    n_records, n_aggregates : int
        Incidents in the file, and those of them that totals leave out.
    killed : str
        People reported killed, as the range a page shows.
    citation, publisher, licence, licence_url, rights : str
        Of the set shown; a licence that it does not state is said not to be stated.
    counting_rules, place_rules, caveat : str
    exported_at : str
        ISO date and time, UTC.
    """

    language: str
    title: str
    sentence: str
    query: dict[str, str]
    data_version: str
    data_date: str
    digest: str
    n_records: int
    n_aggregates: int
    killed: str
    citation: str
    publisher: str
    licence: str
    licence_url: str
    rights: str
    counting_rules: str
    place_rules: str
    caveat: str
    exported_at: str

    def as_dict(self) -> dict[str, object]:
        """Return everything as plain values for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}

    def as_rows(self, words: Words) -> list[tuple[str, str]]:
        """Return everything as (label, text) for people, in the order to read it in."""
        query = "&".join(f"{name}={value}" for name, value in self.query.items())
        values = self.as_dict() | {"query": query}
        return [(words(f"export-context-{name}"), str(value)) for name, value in values.items() if value != ""]

    def as_text(self, words: Words) -> str:
        """Return everything as a plain text file."""
        return "\n\n".join(f"{label}\n{text}" for label, text in self.as_rows(words)) + "\n"


def export_context(
    dataset: Dataset, selection: Selection, mask: np.ndarray, words: Words, now: dt.datetime
) -> ExportContext:
    """Return what an export of the incidents shown says about itself.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
        What the reader chose.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
        Language of the texts.
    now : datetime
        Time of export, with a time zone.
    """
    version, profile = dataset.version, dataset.profile
    numbers = headline(Numbers(dataset, mask), (FigureName.KILLED,))
    sentence = selection.describe(words)
    return ExportContext(
        language=words.language,
        title=page_title(profile, words),
        sentence=sentence,
        query=selection.to_query(),
        data_version=version.version,
        data_date=version.date,
        digest=version.digest,
        n_records=numbers.n_incidents,
        n_aggregates=numbers.n_aggregates,
        killed=words.range(numbers.totals[FigureName.KILLED].reported),
        citation=citation(dataset, selection, words, now.date()),
        publisher=profile.publisher,
        licence=profile.licence or licence_words(profile, words),
        licence_url=licence_url(profile.licence or ""),
        rights=rights(dataset, words),
        counting_rules=words("about-counting"),
        place_rules=" ".join(filter(None, (words("about-places"), dataset.map_credits.note.of(words.language)))),
        caveat=set_caveat(dataset, words),
        exported_at=now.astimezone(dt.UTC).isoformat(timespec="seconds"),
    )


def export_name(
    profile: Profile, selection: Selection, kind: str, suffix: str, today: dt.date, language: str
) -> str:
    """Return the file name of an export: ``<set>_<filter>_<kind>_<language>_<yyyymmdd><suffix>``.

    Parameters
    ----------
    profile : Profile
        Of the set; an internal one is named so.
    selection : Selection
    kind : str
        What the file holds, as "incidents".
    suffix : str
        With its dot.
    today : date
        The day it is made.
    language : {"en", "fr"}
    """
    return f"{file_stem(profile)}_{selection.slug()}_{kind}_{language}_{today:%Y%m%d}{suffix}"
