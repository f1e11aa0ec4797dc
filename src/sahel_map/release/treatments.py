"""What a release does with fields that its readers may not have: withhold, snap, suppress.

Rules on a single record stand here as functions of its rows, so that each can be read and tested alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from sahel_map.core.vocabulary import FigureName, HarmType, PlacePrecision
from sahel_map.data.read.raw_tables import Row, TextTables
from sahel_map.data.trace.changelog import parse_corrections
from sahel_map.words import Words

__all__ = [
    "SMALL",
    "fields_to_treat",
    "suppress_counts",
    "withhold_corrections",
    "withhold_field",
    "withhold_texts",
]

#: Counts below this are small: with other knowledge they can lead to the people counted.
SMALL = 5

_RANK = {"public": 0, "partner": 1, "internal": 2}
_COARSE = frozenset({PlacePrecision.REGION, PlacePrecision.UNKNOWN})
_OF_SURVIVORS = frozenset(FigureName) - {FigureName.KILLED}


def fields_to_treat(tables: TextTables, tier: str) -> dict[str, list[tuple[str, str]]]:
    """Return (table, field) by treatment for a release of a tier: the fields that its readers may not have."""
    found: dict[str, list[tuple[str, str]]] = {"withhold": [], "snap": [], "suppress": []}
    for row in tables.rows["tiers"]:
        if _RANK[row["tier"]] > _RANK[tier]:
            found[row["treatment"]].append((row["table"], row["field"]))
    return found


def withhold_field(rows: list[Row], field: str, is_required: bool) -> int:
    """Empty a field, or say that it is withheld where a text must stand; return how many cells changed.

    Parameters
    ----------
    rows : list of Row
        Changed in place.
    field : str
        Name of the column.
    is_required : bool
        Whether the column may not be empty.
    """
    text = Words("en")("release-withheld") if is_required else ""
    filled = [row for row in rows if row[field]]
    for row in filled:
        row[field] = text
    return len(filled)


def suppress_counts(tables: TextTables) -> set[tuple[str, str]]:
    """Drop small counts of survivors of sexual violence and of people detained, below region level.

    Returns
    -------
    set of (str, str)
        Record and figure of each count dropped; the texts of these records would still give it.
    """
    precise = _precise_incidents(tables)
    harms: dict[str, set[str]] = {}
    for row in tables.rows["incident_harms"]:
        harms.setdefault(row["incident_id"], set()).add(row["harm_type"])
    dropped = {
        (row["incident_id"], row["figure"])
        for row in tables.rows["incident_figures"]
        if row["incident_id"] in precise and _is_small_and_sensitive(row, harms.get(row["incident_id"], set()))
    }
    tables.drop("incident_figures", lambda row: (row["incident_id"], row["figure"]) in dropped)
    tables.drop("claims", lambda row: (row["incident_id"], row["fact"]) in dropped)
    return dropped


def withhold_texts(tables: TextTables, incidents: set[str]) -> None:
    """Take out every text of some records that could give away what was withheld, and trim their addresses.

    Of an address only the site is left where no other record cites the page, as addresses often hold the title.
    """
    words = {language: Words(language) for language in ("en", "fr")}
    for row in tables.rows["incidents"]:
        if row["incident_id"] in incidents:
            row |= {f"summary_{language}": text("release-text") for language, text in words.items()}
            row |= dict.fromkeys(["notes_en", "notes_fr", "place_described"], "")
            row["slug"] = row["incident_id"].lower()
    for row in tables.rows["incident_sources"]:
        if row["incident_id"] in incidents:
            row["supports"] = words["en"]("release-withheld")
            if "supports_fr" in row:
                row["supports_fr"] = words["fr"]("release-withheld")
    for name, reason in (("known_gaps", "release-gap"), ("ledger_links", "release-withheld")):
        for row in tables.rows[name]:
            if row["incident_id"] in incidents:
                row |= {f"reason_{language}": text(reason) for language, text in words.items()}
    tables.drop("doubts", lambda row: row["incident_id"] in incidents)
    is_wordy = {"text", "wider_total"}
    tables.drop("claims", lambda row: row["incident_id"] in incidents and row["unit"] in is_wordy)
    _trim_addresses(tables, incidents)


def withhold_corrections(changelog: str, incidents: set[str]) -> str:
    """Return the changelog with what and why taken out of the rows on some records: they often quote a value."""
    text = Words("en")("release-withheld")
    lines = changelog.splitlines()
    for number, _, (date, record, *rest) in parse_corrections(changelog):
        if incidents & set(record.split(", ")):
            lines[number - 1] = f"| {' | '.join([date, record, *[text] * len(rest)])} |"
    return "\n".join(lines) + "\n"


def _precise_incidents(tables: TextTables) -> set[str]:
    precision = {row["place_id"]: row["precision"] for row in tables.rows["places"]}
    return {row["incident_id"] for row in tables.rows["incidents"] if precision[row["place_id"]] not in _COARSE}


def _is_small_and_sensitive(row: Mapping[str, str], harms: set[str]) -> bool:
    highest = int(row["maximum"] or row["minimum"])
    if not 0 < highest < SMALL:
        return False
    of_survivors = HarmType.SEXUAL_VIOLENCE in harms and row["figure"] in _OF_SURVIVORS
    # Arrested and not seen again: the same people as those detained, and in more danger.
    missing = HarmType.DETENTION in harms and row["figure"] == FigureName.ABDUCTED
    return of_survivors or missing or row["figure"] == FigureName.DETAINED


def _trim_addresses(tables: TextTables, incidents: set[str]) -> None:
    links = tables.rows["incident_sources"]
    elsewhere = {row["source_id"] for row in links if row["incident_id"] not in incidents}
    here = {row["source_id"] for row in links if row["incident_id"] in incidents}
    for row in tables.rows["sources"]:
        if row["url"] and row["source_id"] in here - elsewhere:
            parts = urlsplit(row["url"])
            row["url"] = f"{parts.scheme}://{parts.netloc}/"
