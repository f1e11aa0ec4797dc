"""Method and codebook as plain paragraphs, for formats that have no table to put them in."""

from __future__ import annotations

from sahel_map.data.dataset import Dataset
from sahel_map.data.read.codes import CODE_TABLES
from sahel_map.views.about.method import crosswalk_table, method_sections
from sahel_map.words import Words

__all__ = ["method_text"]


def method_text(dataset: Dataset, words: Words) -> tuple[tuple[str, str], ...]:
    """Return heading and text: each section of the method, each code list, how precision compares with others.

    Parameters
    ----------
    dataset : Dataset
        Its method, code lists and crosswalk.
    words : Words
        Language.

    Returns
    -------
    tuple of (str, str)
        Plain text; one line for each code.
    """
    sections = [(title, text.replace("**", "")) for title, text in method_sections(dataset, words)]
    lists = [(words(f"about-table-{name}"), _codes(dataset, name, words)) for name in CODE_TABLES]
    crosswalks = [
        (words(f"method-crosswalk-{kind}"), _crosswalk(dataset, kind, words)) for kind in ("place", "date")
    ]
    return (*sections, *lists, *crosswalks)


def _codes(dataset: Dataset, name: str, words: Words) -> str:
    columns = [f"label_{words.language}", f"definition_{words.language}"]
    rows = dataset.codes.tables[name][columns].itertuples(name=None)
    lines = (words("record-figure-line", label=f"{label} ({code})", range=text) for code, label, text in rows)
    return "\n".join(lines)


def _crosswalk(dataset: Dataset, kind: str, words: Words) -> str:
    rows = crosswalk_table(dataset, kind, words).itertuples(index=False, name=None)
    lines = (
        words("record-figure-line", label=own, range=f"{scheme} {code}. {difference}")
        for own, scheme, code, difference in rows
    )
    return "\n".join(lines)
