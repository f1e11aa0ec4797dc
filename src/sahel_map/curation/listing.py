"""What is going to be written, a line each, for the person who is asked before it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sahel_map.curation.adding import Prepared
from sahel_map.curation.changes import Changes
from sahel_map.curation.correcting import Corrections
from sahel_map.curation.duplicates import Likely
from sahel_map.curation.rows import NewRows, figure_in_words
from sahel_map.curation.staging import Staged

__all__ = ["beyond_searched", "doubts_about", "heading", "lines_of_corrections", "lines_of_counts", "lines_of_new"]

_COUNTED = {
    "claims": "claim",
    "doubts": "doubt",
    "known_gaps": "gap",
    "ledger_links": "tie to a report",
    "incident_place_names": "other name",
}


def heading(staged: Staged) -> str:
    """Return under which version the changes will stand."""
    return f"To be written as data version {staged.version} ({staged.date}):"


def lines_of_new(prepared: Prepared) -> list[str]:
    """Return what is added: records, places, pages, publishers, claims, and notes of other records that change."""
    lines = []
    for name, new in prepared.made.items():
        lines += [f"{name or 'form'}: {_record(new)}", *(f"  {line}" for line in _rows(prepared, new))]
    return lines + [f"{named.record}: {named.entry[1]}" for named in prepared.named]


def lines_of_corrections(made: Corrections) -> list[str]:
    """Return what changes in each record, old and new, and why."""
    return [f"{record}: {what} ({why}; {source})" for record, what, why, source in made.entries]


def lines_of_counts(staged: Staged) -> list[str]:
    """Return which counts change, on one line; nothing where the set keeps none."""
    changed = [f"{name} {old:,} -> {new:,}" for name, old, new in staged.changed_counts()]
    return [f"counts: {', '.join(changed)}"] if changed else []


def doubts_about(prepared: Prepared) -> list[str]:
    """Return what is to be looked at before anything is written."""
    names = {new.incident_id: name for name, new in prepared.made.items()}
    return [*beyond_searched(prepared, names), *(_likely(likely, names) for likely in prepared.duplicates)]


def _record(new: NewRows) -> str:
    (row,) = new.tables["incidents"]
    days = " to ".join(dict.fromkeys([row["date_start"], row["date_end"]]))
    actors = ", ".join(f"{actor['actor']} {actor['attribution']}" for actor in new.tables["incident_actors"])
    harms = ", ".join(harm["harm_type"] for harm in new.tables["incident_harms"])
    figures = [
        f"{figure['figure'].replace('_', ' ')} {figure_in_words(figure)}"
        for figure in new.tables["incident_figures"]
    ]
    figures = figures or ["no figure"]
    return f"record {new.incident_id}, {'; '.join([days, row['place_name_en'], actors, harms, *figures])}"


def _rows(prepared: Prepared, new: NewRows) -> Iterator[str]:
    for row in new.tables["places"]:
        point = f"{row['lat']}, {row['lon']}, {row['radius_m']} m" if row["lat"] else "no point"
        yield f"new place {row['place_id']}: {row['name']} ({row['precision']}; {point}; {row['basis']})"
    for row in new.tables["publishers"]:
        kind = f"{row['kind']}, {row['independence_group']}"
        yield f"new publisher {row['publisher_id']}: {row['publisher']} ({kind})"
    added = {row["source_id"] for row in new.tables["sources"]}
    pages = {row["source_id"]: row for row in prepared.tables.rows["sources"]}
    for code in new.source_ids:
        what = "new page" if code in added else "known page"
        yield f"{what} {code}: {pages[code]['url']} ({pages[code]['publisher_as_cited']})"
    numbers = [(len(new.tables[table]), noun) for table, noun in _COUNTED.items() if new.tables[table]]
    yield ", ".join(f"{n} {noun if n == 1 else _plural(noun)}" for n, noun in numbers)


def _plural(noun: str) -> str:
    return noun.replace("tie ", "ties ") if noun.startswith("tie ") else f"{noun}s"


def beyond_searched(changes: Changes, names: Mapping[str, str]) -> Iterator[str]:
    """Yield which records end after what was searched, as charts call these months not covered.

    Parameters
    ----------
    changes : Changes
    names : mapping of str to str
        Name of the form of each record that is looked at, by its id.
    """
    until = changes.package.profile.covered_until
    for row in changes.tables.rows["incidents"]:
        if until is not None and row["incident_id"] in names and row["date_end"] > until.isoformat():
            yield (
                f"{names[row['incident_id']] or row['incident_id']} ends on {row['date_end']}, and the data were "
                f"searched until {until} (covered_until): later months are drawn as not covered. If all pages were "
                'searched up to a later day, write that day as covered_until under "set_profile" in '
                "datapackage.json; if not, the record stands there alone, and the months around it are not complete"
            )


def _likely(likely: Likely, names: dict[str, str]) -> str:
    new, known = (names.get(code) or code for code in (likely.new_id, likely.known_id))
    away = "" if likely.km is None else f", {likely.km} km away"
    days = f"{likely.days} day{'' if likely.days == 1 else 's'} apart{away}"
    actors, hint = "same actor", ""
    if likely.others:
        actors = f"another alleged actor: {', '.join(likely.others)}"
        hint = "another alleged actor is often the same event told by another source; "
    joined = "add what is new to it with sahel-map correct"
    if likely.known_id in names:
        joined = "make one form of the two"
    return (
        f"{new} may be {known} ({likely.place}, {days}, {actors}): {hint}if it is, {joined}; "
        f'if it is another event of that day and place, write same_day_as = ["{known}"]'
    )
