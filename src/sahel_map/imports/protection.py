"""Do no harm: what could lead to a survivor arrives at the level of the region, and without any text."""

from __future__ import annotations

import pandas as pd

from sahel_map.core.geometry import areas_at
from sahel_map.core.text_columns import map_distinct, matches
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.check.files import is_private_name
from sahel_map.data.read.layout import UNIT_COLUMNS
from sahel_map.data.read.units import Units
from sahel_map.imports.findings import Findings
from sahel_map.imports.guess.figures import NOT_REPORTED
from sahel_map.words import Words

__all__ = ["is_private_column", "protect_survivors", "warn_of_survivors"]

_NOTE = "The point stands for the region as a whole."
_CODES = tuple(UNIT_COLUMNS.values())
_EMPTIED = (
    "notes_en",
    "notes_fr",
    "place_described",
    "place_conflict_note",
    "place_names_other",
    "aggregate_reason",
)
_PRIVATE = (
    "submitted_by",
    "username",
    "enumerator",
    "enqueteur",
    "deviceid",
    "subscriberid",
    "simserial",
    "simid",
    "phonenumber",
    "respondent",
    "repondant",
    "contact",
    "victim_name",
    "nom_victime",
    "imei",
    "e_mail",
)


_SPEAKS = (
    r"(?i)\b(raped?|raping|rapes|viols?|violées?|violer|sexual(ly)? (violence|assault\w*|abus\w*)|"
    r"violences? sexuelles?|agressions? sexuelles?|sgbv|crsv)\b"
)
_SPOKEN = ("summary_en", "summary_fr", "notes_en", "notes_fr", "place_described")


def is_private_column(key: str) -> bool:
    """Return whether a heading, as `key_of` gives it, names people who could be harmed if they were found."""
    return is_private_name(key) or any(word in key for word in _PRIVATE)


def protect_survivors(
    events: pd.DataFrame, harms: tuple[str, ...], units: Units, findings: Findings, is_vetted: bool = False
) -> tuple[pd.DataFrame, pd.Series]:
    """Return the events with those of given harms at the level of the region, and which they are.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    harms : tuple of str
        Kinds of harm that are never shown at a point.
    units : Units
    findings : Findings
    is_vetted : bool
        An export of ours: what stands at the level of the region there was written for it, and stays.
    """
    wanted = frozenset(harms)
    is_meant = map_distinct(events["harms"], lambda kinds: not wanted.isdisjoint(kinds), "bool")
    if is_vetted:
        is_meant &= ~events["place_precision"].isin((PlacePrecision.REGION, PlacePrecision.UNKNOWN))
    if not is_meant.any():
        return events, is_meant
    table = events.copy(deep=False)
    rows = table.index[is_meant]
    regions = _regions(table.loc[rows], units)
    for column in ("lat", "lon", "radius_m"):
        table[column] = table[column].mask(is_meant)
    for column in _CODES:
        table[column] = table[column].where(~is_meant, None)
    for column in ("region_old_pcode", "region_2023_pcode"):
        table.loc[rows, column] = regions[column]
    has_region = regions.notna().any(axis=1)
    precision = has_region.map({True: str(PlacePrecision.REGION), False: str(PlacePrecision.UNKNOWN)})
    table.loc[rows, "place_precision"] = precision
    for language, name in (("en", "name"), ("fr", "name_fr")):
        words = Words(language)
        label = regions["region_2023_pcode"].map(units.regions_2023[name])
        label = label.fillna(regions["region_old_pcode"].map(units.regions_old[name]))
        table.loc[rows, f"place_name_{language}"] = label.fillna(words("import-no-place-name"))
        table.loc[rows, f"summary_{language}"] = words("import-protected-summary")
    for column in _EMPTIED:
        table[column] = table[column].where(~is_meant, None)
    # Addresses of pages often hold the name of the place.
    for column in ("source_urls", "source_ids"):
        table[column] = table[column].where(~is_meant, None)
    table["place_conflict_note"] = table["place_conflict_note"].where(~is_meant, _NOTE)
    findings.take("protected", n=int(is_meant.sum()))
    return table, is_meant


def warn_of_survivors(
    source: pd.DataFrame, accepted: pd.DataFrame, is_protected: pd.Series, findings: Findings
) -> None:
    """Say how many records speak of sexual violence, in words or in a column, and do not name it as a harm.

    Nothing is made of it, as a text may as well deny it; but their places are shown, and somebody has to look.

    Parameters
    ----------
    source : DataFrame of str
        All columns of the file.
    accepted : DataFrame
        Events that are taken.
    is_protected : Series of bool, index of `accepted`
        Those that stand at the level of the region anyway.
    findings : Findings
    """
    speaks = pd.Series(False, accepted.index)
    for column in _SPOKEN:
        speaks |= matches(accepted[column], _SPEAKS)
    named = source.columns[matches(pd.Series(source.columns, dtype="str").str.replace("_", " "), _SPEAKS)]
    for heading in named:
        cells = source.loc[accepted.index, heading]
        speaks |= cells.notna() & ~cells.str.lower().isin([*NOT_REPORTED, "0", "false", "no", "non"])
    speaks &= ~is_protected.reindex(accepted.index, fill_value=False)
    if speaks.any():
        findings.take("speaks-of-survivors", n=int(speaks.sum()))


def _regions(rows: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Return the codes of the region of each row on both maps: as stated, above its unit, or by its point."""
    communes, cercles = units.communes, units.cercles
    lon, lat = (rows[name].to_numpy(dtype=float, na_value=float("nan")) for name in ("lon", "lat"))
    at = areas_at(lon, lat, communes.geometry.to_numpy())
    by_point = pd.Series(communes.index, dtype="str").reindex(at).set_axis(rows.index)
    commune = rows["commune_pcode"].fillna(by_point)
    found = pd.DataFrame(index=rows.index)
    for column in ("region_old_pcode", "region_2023_pcode"):
        by_cercle = rows["cercle_pcode"].map(cercles[column]) if column in cercles else None
        found[column] = rows[column].fillna(commune.map(communes[column]))
        if by_cercle is not None:
            found[column] = found[column].fillna(by_cercle)
    return found.astype("str")
