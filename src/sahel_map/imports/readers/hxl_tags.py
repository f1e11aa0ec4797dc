"""HXL: the tags of columns say more than their headings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sahel_map.imports.notes import Note

__all__ = ["fields_of_tags"]

# In this order: the first field whose pattern fits a tag takes it. Free of places of meaning the tag does not say.
_PATTERNS = (
    ("#event+id", "incident_id"),
    ("#meta+id", "incident_id"),
    ("#incident+id", "incident_id"),
    ("#date+end", "date_end"),
    ("#date+start", "date_start"),
    ("#date+occurred", "date_start"),
    ("#date-reported-end-precision", "date_start"),
    ("#geo+lat", "lat"),
    ("#geo+lon", "lon"),
    ("#geo+coord", "lat_lon"),
    ("#country-code", "country"),
    ("#country+code", "country"),
    ("#adm1+name", "region_name"),
    ("#adm2+name", "cercle_name"),
    ("#adm3+name", "commune_name"),
    ("#adm1+code", "region_pcode"),
    ("#adm2+code", "cercle_pcode"),
    ("#adm3+code", "commune_pcode"),
    ("#loc+description", "place_described"),
    ("#loc+name", "place_name"),
    ("#loc-code-precision-type", "place_name"),
    ("#group+perp", "actors"),
    ("#group+name", "actors"),
    ("#group+code", "actors"),
    ("#event+type", "harms"),
    ("#affected+killed+f-min-max-open-mixed", "women_killed"),
    ("#affected+killed+children-min-max-open-mixed", "children_killed"),
    ("#affected+killed-min-max-open-mixed-f-m-children", "killed"),
    ("#affected+injured-min-max-open-mixed", "injured"),
    ("#affected+abducted-min-max-open-mixed", "abducted"),
    ("#affected+detained-min-max-open-mixed", "detained"),
    ("#affected+displaced-min-max-open-mixed", "displaced"),
    ("#meta+source+url", "source_urls"),
    ("#meta+url", "source_urls"),
    ("#meta+source+name", "source_publishers"),
    ("#meta+source-id-num-type-group-list", "source_publishers"),
    ("#description", "summary"),
)


def fields_of_tags(tags: Mapping[str, str]) -> tuple[dict[str, str], tuple[Note, ...]]:
    """Return heading by field for the tags that say one, and what to say about the others.

    Parameters
    ----------
    tags : dict of str to str
        Tag by heading.
    """
    from hxl import HXLException  # noqa: PLC0415 - takes most of a second, and few files have tags
    from hxl.model import Column  # noqa: PLC0415

    found: dict[str, str] = {}
    unusable, unknown = [], []
    for heading, tag in tags.items():
        try:
            column = Column.parse(tag, use_exception=True)
        except HXLException:
            unusable.append(tag)
            continue
        field = next((field for pattern, field in _patterns() if pattern.match(column)), None)
        if field is None:
            unknown.append(tag)
        else:
            found.setdefault(field, heading)
    notes = []
    if unusable:
        notes.append(Note("taken-tags-unusable", {"n": len(unusable), "tags": ", ".join(unusable)}))
    if unknown:
        notes.append(Note("taken-tags-unknown", {"n": len(unknown), "tags": ", ".join(unknown)}))
    return found, tuple(notes)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Any, str], ...]:
    from hxl.model import TagPattern  # noqa: PLC0415

    return tuple((TagPattern.parse(pattern), field) for pattern, field in _PATTERNS)
