"""Which resources and columns the programme reads; the register may hold more, never less."""

from collections.abc import Mapping, Sequence

from sahel_map.core.problem import Problem
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.read.codes import CODE_TABLES
from sahel_map.data.read.package import REGISTER, Package

LEVELS = ("communes", "cercles", "regions_old", "regions_2023")
"""Levels of administrative units; a region is only unique together with its map, old or 2023."""

UNIT_COLUMNS = {
    "communes": "commune_pcode",
    "cercles": "cercle_pcode",
    "regions_old": "region_old_pcode",
    "regions_2023": "region_2023_pcode",
}
"""Column that names a unit of each level, finest level first."""

LEVELS_OF_PRECISION: Mapping[str, tuple[str, ...]] = {
    PlacePrecision.COMMUNE: ("communes",),
    PlacePrecision.CERCLE: ("cercles",),
    PlacePrecision.REGION: ("regions_2023", "regions_old"),
}
"""Levels of the unit for a place of which no point is known; of a region on either map, that of 2023 first."""

_NAMES = ("pcode", "name", "name_fr", "label_lon", "label_lat")


def _both(name: str) -> tuple[str, str]:
    """Return the columns of a text in English and French."""
    return f"{name}_en", f"{name}_fr"


PENDING_COLUMNS = (
    "pending_id",
    "date_start",
    "date_end",
    "place",
    "region_2023_pcode",
    "url",
    *_both("text"),
    *_both("why"),
)
"""Columns of the pending reports, which a set may have."""

VERSION_COLUMNS = ("version", "date", "incidents", "several_publishers", *_both("text"))
"""Columns of what each version changed, which a set may have."""

NEEDED: dict[str, Sequence[str]] = {
    "incidents": [
        "incident_id",
        "slug",
        "date_start",
        "date_end",
        "date_precision",
        "place_id",
        "place_name_en",
        "place_name_fr",
        "place_described",
        "confidence",
        "is_aggregate",
        "aggregate_reason",
        "is_multi_place",
        "summary_en",
        "summary_fr",
        "notes_en",
        "notes_fr",
        "status",
        *_both("retraction_reason"),
    ],
    "incident_actors": ("incident_id", "actor", "attribution"),
    "incident_harms": ("incident_id", "harm_type"),
    "incident_figures": ("incident_id", "figure", "minimum", "maximum", "is_open", "is_mixed"),
    "incident_sources": ("incident_id", "source_id", "supports"),
    "incident_place_names": ("incident_id", "kind", "name"),
    "sources": ("source_id", "url", "publisher_id", "publisher_as_cited", "published"),
    "publishers": ("publisher_id", "publisher", "kind", "independence_group"),
    "claims": (
        "claim_id",
        "incident_id",
        "fact",
        "value",
        "value_end",
        "unit",
        "qualifier",
        "source_id",
        "basis",
        "is_superseded",
        *_both("stated_by"),
    ),
    "doubts": ("doubt_id", "incident_id", *_both("doubt"), "status"),
    "known_gaps": ("incident_id", "fact", "part", "gap", *_both("reason")),
    "ledger_reports": (
        "report_id",
        *_both("title"),
        "publisher_id",
        "published",
        "url",
        *_both("read"),
        *_both("method"),
        *_both("caveat"),
    ),
    "ledger_claims": (
        "claim_id",
        "report_id",
        "part_of",
        *_both("label"),
        "actors",
        "harm_type",
        "figure",
        "minimum",
        "qualifier",
        *_both("words"),
        "period_start",
        "period_end",
        *_both("not_located"),
    ),
    "ledger_pages": ("report_id", "url", "publisher", "published", "supports"),
    "ledger_links": ("report_id", "claim_id", "incident_id", "kind", *_both("reason")),
    "crosswalk_precision": ("kind", "code", "scheme", "value", *_both("caveat")),
    "method": ("section", *_both("title"), *_both("text")),
    "tiers": ("table", "field", "tier", "treatment", *_both("reason")),
    "places": (
        "place_id",
        "lat",
        "lon",
        "precision",
        "radius_m",
        "conflict_note",
        "release_level",
        *UNIT_COLUMNS.values(),
    ),
    "context_events": ("event_id", "date", "label_en", "label_fr", "source_url"),
    **{
        f"codes_{table}": ("code", "parent", "label_en", "label_fr", "definition_en", "definition_fr")
        for table in CODE_TABLES
    },
    "communes": (*_NAMES, "cercle_pcode", "region_old_pcode", "region_2023_pcode"),
    "cercles": (*_NAMES, "region_old_pcode", "region_2023_pcode"),
    "regions_old": _NAMES,
    "regions_2023": _NAMES,
    "country": (),
    "neighbours": ("name", "name_fr"),
    "rivers": ("name", "name_fr", "rank"),
    "lakes": ("name",),
    "towns": ("name", "name_fr", "rank", "kind"),
    "population_cercle": ("cercle_pcode", "population", "year", "source"),
    "population_region": ("region_2023_pcode", "population", "year", "source"),
}


def check_layout(package: Package) -> list[Problem]:
    """Report every resource or column that the programme reads and the register does not have."""
    problems = []
    for name, columns in NEEDED.items():
        if name not in package.resources:
            problems.append(Problem(REGISTER, None, name, "", "this resource is needed and not registered"))
            continue
        present = package.resources[name].field_names
        problems += [
            Problem(REGISTER, None, f"{name}.{column}", "", "this field is needed and not registered")
            for column in columns
            if column not in present
        ]
    return problems
