"""HXL: the tags of columns say more than their headings."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sahel_map.imports.notes import Note

__all__ = ["fields_of_tags"]

# In this order: the first field whose pattern fits a tag takes it. Free of places of meaning the tag does not say.
_TAG = re.compile(r"#[A-Za-z]\w*(\s*\+\s*[A-Za-z]\w*)*")
_SIGN = re.compile(r"([+-])")
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
    found: dict[str, str] = {}
    unusable, unknown = [], []
    for heading, tag in tags.items():
        parts = _parts(tag)
        if parts is None:
            unusable.append(tag)
            continue
        field = next((field for pattern, field in _PATTERNS if _matches(pattern, *parts)), None)
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


def _parts(tag: str) -> tuple[str, frozenset[str]] | None:
    """Return the tag and its attributes, in lower case; None for what is no tag.

    Written by hand, as the one library for it (libhxl) depends on a package under the GPL; the tests use it.
    """
    if _TAG.fullmatch(tag.strip()) is None:
        return None
    name, *attributes = (part.strip().lower() for part in tag.split("+"))
    return name, frozenset(attributes)


def _matches(pattern: str, name: str, attributes: frozenset[str]) -> bool:
    """Whether a tag is that of a pattern, with all its "+" and none of its "-" attributes."""
    wanted, *signed = _SIGN.split(pattern)
    pairs = list(zip(signed[::2], signed[1::2], strict=True))
    return name == wanted and all((sign == "+") == (attribute in attributes) for sign, attribute in pairs)
