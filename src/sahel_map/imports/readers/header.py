"""Where the headings stand in the first rows of a table, and which rows before and after them are no events."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.guess.headings import clean_heading, meaning_of
from sahel_map.imports.notes import Note

__all__ = ["Layout", "find_layout", "name_columns"]

_LOOKS_LIKE_DATA = re.compile(r"\s*([-+]?[\d\s.,]*\d|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|https?://.*)\s*")
_SEARCHED = 30


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is laid out.

    Attributes
    ----------
    header_row : int
        Row of the headings as a spreadsheet counts; rows up to it hold no events.
    headings : tuple of str
        A different name for each column.
    skipped : frozenset of int
        Rows below the headings that hold no events (HXL tags).
    tags : dict of str to str
        HXL tags by heading.
    notes : tuple of Note
        What to say about it.
    is_odd : bool
        Whether the rows before the data are more than a line of headings.
    """

    header_row: int
    headings: tuple[str, ...]
    skipped: frozenset[int] = frozenset()
    tags: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    is_odd: bool = False

    def is_repeated_in(self, cells: Sequence[str]) -> bool:
        """Return whether a row below says the headings once more, as where tables are put below each other."""
        said = [(cell.strip(), name) for cell, name in zip(cells, self.headings, strict=False) if cell.strip()]
        return len(said) > 1 and all(clean_heading(cell) == name.partition(" (column ")[0] for cell, name in said)


def find_layout(name: str, head: Sequence[tuple[int, list[str]]], wanted_row: int = 0) -> Layout:
    """Find the row of headings.

    Parameters
    ----------
    name : str
        Of file or sheet, for messages.
    head : sequence of (row, cells)
        The first rows.
    wanted_row : int
        Row that the user gave; 0 to find it.

    Raises
    ------
    ImportFileError
        If no row looks like headings.
    """
    used = _used_width([cells for _, cells in head])
    rows = {row: cells[:used] for row, cells in head}
    tag_row = next((row for row, cells in list(rows.items())[:_SEARCHED] if _is_tags(cells)), None)
    header = wanted_row or _header_row(name, rows, tag_row)
    if header not in rows or not any(rows[header]):
        raise ImportFileError("header-row", file=name, row=str(header))
    width = max(len(rows[header]), len(rows.get(tag_row, [])) if tag_row else 0)
    width = max(width, _usual_width([cells for row, cells in rows.items() if row > header]))
    above = rows.get(header - 1, []) if header - 1 in rows and tag_row is None and not wanted_row else []
    given = [clean_heading(cell) for cell in _filled_from(above, rows[header])]
    headings, notes = name_columns(given + [""] * (width - len(given)))
    before = [row for row, cells in rows.items() if row < header and any(cell.strip() for cell in cells)]
    if header > 1:
        notes = (Note("taken-header", {"row": header, "n": len(before)}), *notes)
    tags = {}
    if tag_row is not None and tag_row >= header:
        tags = {heading: tag for heading, tag in zip(headings, rows[tag_row], strict=False) if tag.strip()}
    skipped = frozenset({tag_row} if tag_row and tag_row > header else ())
    raw = dict(head)[header]
    is_odd = header > 1 or any("\n" in cell for cell in raw) or len(raw) != width or bool(skipped)
    return Layout(header, headings, skipped, tags, notes, is_odd)


def _usual_width(rows: list[list[str]]) -> int:
    """Return how many cells most rows have: one row with a comma too many does not widen the table."""
    counts = Counter(len(cells) for cells in rows if any(cell.strip() for cell in cells))
    return max((width for width, n in counts.items() if 2 * n > counts.total()), default=0)


def _filled_from(above: Sequence[str], headings: Sequence[str]) -> list[str]:
    """Return headings with those of the row above where a cell is empty: the upper row of a heading in two rows."""
    if sum(meaning_of(cell) is not None for cell in above if cell.strip()) < 2:
        return list(headings)
    longer = max(len(above), len(headings))
    pairs = zip([*headings, *[""] * (longer - len(headings))], [*above, *[""] * (longer - len(above))], strict=True)
    return [own if own.strip() else upper for own, upper in pairs]


def _used_width(rows: Sequence[list[str]]) -> int:
    """Return how many cells there are up to the last one that any row fills."""
    return max((place + 1 for row in rows for place, cell in enumerate(row) if cell.strip()), default=0)


def _is_tags(cells: list[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) > 1 and all(cell.startswith("#") for cell in filled)


def _is_data(cells: list[str]) -> bool:
    """Return whether a row holds numbers, dates or addresses in two cells or more."""
    return sum(_LOOKS_LIKE_DATA.fullmatch(cell) is not None for cell in cells if cell.strip()) >= 2


def _is_lower_row(cells: list[str]) -> bool:
    """Return whether a row is the lower one of headings in two rows: names, and no number or date."""
    filled = [cell for cell in cells if cell.strip()]
    is_named = len({meaning_of(cell) for cell in filled} - {None}) >= 2
    return is_named and not any(_LOOKS_LIKE_DATA.fullmatch(cell) for cell in filled)


def _header_row(name: str, rows: Mapping[int, list[str]], tag_row: int | None) -> int:
    if tag_row is not None:
        above = [row for row, cells in rows.items() if row < tag_row and any(cell.strip() for cell in cells)]
        return above[-1] if above else tag_row
    searched = list(rows.items())[:_SEARCHED]
    scores = {row: len({meaning_of(cell) for cell in cells if cell.strip()} - {None}) for row, cells in searched}
    best = max(scores, key=lambda row: (scores[row], row), default=0)
    if best and scores[best] >= 2:
        # Of two rows of headings the lower one counts, but never past a row of data: that is another table.
        data = next((row for row, cells in searched if _is_data(cells)), best)
        before = {row: score for row, score in scores.items() if row <= data}
        found = max(before, key=lambda row: (before[row], row)) if max(before.values()) >= 2 else best
        return found + 1 if _is_lower_row(rows.get(found + 1, [])) else found
    filled = [(row, [cell for cell in cells if cell.strip()]) for row, cells in searched]
    filled = [(row, cells) for row, cells in filled if cells]
    if not filled:
        raise ImportFileError("empty", file=name)
    for row, cells in filled:
        if len(cells) > 1 or all(len(others) == 1 for _, others in filled):
            if any(_LOOKS_LIKE_DATA.fullmatch(cell) for cell in cells):
                break
            return row
    raise ImportFileError("no-headings", file=name)


def name_columns(headings: Sequence[str]) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """Return a different name for each column; one that repeats, or is missing, is named by its position."""
    repeated = {heading for heading, n in Counter(headings).items() if heading and n > 1}
    names = tuple(
        f"{heading} (column {place})".lstrip() if heading in repeated or not heading else heading
        for place, heading in enumerate(headings, start=1)
    )
    return names, ()
