"""What was added, changed and retracted, as an Atom feed."""

from __future__ import annotations

from xml.etree import ElementTree

from sahel_map.core.xml_text import xml_text
from sahel_map.data.dataset import Dataset
from sahel_map.incident.set_words import page_title
from sahel_map.words import Words

__all__ = ["MOST_ENTRIES", "feed"]

#: Entries of the feed at most, the newest first.
MOST_ENTRIES = 500
_NAMESPACE = "http://www.w3.org/2005/Atom"


def feed(root: str, dataset: Dataset, words: Words, asked: str = "") -> bytes:
    """Return the feed of the corrections of the data, which name every record added, changed or retracted.

    Parameters
    ----------
    root : str
        Address of the interface, without a slash at its end.
    dataset : Dataset
    words : Words
    asked : str
        What stands behind each address, so that it leads to the same set.
    """
    tree = ElementTree.Element("feed", xmlns=_NAMESPACE)
    version = dataset.version
    _text(tree, "title", words("api-feed-title", title=page_title(dataset.profile, words)))
    _text(tree, "id", f"{root}/changes.atom{asked}")
    _text(tree, "updated", f"{version.date}T00:00:00Z")
    ElementTree.SubElement(tree, "link", rel="self", href=f"{root}/changes.atom{asked}")
    author = ElementTree.SubElement(tree, "author")
    _text(author, "name", dataset.profile.publisher or page_title(dataset.profile, words))
    for number, row in enumerate(dataset.corrections.head(MOST_ENTRIES).itertuples()):
        entry = ElementTree.SubElement(tree, "entry")
        _text(entry, "title", f"{row.record}: {row.what}")
        _text(entry, "id", f"{root}/changes.atom{asked}#{row.version}-{number}")
        _text(entry, "updated", f"{row.date}T00:00:00Z")
        _text(entry, "summary", f"{row.why} ({row.source}). {words('export-context-data_version')}: {row.version}")
        if row.record in dataset.incidents.index:
            ElementTree.SubElement(entry, "link", href=f"{root}/collections/incidents/items/{row.record}{asked}")
    return ElementTree.tostring(tree, encoding="utf-8", xml_declaration=True)


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = xml_text(text)
