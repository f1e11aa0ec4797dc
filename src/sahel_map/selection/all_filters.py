"""The list of all filters, in the order of sentence, address and sidebar."""

from __future__ import annotations

from sahel_map.core.vocabulary import Actor, Attribution, Confidence, Evidence, HarmType, PlacePrecision
from sahel_map.selection.areas import AreasFilter
from sahel_map.selection.codes import ActorsFilter, GradeFilter, SeveralFilter
from sahel_map.selection.counted import CountedFilter
from sahel_map.selection.filter import Filter, Parameter
from sahel_map.selection.limits import (
    FlagFilter,
    NumberFilter,
    has_differing_sources,
    has_open_doubt,
    names_women_or_children,
)
from sahel_map.selection.period import PeriodFilter
from sahel_map.selection.publishers import PublishersFilter
from sahel_map.selection.records import RecordsFilter, SinceFilter
from sahel_map.selection.space import BoundsFilter, NearFilter, ShapeFilter
from sahel_map.selection.text import TextFilter

__all__ = ["ACTORS", "AREAS", "FILTERS", "HARMS", "PARAMETERS"]

ACTORS = ActorsFilter("actors", "actor", "actor_bits", "actors", Actor, "Alleged actors or groups, e.g. JNIM,ISSP.")
HARMS = SeveralFilter("harms", "harm", "harm_bits", "harm_types", HarmType, "Types of harm, e.g. killing,arson.")
AREAS = AreasFilter()

FILTERS: tuple[Filter, ...] = (
    ACTORS,
    PeriodFilter(),
    HARMS,
    AREAS,
    NearFilter(),
    ShapeFilter(),
    BoundsFilter(),
    TextFilter(),
    GradeFilter("attributions", "attribution", "attribution", Attribution, "Grades of attribution."),
    GradeFilter("confidences", "confidence", "confidence", Confidence, "Grades of confidence."),
    GradeFilter("evidence", "evidence", "evidence", Evidence, "Classes of evidence, e.g. several."),
    PublishersFilter(),
    NumberFilter("independent_min", "n_independent", 2, "Fewest independent publishers, e.g. 2."),
    GradeFilter(
        "precisions",
        "precision",
        "place_precision",
        PlacePrecision,
        "How well the place is known, e.g. settlement.",
    ),
    NumberFilter("killed_min", "killed_min", 1, "Fewest killed, by the lowest count that sources name."),
    FlagFilter(
        "women_children", names_women_or_children, "Only records with women or children counted among the dead."
    ),
    FlagFilter("differ", has_differing_sources, "Only records on which sources disagree."),
    FlagFilter("doubt", has_open_doubt, "Only records with an open doubt."),
    SinceFilter(),
    CountedFilter(),
    RecordsFilter(),
)

PARAMETERS: tuple[Parameter, ...] = tuple(parameter for each in FILTERS for parameter in each.parameters)
