"""Colours, marks, radius scale and legend order: the one place for screen, map, charts and sheet.

The group colours were chosen by measurement: the smallest distance between any two, for normal,
deuteranope and protanope sight, is 28 (CIE Lab). Colour never stands alone: every group also has a
shape. Must not import folium, pandas or streamlit.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sahel_map.core.vocabulary import ActorGroup

__all__ = [
    "AMOUNTS",
    "BASEMAP",
    "DIFFERENCES",
    "FALLBACK_GROUP",
    "GROUP_MARKS",
    "INTERFACE",
    "LABELS",
    "LEGEND_ORDER",
    "NO_POPULATION",
    "RADIUS",
    "SIGN_COLOURS",
    "TOLL_SIZES",
    "GroupMark",
    "RadiusScale",
    "browser_style",
    "group_colour",
]


@dataclass(frozen=True, slots=True)
class GroupMark:
    """How one actor group is drawn.

    Attributes
    ----------
    colour : str
        Hexadecimal RGB.
    edge : str
        Hexadecimal RGB of its edge on the map: at least 3:1 against land, which light colours alone are not.
    shape : {"circle", "diamond", "triangle", "square", "ring", "pentagon"}
        Mark on the map and in legends; "ring" is a hollow circle.
    """

    colour: str
    edge: str
    shape: str


@dataclass(frozen=True, slots=True)
class RadiusScale:
    """Radius of a mark by the lowest reported number of people killed.

    The area is in proportion to the number between `smallest_to` and `largest_at`; below and above it is one
    size, and the legend says so. A toll that no source gives is not 0: it has a size of its own and a dotted ring.

    Attributes
    ----------
    smallest, largest, unknown : float
        Radii in CSS pixels.
    largest_at : int
        Persons at which the largest radius is reached.
    """

    smallest: float = 3.0
    largest: float = 15.0
    unknown: float = 4.0
    largest_at: int = 100

    @property
    def smallest_to(self) -> int:
        """Persons up to which a mark has the smallest radius."""
        return int(self.largest_at * (self.smallest / self.largest) ** 2)

    def radius(self, killed: int | None) -> float:
        """Return the radius in CSS pixels for a lowest count of people killed (None: not reported)."""
        if killed is None:
            return self.unknown
        share = min(killed, self.largest_at) / self.largest_at
        return max(self.smallest, self.largest * math.sqrt(share))


GROUP_MARKS: dict[ActorGroup, GroupMark] = {
    ActorGroup.STATE_AND_ALLIES: GroupMark("#004488", "#00336B", "circle"),
    ActorGroup.ISLAMIST_ARMED_GROUPS: GroupMark("#C1440E", "#8F300A", "diamond"),
    ActorGroup.SELF_DEFENCE_MILITIAS: GroupMark("#E69F00", "#8F5F00", "triangle"),
    ActorGroup.REBEL_COALITIONS: GroupMark("#5AAE61", "#2F7A3B", "square"),
    ActorGroup.UNIDENTIFIED: GroupMark("#444444", "#444444", "ring"),
    ActorGroup.OTHER: GroupMark("#CC79A7", "#9A4577", "pentagon"),
}
#: What is drawn on the colour of a group, at least 3:1 against it: its shape on a bar, for instance.
SIGN_COLOURS: dict[ActorGroup, str] = {
    ActorGroup.STATE_AND_ALLIES: "#FFFFFF",
    ActorGroup.ISLAMIST_ARMED_GROUPS: "#FFFFFF",
    ActorGroup.SELF_DEFENCE_MILITIAS: "#22262B",
    ActorGroup.REBEL_COALITIONS: "#22262B",
    ActorGroup.UNIDENTIFIED: "#FFFFFF",
    ActorGroup.OTHER: "#22262B",
}
LEGEND_ORDER: tuple[ActorGroup, ...] = tuple(GROUP_MARKS)
#: Who is named in no group is drawn as not identified, everywhere.
FALLBACK_GROUP = ActorGroup.UNIDENTIFIED
RADIUS = RadiusScale()
#: Lowest counts whose sizes stand in legends: the smallest size, one in proportion, the largest.
TOLL_SIZES = (RADIUS.smallest_to, 25, RADIUS.largest_at)

# ColorBrewer OrRd with six classes but for the palest, which can hardly be told from land, and PuOr with five;
# the middle of the differences is plain white.
AMOUNTS = ("#FDD49E", "#FDBB84", "#FC8D59", "#E34A33", "#B30000")
#: An area with incidents whose number of people is not known.
NO_POPULATION = "#D9D6CF"
DIFFERENCES = ("#E66101", "#FDB863", "#FFFFFF", "#B2ABD2", "#5E3C99")

BASEMAP: dict[str, str] = {
    "land": "#F6F4EF",
    "neighbours": "#ECE9E2",
    "lakes": "#C9DCE6",
    "rivers": "#8FB7CC",
    "region": "#6E6A62",
    "cercle": "#B9B3A8",
    "commune": "#D8D3C9",
    "country": "#4A4740",
    # On a screen the incidents come first; paper, seen from nearer, keeps the darker lines.
    "screen_region": "#B5AFA4",
    "screen_cercle": "#DCD7CD",
}

#: Names on the map, each at least 4.5:1 against what it stands on.
LABELS: dict[str, str] = {"country": "#6A6459", "region": "#66625A", "commune": "#6F695D", "water": "#35637C"}

INTERFACE: dict[str, str] = {
    "text": "#22262B",
    "secondary": "#5B6168",
    "lines": "#E1DED8",
    "page": "#FFFFFF",
    "panel": "#FAF9F6",
    "focus": "#004488",
    "notice": "#FFF6E0",
    "notice_text": "#8A5A00",
}


def group_colour(groups: Sequence[ActorGroup]) -> str:
    """Return the colour of a group, or a neutral one for several; who is in none is not identified."""
    if len(groups) > 1:
        return INTERFACE["secondary"]
    return GROUP_MARKS[groups[0] if groups else FALLBACK_GROUP].colour


def browser_style() -> dict[str, object]:
    """Return the style as plain values for the map's script; group *i* is bit *i* of the group bits."""
    return {
        "groups": [asdict(GROUP_MARKS[group]) for group in ActorGroup],
        "fallback": list(ActorGroup).index(FALLBACK_GROUP),
        "radius": asdict(RADIUS),
        "toll_sizes": TOLL_SIZES,
        "basemap": BASEMAP,
        "interface": INTERFACE,
        "labels": LABELS,
        "amounts": AMOUNTS,
    }
