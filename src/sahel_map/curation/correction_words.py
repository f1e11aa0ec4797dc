"""What a correction changed, old and new, and which of it is a fact that needs a source."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sahel_map.core.changed_text import changed_part
from sahel_map.curation.rows import figure_in_words
from sahel_map.curation.wording import changed_numbers, left_behind
from sahel_map.data.read.raw_tables import Row, TextTables
from sahel_map.data.trace.retraction import RETRACTED
from sahel_map.words import Words

__all__ = ["OWNED", "english_words", "in_words", "without_source"]

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
# Lists that have the labels of cells.
_LISTS = {
    "actor": "actors", "attribution": "attribution", "harm_type": "harm_types", "confidence": "confidence",
    "date_precision": "date_precision",
}  # fmt: skip

Rows = Mapping[str, list[Row]]


def english_words(tables: TextTables) -> Words:
    """Return the catalogue in English, as the changelog is written, with the labels of the code lists."""
    lists = {name.removeprefix("codes_"): rows for name, rows in tables.rows.items() if name.startswith("codes_")}
    return Words("en", {(name, row["code"]): row["label_en"] for name, rows in lists.items() for row in rows})


def in_words(before: Rows, after: Rows, words: Words) -> list[str]:
    """Return what changed in a record, a part of a sentence each, as the changelog says it to readers.

    Parameters
    ----------
    before, after : mapping of str to list of Row
        Rows of the record by table.
    words : Words
        From `english_words`.
    """
    (old,), (new,) = before["incidents"], after["incidents"]
    parts = [
        f"{_field(name, words)} {_cell(name, new[name], words)} (was {_cell(name, old[name], words)})"
        for name in old
        if old[name] != new[name] and name not in _TEXTS and not name.startswith("retraction_")
    ]
    for table, (columns, noun) in _CODES.items():
        was, now = (_labels(rows[table], columns, words) for rows in (before, after))
        parts += [f"{noun} are {now} (were {was})"] if was != now else []
    parts += [f"{name.replace('_', ' ')} {now} (was {was})" for name, was, now in _figures(before, after)]
    parts += [_text_in_words(name, old[name], new[name], words) for name in _TEXTS if old[name] != new[name]]
    return [*parts, *_rows_in_words(before, after, words)]


def _field(name: str, words: Words) -> str:
    # By these words a version counts what was taken back.
    return "status is" if name == "status" else f"{words('field-name', name=name)}:"


def _cell(name: str, value: str, words: Words) -> str:
    if name in _LISTS:
        return words.label(_LISTS[name], value).lower()
    return words("change-value", value=value) if name.startswith("is_") else value or "empty"


def _labels(rows: list[Row], columns: tuple[str, ...], words: Words) -> str:
    """Return actors or harms by their labels, each with its grade in brackets where it has one."""
    found = []
    for row in rows:
        name, *grade = (words.label(_LISTS[column], row[column]) for column in columns)
        found.append(f"{name} ({grade[0].lower()})" if grade else name.lower())
    return ", ".join(sorted(found))


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


def _text_in_words(name: str, old: str, new: str, words: Words) -> str:
    was, now = changed_part(old, new)
    field = words("field-name", name=name)
    if not (was or now):
        return f"{field}: spaces changed"
    return f"{field}: {_quoted(now)} (was {_quoted(was)})"


def _quoted(text: str) -> str:
    return f'"{text}"' if text else "nothing"


def _rows_in_words(before: Rows, after: Rows, words: Words) -> Iterator[str]:
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
                yield _marked(noun, code, old[code], new[code], words)
    gaps = [{_fact(row, words) for row in rows["known_gaps"]} for rows in (before, after)]
    for verb, facts in (("closed", gaps[0] - gaps[1]), ("listed", gaps[1] - gaps[0])):
        if facts:
            yield f"{_listed('gap', facts)} {verb}"
    ties = [{row["claim_id"] for row in rows["ledger_links"]} for rows in (before, after)]
    if gone := ties[0] - ties[1]:
        yield f"tie{'s' if len(gone) > 1 else ''} to {', '.join(sorted(gone))} withdrawn"


def _fact(gap: Row, words: Words) -> str:
    fact = words(f"claims-fact-{gap['fact'].replace('_', '-')}")
    part = words.label(_LISTS.get(gap["fact"], ""), gap["part"])
    return f"{fact} ({part})" if part else fact


def _listed(noun: str, codes: Collection[str]) -> str:
    found = sorted(codes)
    return f"{noun}{'s' if len(found) > 1 else ''} {', '.join(found)}"


def _marked(noun: str, code: str, old: Row, new: Row, words: Words) -> str:
    if noun == "claim" and old["is_superseded"] != new["is_superseded"]:
        return f"claim {code} superseded"
    if noun == "doubt" and old["status"] != new["status"]:
        return f"doubt {code} {new['status']}"
    changed = [_text_in_words(name, old[name], new[name], words) for name in old if old[name] != new[name]]
    return f"{noun} {code}, {', '.join(changed)}"
