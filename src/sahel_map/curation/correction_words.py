"""What a correction changed, old and new, and which of it is a fact that needs a source."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sahel_map.curation.rows import figure_in_words
from sahel_map.curation.wording import changed_numbers, changed_part, left_behind
from sahel_map.data.read.raw_tables import Row
from sahel_map.data.trace.retraction import RETRACTED

__all__ = ["OWNED", "in_words", "without_source"]

#: Tables whose rows belong to one record.
OWNED = (
    "incidents", "incident_actors", "incident_harms", "incident_figures", "incident_sources", "claims", "doubts",
    "known_gaps", "ledger_links",
)  # fmt: skip
_TEXTS = ("summary_en", "summary_fr", "notes_en", "notes_fr", "aggregate_reason")
_CODES = {
    "incident_actors": (("actor", "attribution"), "actors"),
    "incident_harms": (("harm_type",), "harms"),
}

Rows = Mapping[str, list[Row]]


def in_words(before: Rows, after: Rows) -> list[str]:
    """Return what changed in a record, a part of a sentence each, as the changelog says it.

    Parameters
    ----------
    before, after : mapping of str to list of Row
        Rows of the record by table.
    """
    (old,), (new,) = before["incidents"], after["incidents"]
    parts = [
        f"{name} is {new[name] or 'empty'} (was {old[name] or 'empty'})"
        for name in old
        if old[name] != new[name] and name not in _TEXTS and not name.startswith("retraction_")
    ]
    for table, (_, noun) in _CODES.items():
        was, now = (_codes(rows, table) for rows in (before, after))
        parts += [f"{noun} are {now} (were {was})"] if was != now else []
    parts += [f"{name.replace('_', ' ')} {now} (was {was})" for name, was, now in _figures(before, after)]
    parts += [_text_in_words(name, old[name], new[name]) for name in _TEXTS if old[name] != new[name]]
    return [*parts, *_rows_in_words(before, after)]


def without_source(before: Rows, after: Rows, pages: str) -> Iterator[str]:
    """Yield which facts change although the form names no page on which that rests.

    Wording needs none; a number in a text does, and both languages name the same ones.

    Parameters
    ----------
    before, after : mapping of str to list of Row
        Rows of the record by table.
    pages : str
        Pages of the record, as they are said; "" if the form names one or adds one.
    """
    (old,), (new,) = before["incidents"], after["incidents"]
    for name in ("summary", "notes"):
        for language, other in (("en", "fr"), ("fr", "en")):
            here, there = f"{name}_{language}", f"{name}_{other}"
            if stays := left_behind(old[here], new[here], old[there], new[there]):
                numbers = ", ".join(map(str, stays))
                yield f"set, {there}: still says {numbers}, which {here} no longer does; change both"
    if not pages:
        return
    how = f'add the page under [[sources]], or name one of the record as source = "...": {pages}'
    for name in old:
        if name in _TEXTS and (numbers := changed_numbers(old[name], new[name])):
            yield f"set, {name}: a number would change without a source ({numbers}); {how}"
        elif name == "status" and new[name] == RETRACTED != old[name]:
            yield f"retract: would take the record back without a source; {how}"
        elif old[name] != new[name] and name not in _TEXTS and not name.startswith(("status", "retraction_")):
            yield f"set, {name}: would change without a source; {how}"
    for table, (_, noun) in _CODES.items():
        if _codes(before, table) != _codes(after, table):
            yield f"{noun}: would change without a source; {how}"
    for name, *_ in _figures(before, after):
        yield f"{name}: would change without a source; {how}"


def _codes(rows: Rows, table: str) -> str:
    return ", ".join(sorted(" ".join(row[column] for column in _CODES[table][0]) for row in rows[table]))


def _figures(before: Rows, after: Rows) -> Iterator[tuple[str, str, str]]:
    """Yield each figure that changes, and what it was and is."""
    was, now = (
        {row["figure"]: figure_in_words(row) for row in rows["incident_figures"]} for rows in (before, after)
    )
    for name in sorted({*was, *now}):
        if was.get(name) != now.get(name):
            yield name, was.get(name, "not reported"), now.get(name, "not reported")


def _text_in_words(name: str, old: str, new: str) -> str:
    was, now = changed_part(old, new)
    if not (was or now):
        return f"{name}: spaces changed"
    return f"{name}: {_quoted(now)} (was {_quoted(was)})"


def _quoted(text: str) -> str:
    return f'"{text}"' if text else "nothing"


def _rows_in_words(before: Rows, after: Rows) -> Iterator[str]:
    """Yield which pages, claims, doubts, gaps and ties came, went or were marked anew."""
    for table, key, noun in (
        ("incident_sources", "source_id", "page"),
        ("claims", "claim_id", "claim"),
        ("doubts", "doubt_id", "doubt"),
    ):
        old, new = ({row[key]: row for row in rows[table]} for rows in (before, after))
        for verb, codes in (("added", new.keys() - old), ("withdrawn", old.keys() - new)):
            if codes:
                yield f"{_listed(noun, codes)} {verb}"
        for code in sorted(old.keys() & new):
            if old[code] != new[code]:
                yield _marked(noun, code, old[code], new[code])
    gaps = [
        {" ".join(filter(None, (row["fact"], row["part"]))) for row in rows["known_gaps"]}
        for rows in (before, after)
    ]
    for verb, facts in (("closed", gaps[0] - gaps[1]), ("listed", gaps[1] - gaps[0])):
        if facts:
            yield f"{_listed('gap', facts)} {verb}"
    ties = [{row["claim_id"] for row in rows["ledger_links"]} for rows in (before, after)]
    if gone := ties[0] - ties[1]:
        yield f"tie{'s' if len(gone) > 1 else ''} to {', '.join(sorted(gone))} withdrawn"


def _listed(noun: str, codes: Collection[str]) -> str:
    found = sorted(codes)
    return f"{noun}{'s' if len(found) > 1 else ''} {', '.join(found)}"


def _marked(noun: str, code: str, old: Row, new: Row) -> str:
    if noun == "claim" and old["is_superseded"] != new["is_superseded"]:
        return f"claim {code} superseded"
    if noun == "doubt" and old["status"] != new["status"]:
        return f"doubt {code} {new['status']}"
    changed = [_text_in_words(name, old[name], new[name]) for name in old if old[name] != new[name]]
    return f"{noun} {code} {', '.join(changed)}"
