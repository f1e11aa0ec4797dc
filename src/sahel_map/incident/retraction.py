"""What is shown of a record that was taken back: which one, and why; nothing of what it said.

Must not import streamlit.
"""

from __future__ import annotations

from sahel_map.data.dataset import Dataset
from sahel_map.words import Words

__all__ = ["retraction_text"]


def retraction_text(dataset: Dataset, incident_id: str, words: Words) -> tuple[str, str]:
    """Return heading and reason of a retracted record.

    Parameters
    ----------
    dataset : Dataset
    incident_id : str
        Id in `dataset.retracted`.
    words : Words
        Language.

    Raises
    ------
    KeyError
        If there is no such retracted record.
    """
    row = dataset.retracted.loc[incident_id]
    when = words.date_span(row["date_start"].date(), row["date_end"].date(), str(row["date_precision"]))
    heading = words("record-retracted", id=incident_id, place=row[f"place_name_{words.language}"], date=when)
    return heading, words("record-retracted-reason", reason=row[f"retraction_reason_{words.language}"])
