"""The list of all filters, in the order of sentence, address and sidebar."""

from __future__ import annotations

from sahel_map.core.vocabulary import Actor, Attribution, Confidence, HarmType
from sahel_map.selection.areas import AreasFilter
from sahel_map.selection.codes import ActorsFilter, GradeFilter, SeveralFilter
from sahel_map.selection.field import Filter, Parameter
from sahel_map.selection.period import PeriodFilter
from sahel_map.selection.text import TextFilter

__all__ = ["ACTORS", "AREAS", "FILTERS", "HARMS", "PARAMETERS", "filter_named"]

ACTORS = ActorsFilter("actors", "actor", "actor_bits", "actors", Actor, "Alleged actors or groups, e.g. JNIM,ISSP.")
HARMS = SeveralFilter("harms", "harm", "harm_bits", "harm_types", HarmType, "Types of harm, e.g. killing,arson.")
AREAS = AreasFilter()

FILTERS: tuple[Filter, ...] = (
    ACTORS,
    PeriodFilter(),
    HARMS,
    AREAS,
    GradeFilter("attributions", "attribution", "attribution", Attribution, "Grades of attribution."),
    GradeFilter("confidences", "confidence", "confidence", Confidence, "Grades of confidence."),
    TextFilter(),
)

PARAMETERS: tuple[Parameter, ...] = tuple(parameter for each in FILTERS for parameter in each.parameters)


def filter_named(name: str) -> Filter:
    """Return a filter by its name; raise `KeyError` if there is none."""
    return {each.name: each for each in FILTERS}[name]
