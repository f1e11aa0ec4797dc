"""Filters that name records: one by one, and those that are new or changed since a state of the data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from typing_extensions import override

from sahel_map.data.dataset import Dataset
from sahel_map.selection.filter import NONE_CHOSEN, Filter, Mask, Parameter
from sahel_map.selection.known import Known
from sahel_map.selection.notice import MOST_NOTICES, Notice
from sahel_map.selection.touched import touched_since
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.selection.selection import Selection

__all__ = ["MOST_RECORDS", "RecordsFilter", "SinceFilter", "read_records"]

#: An address with more ids is too long for some browsers, mail programs and servers.
MOST_RECORDS = 200
_NAMED_IN_FULL = 3
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def read_records(raw: str | None, parameter: str, known: Known, notices: list[Notice]) -> tuple[str, ...] | None:
    """Read a comma list of ids in its order; one that is not in these data becomes a notice.

    Parameters
    ----------
    raw : str or None
        The parameter as it stands in the address; None where it is missing.
    parameter : str
        Its name.
    known : Known
        With the ids of all records.
    notices : list of Notice
        Takes the ids that are unknown.

    Returns
    -------
    tuple of str or None
        None where nothing is asked for. Where every id is unknown the list is empty and shows nothing: all
        records would not be what was asked for.
    """
    if raw is None:
        return None
    if raw == NONE_CHOSEN:
        return ()
    parts = list(dict.fromkeys(part.strip().upper() for part in raw.split(",") if part.strip()))
    named = MOST_NOTICES
    if len(parts) > MOST_RECORDS:
        notices.append(Notice(parameter, str(len(parts)), str(MOST_RECORDS), kind="many"))
        parts, named = parts[:MOST_RECORDS], MOST_NOTICES - 1
    unknown = [part for part in parts if part not in known.records]
    notices += [Notice(parameter, part, "", kind="record") for part in unknown[:named]]
    if len(unknown) > named:
        notices.append(Notice(parameter, str(len(unknown) - named), "", kind="more"))
    return tuple(part for part in parts if part in known.records)


class RecordsFilter(Filter):
    """Records chosen one by one, in the order given."""

    name = "records"
    fields: Mapping[str, object] = {"records": None}
    parameters: Sequence[Parameter] = (
        Parameter("records", f"Ids of records, at most {MOST_RECORDS}.", repeats=True, option="record"),
    )
    control = ""

    @override
    def is_set(self, selection: Selection) -> bool:
        return selection.records is not None

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        return dataset.incidents.index.isin(selection.records or ())

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        ids = selection.records or ()
        if 0 < len(ids) <= _NAMED_IN_FULL:
            return words("selection-records-named", ids=words.all_of(ids))
        return words("selection-records", n=len(ids), count=words.number(len(ids)))

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        return {"records": ",".join(selection.records or ()) or NONE_CHOSEN}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        return {"records": read_records(query.get("records"), "records", known, notices)}


class SinceFilter(Filter):
    """Records that are new or changed since a version of the data, or from a day on."""

    name = "since"
    fields: Mapping[str, object] = {"since": None}
    parameters: Sequence[Parameter] = (
        Parameter("since", "New or changed records: since a version of the data, or from a day YYYY-MM-DD on."),
    )
    control = "since"
    is_more = True

    @override
    def is_set(self, selection: Selection) -> bool:
        return selection.since is not None

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        return touched_since(dataset, str(selection.since))

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        since = str(selection.since)
        return words("selection-since-day" if _DAY.fullmatch(since) else "selection-since", since=since)

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        return {"since": str(selection.since)}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        raw = query.get("since")
        if raw is None or raw in known.versions or _DAY.fullmatch(raw):
            return {"since": raw}
        allowed = ", ".join([*known.versions, "YYYY-MM-DD"])
        notices.append(Notice.of_unknown("since", raw, known.versions, allowed))
        return {"since": None}
