"""A prepared text by which a reader reports an error in a record. Must not import streamlit."""

from __future__ import annotations

from urllib.parse import quote

from sahel_map.data.dataset import Dataset
from sahel_map.words import Words

__all__ = ["mail_address", "report_text"]


def report_text(dataset: Dataset, incident_id: str, title: str, address: str, words: Words) -> str:
    """Return the text: which record, in which version, at which address, and what to say.

    Parameters
    ----------
    dataset : Dataset
        Its version.
    incident_id, title : str
        Of the record.
    address : str
        Where the record is found; may be empty.
    words : Words
    """
    version = dataset.version
    return words(
        "record-report-text",
        id=incident_id,
        title=title,
        version=version.version,
        digest=version.digest,
        address=address or words("record-report-no-address"),
    )


def mail_address(to: str, incident_id: str, text: str, words: Words) -> str:
    """Return an address that opens a mail to the host with the text in it.

    Parameters
    ----------
    to : str
        Address of the host.
    incident_id : str
    text : str
        Body of the mail.
    words : Words
    """
    subject = quote(words("record-report-subject", id=incident_id))
    return f"mailto:{quote(to, safe='@')}?subject={subject}&body={quote(text)}"
