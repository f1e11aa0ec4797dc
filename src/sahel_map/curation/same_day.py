"""Two records of one day and place: the notes of both name each other, or the second one is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from sahel_map.core.allowed import allowed
from sahel_map.curation.duplicates import days_apart
from sahel_map.curation.rows import NewRows
from sahel_map.data.check.incidents import unexplained_pairs
from sahel_map.data.read.raw_tables import Row, TextTables
from sahel_map.data.trace.changelog import Entry
from sahel_map.data.trace.retraction import RETRACTED

__all__ = ["SAME_DAY", "Named", "name_each_other", "refuse_unexplained"]

#: What the notes of a record say of another one, by column.
SAME_DAY = {
    "notes_en": "{other} is another event of the same day and place.",
    "notes_fr": "{other} est un autre événement du même jour et du même lieu.",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A record that was there and whose notes name a new one.

    Attributes
    ----------
    record, new_id : str
    pages : str
        Ids of the pages of the new one.
    """

    record: str
    new_id: str
    pages: str

    @property
    def entry(self) -> Entry:
        """Row of the changelog."""
        what = f"the notes name {self.new_id} as another event of the same day and place"
        return self.record, what, f"{self.new_id} was added", self.pages


def name_each_other(
    tables: TextTables, new: NewRows, given: Sequence[str], forms: Mapping[str, str]
) -> tuple[set[str], list[Named], list[str]]:
    """Write into the notes of records of one day and place that the other one is another event.

    Parameters
    ----------
    tables : TextTables
        With the rows of all forms; notes that name the other one already stay as they are.
    new : NewRows
        The record whose form names others.
    given : sequence of str
        Ids of records or names of other forms.
    forms : mapping of str to str
        Ids that the records of the forms were given, by name of the form.

    Returns
    -------
    others : set of str
        Ids of the records that are named.
    named : list of Named
        Those of them that were there before and whose notes changed.
    problems : list of str
    """
    records = {row["incident_id"]: row for row in tables.rows["incidents"]}
    known = {**{code: code for code in records if code not in forms.values()}, **forms}
    others, named, problems = set(), [], []
    for reference in given:
        other = known.get(reference) or known.get(f"{reference}.toml")
        if other is None or other == new.incident_id:
            names = [name for name, code in known.items() if name and code != new.incident_id]
            problems.append(
                f'same_day_as: "{reference}" is no other record and no other form; {allowed(names, reference)}'
            )
            continue
        mine, theirs = records[new.incident_id], records[other]
        if problem := _no_pair(reference, mine, theirs):
            problems.append(f"same_day_as: {problem}")
            continue
        others.add(other)
        changed = [_name(one, named_one["incident_id"]) for one, named_one in ((mine, theirs), (theirs, mine))]
        if changed[1] and other not in forms.values():
            named.append(Named(other, new.incident_id, ", ".join(new.source_ids)))
    return others, named, problems


def refuse_unexplained(
    tables: TextTables, forms: Mapping[str, str], left_out: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield form and problem for each record of the day, place and actor of another one that it does not name.

    Parameters
    ----------
    tables : TextTables
        With the rows of all forms.
    forms : mapping of str to str
        Name of the form by the id of its record.
    left_out : collection of str
        Ids of records whose form has to be corrected first.
    """
    records = pd.DataFrame(tables.rows["incidents"]).replace("", None)
    records["is_aggregate"] = records["is_aggregate"] == "true"
    for first, second, _ in unexplained_pairs(
        {"incidents": records, "incident_actors": pd.DataFrame(tables.rows["incident_actors"])}
    ):
        if {first, second} & set(left_out) or not {first, second} & set(forms):
            continue
        mine, theirs = (second, first) if second in forms else (first, second)
        other = forms.get(theirs) or theirs
        row = next(row for row in tables.rows["incidents"] if row["incident_id"] == theirs)
        which = f"{other} ({row['place_name_en']}, {row['date_start']})"
        same = "make one form of the two" if theirs in forms else "add what is new to it with sahel-map correct"
        yield (
            forms[mine],
            f"same_day_as: {which} has the same first day, place and actor; if it is another event write "
            f'same_day_as = ["{other}"], so that the notes of both name each other; if it is the same, {same}',
        )


def _no_pair(reference: str, mine: Row, theirs: Row) -> str:
    """Return why two records are not of one day and place, or ""."""
    if theirs["status"] == RETRACTED:
        return f"{reference} was retracted; leave it out"
    if days_apart(mine, theirs) or mine["place_id"] != theirs["place_id"]:
        span = " to ".join(dict.fromkeys([theirs["date_start"], theirs["date_end"]]))
        return f"{reference} is of {span} at {theirs['place_name_en']}; name records of the same day and place"
    return ""


def _name(record: Row, other: str) -> bool:
    """Let notes name another record where they do not; return whether that changed them."""
    lacking = [column for column in SAME_DAY if other not in record[column]]
    for column in lacking:
        record[column] = f"{record[column]} {SAME_DAY[column].format(other=other)}".strip()
    return bool(lacking)
