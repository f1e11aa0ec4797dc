"""The things that a column of a file can mean."""

from __future__ import annotations

from sahel_map.core.vocabulary import FigureName

__all__ = ["FIELDS", "LIST_FIELDS", "OUR_COUNTRY"]

FIELDS: tuple[str, ...] = (
    "incident_id",
    "date_start",
    "date_end",
    "date_precision",
    "place_name",
    "place_name_en",
    "place_name_fr",
    "place_names_other",
    "place_precision",
    "radius_m",
    "lat",
    "lon",
    "lat_lon",
    "geometry",
    "label_lat",
    "label_lon",
    "country",
    "region_name",
    "cercle_name",
    "commune_name",
    "region_pcode",
    "commune_pcode",
    "cercle_pcode",
    "region_old_pcode",
    "region_2023_pcode",
    "actors",
    "attributions",
    "opponents",
    "victims",
    "violence",
    "harms",
    "deaths_all",
    *(str(figure) for figure in FigureName),
    *(f"{figure}_{part}" for figure in FigureName for part in ("min", "max", "is_open", "is_mixed")),
    "confidence",
    "is_aggregate",
    "aggregate_reason",
    "is_multi_place",
    "source_ids",
    "source_publishers",
    "source_kinds",
    "source_groups",
    "source_dates",
    "source_urls",
    "summary",
    "summary_en",
    "summary_fr",
    "notes_en",
    "notes_fr",
    "place_described",
    "place_conflict_note",
)
"""What a column can mean. `killed` and the other figures, `place_name` and `summary` stand for both counts or
both languages; `lat_lon` and `geometry` for both coordinates. `opponents` and `victims` are kept aside and accuse
nobody, `deaths_all` counts whoever died, and `violence` says whether a row is one-sided or a battle, of which no
side is accused of the civilians who died in it."""

LIST_FIELDS = frozenset(
    {
        "actors",
        "attributions",
        "harms",
        "source_publishers",
        "source_urls",
        "source_kinds",
        "source_groups",
        "summary",
    }
)
"""Fields that several columns may fill together."""

OUR_COUNTRY = "*"
"""A cell that stands for the country of the data set in use, whichever it is."""
