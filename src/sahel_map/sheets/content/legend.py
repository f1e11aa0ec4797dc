"""The legend of a sheet: only what is on it. Pure: nothing is drawn."""

from __future__ import annotations

from dataclasses import replace

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.sheets.content.content import LegendItem, LegendSection, Timeline
from sahel_map.sheets.content.drawn import Drawn, Mark
from sahel_map.sheets.content.shading import Shading
from sahel_map.sheets.content.squares import Squares
from sahel_map.statistics.by_month import SEVERAL_GROUPS
from sahel_map.style import LEGEND_ORDER, NO_POPULATION, RADIUS, TOLL_SIZES
from sahel_map.words import Words

__all__ = ["BASE_SYMBOLS", "legend_of", "legend_shown", "without_timeline"]

#: Symbols of the base map.
BASE_SYMBOLS = frozenset(
    ("country-line", "region-line", "cercle-line", "commune-line", "capital", "regional-capital", "town", "river",
     "aside", "outline")
)  # fmt: skip


def legend_of(
    drawn: Drawn,
    timeline: Timeline,
    shading: Shading | None,
    admin_map: str,
    words: Words,
    squares: Squares | None = None,
) -> tuple[LegendSection, ...]:
    """Return the sections of the legend: actors, tolls, precision of places, base map.

    Parameters
    ----------
    drawn : Drawn
        What is on the map.
    timeline : Timeline
        Its colours belong to the legend as well.
    shading : Shading or None
    admin_map : {"2023", "old"}
    words : Words
        With the labels of the actor groups.
    squares : Squares or None
    """
    sections = [
        LegendSection(words("map-legend-actors"), _actors(drawn, timeline, words)),
        LegendSection(words("map-legend-size"), _tolls(drawn.marks, words), _size_note(drawn.marks, words)),
        LegendSection(words("map-legend-place"), _precision(drawn, shading is None, words)),
        LegendSection(words("sheet-legend-base"), _base(admin_map, words)),
    ]
    if shading is not None:
        sections.insert(3, _shades(shading, words))
    if squares is not None:
        shades = zip(squares.colours, squares.labels, strict=True)
        items = tuple(LegendItem(f"shade:{colour}", label) for colour, label in shades)
        sections.insert(0, LegendSection(squares.title, items, squares.note))
    return tuple(section for section in sections if section.items)


def _actors(drawn: Drawn, timeline: Timeline, words: Words) -> tuple[LegendItem, ...]:
    """Return the groups, each with its mark; those that only the timeline shows with their bar alone."""
    shown = [mark.groups for mark in drawn.marks] + [unit.groups for unit in drawn.units]
    categories = {bar.category for bar in timeline.bars}
    on_map = {group for groups in shown for group in groups}
    items = []
    for group in LEGEND_ORDER:
        label = words.label("actor_groups", str(group))
        if group in on_map:
            items.append(LegendItem("mark", label, (group,)))
        elif group in categories:
            items.append(LegendItem("bar", words("sheet-legend-in-timeline", label=label), (group,)))
    joint = next((mark.groups for mark in drawn.marks if len(mark.groups) > 1), ())
    if joint:
        items.append(LegendItem("mark", words("map-legend-joint"), joint))
    if SEVERAL_GROUPS in categories:
        items.append(LegendItem("bar", words("sheet-legend-several")))
    return tuple(items)


def _tolls(marks: tuple[Mark, ...], words: Words) -> tuple[LegendItem, ...]:
    if not marks:
        return ()
    largest = max((mark.killed_min or 0 for mark in marks), default=0)
    neutral = (ActorGroup.STATE_AND_ALLIES,)
    smallest, *_ = sizes = [size for size in TOLL_SIZES if size <= max(largest, TOLL_SIZES[0])]
    signs = {smallest: "≤\u00a0", RADIUS.largest_at: "≥\u00a0"}
    items = [LegendItem("size", signs.get(size, "") + words.number(size), neutral, size) for size in sizes]
    if any(mark.killed_min is None and mark.killed_max is None for mark in marks):
        items.append(LegendItem("unknown-toll", words("map-legend-unknown-toll"), neutral))
    if any((mark.killed_max or 0) > (mark.killed_min or 0) for mark in marks):
        items.append(LegendItem("highest", words("map-legend-highest"), neutral, TOLL_SIZES[0]))
    return tuple(items)


def _size_note(marks: tuple[Mark, ...], words: Words) -> str:
    """Return the rule of the sizes, where there is more than one."""
    largest = max((mark.killed_min or 0 for mark in marks), default=0)
    return words("map-legend-size-note") if largest > RADIUS.smallest_to else ""


def _precision(drawn: Drawn, hatched: bool, words: Words) -> tuple[LegendItem, ...]:
    state = (ActorGroup.STATE_AND_ALLIES,)
    items = []
    if any(mark.radius_m is None for mark in drawn.marks):
        items.append(LegendItem("settlement", words("map-legend-settlement"), state))
    if any(mark.radius_m is not None for mark in drawn.marks):
        items.append(LegendItem("near", words("map-legend-near"), state))
    if drawn.units:
        kind = "unit" if hatched else "unit-outlined"
        items.append(LegendItem(kind, words(f"sheet-legend-{kind}"), state))
    names = [mark.place_id for mark in drawn.marks]
    if len(set(names)) < len(names):
        items.append(LegendItem("together", words("sheet-legend-together"), state))
    if drawn.marks:
        items.append(LegendItem("aside", words("sheet-legend-aside"), state))
    return tuple(items)


def _shades(shading: Shading, words: Words) -> LegendSection:
    items = [LegendItem(f"shade:{shade.colour}", shade.label) for shade in shading.classes]
    if shading.uncounted:
        items.append(LegendItem("shade:#FFFFFF", words("sheet-legend-uncounted")))
    if shading.without_population:
        items.append(LegendItem(f"shade:{NO_POPULATION}", words("sheet-legend-no-population")))
    if shading.without_report:
        items.append(LegendItem("no-report", words("sheet-legend-no-report")))
    return LegendSection(shading.title, tuple(items), shading.note)


def _base(admin_map: str, words: Words) -> tuple[LegendItem, ...]:
    """Return every symbol of the base map; a sheet keeps those that its map shows."""
    names = {
        "country-line": "country",
        "region-line": f"region-{words.map_of_regions(admin_map)}",
        "cercle-line": "cercle",
        "commune-line": "commune",
        "capital": "capital",
        "regional-capital": "regional-capital",
        "town": "town",
        "river": "river",
        "outline": "outline",
    }
    return tuple(LegendItem(symbol, words(f"sheet-legend-{name}")) for symbol, name in names.items())


def _pick(items: tuple[LegendItem, ...], shown: frozenset[str]) -> tuple[LegendItem, ...]:
    return tuple(item for item in items if item.symbol not in BASE_SYMBOLS or item.symbol in shown)


def without_timeline(sections: tuple[LegendSection, ...]) -> tuple[LegendSection, ...]:
    """Return a legend for a page without a timeline: no pattern of a bar, beside a mark or alone."""
    bare = (
        replace(section, items=tuple(
            replace(item, symbol="mark-alone") if item.symbol == "mark" else item
            for item in section.items if item.symbol != "bar"
        ))
        for section in sections
    )  # fmt: skip
    return tuple(section for section in bare if section.items)


def legend_shown(sections: tuple[LegendSection, ...], shown: frozenset[str]) -> tuple[LegendSection, ...]:
    """Return a legend without the symbols of the base map that a map does not show."""
    picked = (replace(section, items=_pick(section.items, shown)) for section in sections)
    return tuple(section for section in picked if section.items)
