"""How to cite a view: version, filters, number of incidents, day of access, and a digest of all of them.

Pages, sheets and exports use the same words. Must not import streamlit.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json

from sahel_map.data.dataset import Dataset, DataVersion
from sahel_map.incident.set_words import source_name
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

__all__ = ["citation", "view_digest"]

_DIGEST_LENGTH = 12


def citation(dataset: Dataset, selection: Selection, words: Words, today: dt.date, address: str = "") -> str:
    """Return the words by which a view is cited.

    Parameters
    ----------
    dataset : Dataset
        Its version and, with the selection, the number of incidents.
    selection : Selection
        The filters.
    words : Words
        Language, with the labels of codes and areas.
    today : date
        Day of access.
    address : str
        Where the view is found; empty where the server does not know its own address.
    """
    n = int(matching(dataset, selection).sum())
    version = dataset.version
    cited = words(
        "citation-view",
        source=source_name(dataset.profile, words),
        version=version.version,
        date=words.date(dt.date.fromisoformat(version.date)),
        sentence=selection.describe(words),
        n=n,
        count=words.number(n),
        accessed=words.date(today),
        digest=version.digest,
        view=view_digest(version, selection),
    )
    return f"{cited} {words('citation-address', address=address)}" if address else cited


def view_digest(version: DataVersion, selection: Selection) -> str:
    """Return 12 hexadecimal digits that are equal exactly if data and filters are equal.

    The SHA-256 of the digest of the data and the filters as address parameters, as JSON with sorted keys.
    """
    content = json.dumps([version.digest, selection.to_query()], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:_DIGEST_LENGTH]
