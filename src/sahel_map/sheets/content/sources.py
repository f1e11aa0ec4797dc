"""The sources of a sheet, numbered and grouped by publisher. Pure: nothing is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.data.dataset import Dataset
from sahel_map.incident.addresses import readable_address
from sahel_map.incident.facts import source_address
from sahel_map.incident.publishers import with_publishers_in
from sahel_map.words import Words

__all__ = ["SourceGroup", "SourceItem", "SourceList", "publishers_line", "short_url", "sources_of", "where_listed"]

# Some fifteen pages; a list beyond is read by nobody, and is in every export.
_MOST_PRINTED = 2000


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One document: its number on the sheet, when it was published, where, and the records it supports."""

    number: int
    published: str
    url: str
    title: str = ""
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The documents of one publisher, oldest first; none by name where the list is too long to print."""

    publisher: str
    n_documents: int
    items: tuple[SourceItem, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """All documents that support the incidents of a sheet.

    Attributes
    ----------
    groups : tuple of SourceGroup
        Publishers of most documents first; numbers run through.
    numbers : mapping of str to tuple of int
        Numbers of the documents by incident id.
    """

    groups: tuple[SourceGroup, ...]
    numbers: Mapping[str, tuple[int, ...]]

    @property
    def n_documents(self) -> int:
        """Number of documents."""
        return sum(group.n_documents for group in self.groups)

    def part(self, incident_ids: Iterable[str]) -> SourceList:
        """Return the documents of some of the incidents, under their numbers here."""
        wanted = frozenset(incident_ids)
        groups = []
        for group in self.groups:
            items = tuple(item for item in group.items if not wanted.isdisjoint(item.records))
            if items:
                groups.append(SourceGroup(group.publisher, len(items), items))
        groups.sort(key=_by_size)
        return SourceList(tuple(groups), {name: self.numbers[name] for name in wanted if name in self.numbers})

    @property
    def is_printed(self) -> bool:
        """Whether the list is short enough to be printed, and its documents have numbers."""
        return self.n_documents <= _MOST_PRINTED


def sources_of(dataset: Dataset, incident_ids: Iterable[str], words: Words) -> SourceList:
    """Return the documents that support some incidents, numbered.

    Parameters
    ----------
    dataset : Dataset
        Its `sources` have one row per incident and document.
    incident_ids : iterable of str
    words : Words
        Language of the dates.

    Returns
    -------
    SourceList
        Each document once, however many incidents it supports.
    """
    used = dataset.sources[dataset.sources["incident_id"].isin(list(incident_ids))]
    used = with_publishers_in(used, words.language)
    documents = used.drop_duplicates("source_id").copy()
    if len(documents) > _MOST_PRINTED:
        counts = sorted(
            documents["publisher"].value_counts().items(), key=lambda each: (-each[1], fold_text(each[0]))
        )
        return SourceList(tuple(SourceGroup(str(name), int(n), ()) for name, n in counts if n), {})
    documents["size"] = documents.groupby("publisher")["source_id"].transform("size")
    documents["by_letter"] = documents["publisher"].map(fold_text)
    documents = documents.sort_values(
        ["size", "by_letter", "publisher", "published", "url"], ascending=[False, *[True] * 4], kind="stable"
    )
    if "title" not in documents:
        documents["title"] = ""
    # Lists of plain texts: an Arrow column hands out its texts one by one, which takes ten times as long.
    ids, publishers, days, urls, titles = (
        documents[name].tolist() for name in ("source_id", "publisher", "published", "url", "title")
    )
    number = {source_id: place for place, source_id in enumerate(ids, start=1)}
    supported: dict[str, set[str]] = {source_id: set() for source_id in ids}
    numbers: dict[str, list[int]] = {}
    for incident_id, source_id in zip(used["incident_id"].tolist(), used["source_id"].tolist(), strict=True):
        supported[source_id].add(incident_id)
        numbers.setdefault(incident_id, []).append(number[source_id])
    undated = words("record-undated")
    said = [undated if pd.isna(day) else words.date(day.date()) for day in days]
    items = map(_item, number.values(), said, urls, titles, supported.values())
    groups = tuple(
        SourceGroup(publisher, len(members), members)
        for publisher, members in (
            (name, tuple(item for _, item in found))
            for name, found in groupby(zip(publishers, items, strict=True), key=lambda pair: pair[0])
        )
    )
    return SourceList(groups, {name: tuple(sorted(found)) for name, found in numbers.items()})


def _by_size(group: SourceGroup) -> tuple[int, str]:
    return -group.n_documents, fold_text(group.publisher)


def publishers_line(sources: SourceList, words: Words, most: int) -> str:
    """Return who published how many documents in one sentence, the first `most` publishers by name.

    Parameters
    ----------
    sources : SourceList
    words : Words
    most : int
        Publishers named at most; the others are counted.
    """
    named = [
        words("sheet-publisher", publisher=group.publisher, count=words.number(group.n_documents))
        for group in sources.groups[:most]
    ]
    left = len(sources.groups) - len(named)
    if left:
        named.append(words("sheet-publishers-more", n=left, count=words.number(left)))
    return words(
        "sheet-publishers",
        n=sources.n_documents,
        count=words.number(sources.n_documents),
        publishers=", ".join(named),
    )


def _item(number: int, published: str, url: object, title: object, records: Iterable[str]) -> SourceItem:
    title = title if isinstance(title, str) else ""
    return SourceItem(number, published, source_address(url), title, tuple(sorted(records)))


def short_url(url: str) -> str:
    """Return an address as it is printed: without the scheme and "www.", with its accents."""
    return readable_address(url.partition("://")[2].removeprefix("www.").rstrip("/") or url)


def where_listed(sources: SourceList, words: Words, place: str) -> str:
    """Return where the numbered list is: "next" page, "last" pages, "in-pdf", or in the exports if too long.

    Parameters
    ----------
    sources : SourceList
    words : Words
    place : {"next", "last", "in-pdf"}
    """
    return words(f"sheet-sources-{place if sources.is_printed else 'in-exports'}")
