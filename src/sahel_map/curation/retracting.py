"""Taking a record back: its ties to reports fall, and texts of others that name it say that it was retracted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sahel_map.core.changed_text import changed_part
from sahel_map.curation.same_day import SAME_DAY
from sahel_map.data.read.raw_tables import Row, TextTables
from sahel_map.data.trace.changelog import Entry
from sahel_map.data.trace.retraction import RETRACTED, mark_retracted, names_unmarked
from sahel_map.words import Words

__all__ = ["mend_mentions", "retract"]


def retract(tables: TextTables, record: str, reasons: Mapping[str, str]) -> None:
    """Mark a record as retracted, and take out its ties to reports.

    Parameters
    ----------
    tables : TextTables
        Changed in place.
    record : str
        Its id.
    reasons : mapping of str to str
        `reason_en` and `reason_fr`.
    """
    (row,) = [row for row in tables.rows["incidents"] if row["incident_id"] == record]
    row["status"] = RETRACTED
    row.update({f"retraction_{name}": text for name, text in reasons.items()})
    tables.drop("ledger_links", lambda link: link["incident_id"] == record)


def mend_mentions(tables: TextTables, records: Sequence[str]) -> list[Entry]:
    """Let texts of other records and places say that a record was retracted, and return rows of the changelog.

    Parameters
    ----------
    tables : TextTables
        Changed in place.
    records : sequence of str
        Ids of the records that are taken back.
    """
    words = Words("en")
    status = {row["incident_id"]: row["status"] for row in tables.rows["incidents"]}
    entries = []
    for rows in tables.rows.values():
        for row in rows if records else []:
            if status.get(row.get("incident_id", "")) == RETRACTED:
                continue
            for column, text in row.items():
                found = [] if column.endswith("_id") else names_unmarked(text, records)
                for code in found:
                    row[column] = _mended(row[column], code, column)
                if found:
                    was, now = changed_part(text, row[column])
                    what = f'{words("field-name", name=column)}: "{now}" (was "{was}")'
                    entries.append((_key(row), what, f"{', '.join(found)} was retracted", "notes"))
    return entries


def _mended(text: str, code: str, column: str) -> str:
    """Take out the sentence that the form of a record of the same day had written; mark the id elsewhere."""
    sentence = SAME_DAY.get(column, "").format(other=code)
    without = " ".join(text.replace(sentence, "").split()) if sentence and sentence in text else text
    return mark_retracted(without, code, column)


def _key(row: Row) -> str:
    """Return the id under which the changelog names a row; "all" where it has none."""
    return row.get("incident_id") or row.get("place_id") or "all"
