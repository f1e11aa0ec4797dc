"""The columns of the incident table in every export: one list, in one order, with HXL tags.

Every format writes exactly these columns, so that what may be given out is decided in this one place.

About the tags (HXL 1.1): hashtags and the attributes code, name, lat, lon, start, end, type, id, source,
url, reported, killed, injured, abducted, displaced, f and children are those of the published dictionary.
The attributes min, max, open, mixed, precision, radius, strength, list, detained, the vocabularies
``v_...`` and the tags ``#confidence`` and ``#damaged`` are free extensions, which HXL allows. Label points
carry no tag, so that no program takes them for the place of an incident.
"""

from __future__ import annotations

from dataclasses import dataclass

from sahel_map.core.vocabulary import FigureName
from sahel_map.words import Words

__all__ = ["COLUMNS", "LIST_SEPARATOR", "Column", "column_names", "companion_tag", "describe_column"]


LIST_SEPARATOR = " | "
"""Between the items of a list in one cell; lists about the same things are in the same order."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the incident table.

    Attributes
    ----------
    name : str
        Heading, the same in every language and format.
    kind : {"text", "list", "date", "whole", "number", "flag"}
        Whole numbers and flags may be null.
    hxl : str
        Tag for the HXL row; empty if none fits.
    width : int
        Width in a spreadsheet, characters.
    """

    name: str
    kind: str
    hxl: str = ""
    width: int = 14


# What the figure counts, as HXL says it.
_COUNTED = {
    FigureName.KILLED: "#affected+killed",
    FigureName.INJURED: "#affected+injured",
    FigureName.ABDUCTED: "#affected+abducted",
    FigureName.DETAINED: "#affected+detained",
    FigureName.HOMES_BURNED: "#damaged+homes",
    FigureName.LIVESTOCK_TAKEN: "#damaged+livestock",
    FigureName.DISPLACED: "#affected+displaced",
    FigureName.WOMEN_KILLED: "#affected+killed+f",
    FigureName.CHILDREN_KILLED: "#affected+killed+children",
}


def _figure_columns(figure: FigureName) -> tuple[Column, ...]:
    tag = _COUNTED[figure]
    # A flag is no number: under the tag of the figure, every program that checks numbers would refuse it.
    mark = tag.replace("#", "+")
    return (
        Column(f"{figure}_min", "whole", f"{tag}+min"),
        Column(f"{figure}_max", "whole", f"{tag}+max"),
        Column(f"{figure}_is_open", "flag", f"#meta{mark}+open"),
        Column(f"{figure}_is_mixed", "flag", f"#meta{mark}+mixed"),
    )


_WHEN_AND_WHERE = (
    Column("incident_id", "text", "#meta+id"),
    Column("date_start", "date", "#date+start", 12),
    Column("date_end", "date", "#date+end", 12),
    Column("date_precision", "text", "#meta+date+precision+code"),
    Column("place_name_en", "text", "#loc+name+i_en", 26),
    Column("place_name_fr", "text", "#loc+name+i_fr", 26),
    Column("place_names_other", "list", "#loc+name+alt+list", 26),
    Column("place_precision", "text", "#loc+precision+code"),
    Column("radius_m", "whole", "#geo+radius"),
    Column("lat", "number", "#geo+lat", 10),
    Column("lon", "number", "#geo+lon", 10),
    Column("label_lat", "number", "", 10),
    Column("label_lon", "number", "", 10),
)
_UNITS = (
    Column("commune_pcode", "text", "#adm3+code"),
    Column("commune_pcode_cod2015", "text", "#adm3+code+v_cod2015"),
    Column("commune_name", "text", "#adm3+name", 18),
    Column("cercle_pcode", "text", "#adm2+code"),
    Column("cercle_pcode_cod2015", "text", "#adm2+code+v_cod2015"),
    Column("cercle_name", "text", "#adm2+name", 18),
    Column("region_old_pcode", "text", "#adm1+code+v_before2023"),
    Column("region_old_name", "text", "#adm1+name+v_before2023", 18),
    Column("region_2023_pcode", "text", "#adm1+code+v_2023"),
    Column("region_2023_name", "text", "#adm1+name+v_2023", 18),
    Column("pcode_version", "text", "#meta+adm+version", 24),
)
_WHAT_AND_WHO = (
    Column("actors", "list", "#group+code+list", 20),
    Column("attributions", "list", "#group+strength+list", 20),
    Column("attribution", "text", "#group+strength"),
    Column("harms", "list", "#event+type+list", 26),
)
_GRADES_AND_SOURCES = (
    Column("confidence", "text", "#confidence+code"),
    Column("evidence", "text", "#meta+evidence+code"),
    Column("n_sources", "whole", "#meta+source+num"),
    Column("n_independent", "whole", "#meta+source+independent+num"),
    Column("is_aggregate", "flag", "#meta+aggregate"),
    Column("aggregate_reason", "text", "#meta+aggregate+reason", 30),
    Column("is_multi_place", "flag", "#meta+multiplace"),
    Column("source_ids", "list", "#meta+source+id+list", 20),
    Column("source_publishers", "list", "#meta+source+name+list", 30),
    Column("source_kinds", "list", "#meta+source+type+list", 20),
    Column("source_groups", "list", "#meta+source+group+list", 30),
    Column("source_dates", "list", "#meta+source+date+list", 20),
    Column("source_urls", "list", "#meta+source+url+list", 40),
)
_TEXTS = (
    Column("summary_en", "text", "#description+i_en", 60),
    Column("summary_fr", "text", "#description+i_fr", 60),
    Column("notes_en", "text", "#meta+notes+i_en", 40),
    Column("notes_fr", "text", "#meta+notes+i_fr", 40),
    Column("place_described", "text", "#loc+description", 30),
    Column("place_conflict_note", "text", "#loc+notes", 30),
    Column("data_version", "text", "#meta+version"),
)

COLUMNS: tuple[Column, ...] = (
    *_WHEN_AND_WHERE,
    *_UNITS,
    *_WHAT_AND_WHO,
    *(column for figure in FigureName for column in _figure_columns(figure)),
    *_GRADES_AND_SOURCES,
    *_TEXTS,
)
"""The columns of the incident table, in the order of every file."""


def column_names() -> list[str]:
    """Return the headings in order."""
    return [column.name for column in COLUMNS]


def describe_column(name: str, words: Words) -> str:
    """Return what a column holds, as the codebook of every export says it."""
    for figure in FigureName:
        for part in ("min", "max", "is_open", "is_mixed"):
            if name == f"{figure}_{part}":
                return words(f"export-figure-{part}", figure=words.label("figures", str(figure)))
    return words(f"export-column-{name}")


# Tags of the columns of the companion tables; a column that is not here is described by its name.
_COMPANION_TAGS = {
    "incident_id": "#meta+id",
    "source_id": "#meta+source+id",
    "publisher": "#meta+source+name",
    "published": "#date+reported",
    "url": "#meta+source+url",
    "actor": "#group+code",
    "attribution": "#group+strength",
    "harm": "#event+type",
    "harm_type": "#event+type",
    "minimum": "#value+min",
    "maximum": "#value+max",
}


def companion_tag(name: str) -> str:
    """Return the HXL tag of a column of a companion table."""
    return _COMPANION_TAGS.get(name, f"#meta+{name.lower()}")
