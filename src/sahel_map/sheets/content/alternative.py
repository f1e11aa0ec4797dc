"""What a map and a timeline show, in words, for readers who do not see them: from the data, nothing else."""

from __future__ import annotations

import numpy as np

from sahel_map.data.dataset import Dataset
from sahel_map.sheets.content.content import SheetContent, Timeline
from sahel_map.statistics.by_month import month_text
from sahel_map.words import Words

__all__ = ["map_in_words", "timeline_in_words"]

_MOST_AREAS = 5


def map_in_words(dataset: Dataset, content: SheetContent, words: Words) -> str:
    """Return what is on the map of a sheet, where most of it is, and how many records are not on it.

    Parameters
    ----------
    dataset : Dataset
    content : SheetContent
        Of the sheet.
    words : Words
    """
    if content.notice:
        return words("sheet-alt-empty", sentence=content.sentence)
    shown = dataset.incidents[content.mask]
    counts = shown["cercle_pcode"].value_counts()
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_AREAS]
    named = [
        words("sheet-publisher", publisher=words.label("cercles", str(code)), count=words.number(int(n)))
        for code, n in most
        if n
    ]
    n = int(np.count_nonzero(content.mask))
    text = words("sheet-alt-map", n=n, count=words.number(n), sentence=content.sentence)
    parts = [text, words("sheet-alt-most", areas=words.all_of(named)) if named else "", content.unplaced]
    return " ".join(filter(None, parts))


def timeline_in_words(timeline: Timeline, words: Words) -> str:
    """Return what the timeline counts, and its highest month."""
    if not timeline.bars:
        return timeline.title
    highest = max(timeline.bars, key=lambda bar: (bar.high, -bar.month))
    return words(
        "sheet-alt-timeline",
        title=timeline.title,
        first=words.month(month_text(timeline.first)),
        last=words.month(month_text(timeline.last)),
        month=words.month(month_text(highest.month)),
        count=words.number(highest.high),
    )
