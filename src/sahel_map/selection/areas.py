"""The filter by administrative units: regions on one of two maps, cercles and communes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from typing_extensions import override

from sahel_map.core.allowed import unknown_value
from sahel_map.core.french import first_sound
from sahel_map.core.text_folding import fold_text, plain_letters
from sahel_map.data.dataset import Dataset
from sahel_map.selection.codes import read_codes
from sahel_map.selection.filter import ChoiceFilter, Mask, Parameter, is_among, join_codes
from sahel_map.selection.known import ADMIN_MAPS, Known, level_of
from sahel_map.selection.notice import Notice
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.selection.selection import Selection

__all__ = ["AreasFilter"]

# Regions, of either map, come first.
_FINENESS = {"cercles": 1, "communes": 2}


class AreasFilter(ChoiceFilter):
    """Regions, cercles and communes; the map of regions is a choice of its own and restricts nothing."""

    name = "areas"
    fields: Mapping[str, object] = {"areas": None}
    parameters: Sequence[Parameter] = (
        Parameter("area", "Regions, cercles or communes, P-codes or names, e.g. ML19,Djenne.", repeats=True),
        Parameter("map", "Map of regions: 2023 (default) or old."),
    )

    @override
    def check(self, selection: Selection) -> None:
        if selection.admin_map not in ADMIN_MAPS:
            raise ValueError(unknown_value("admin map", selection.admin_map, ADMIN_MAPS))

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        incidents, areas = dataset.incidents, selection.areas
        columns = (_column(level, selection.admin_map) for level in ("region", "cercle", "commune"))
        first, *others = (incidents[column].isin(areas).to_numpy() for column in columns)
        for other in others:
            first = first | other
        return first

    @override
    def condition(self, selection: Selection) -> str:
        columns = [_column(level, selection.admin_map) for level in ("region", "cercle", "commune")]
        return "(" + " OR ".join(is_among(column, selection.areas or ()) for column in columns) + ")"

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        if not selection.areas:
            return words("selection-areas-none")
        labels = [self.name_in_full(code, selection.admin_map, words) for code in sorted(selection.areas)]
        return words("selection-areas", labels=words.any_of(labels))

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        return {"area": join_codes(self.value(selection))}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        admin_map = query.get("map", ADMIN_MAPS[0])
        if admin_map not in ADMIN_MAPS:
            notices.append(Notice.of_unknown("map", admin_map, ADMIN_MAPS))
            admin_map = ADMIN_MAPS[0]
        # Naming each of some eight hundred P-codes would bury the sentence.
        hint = f"P-codes of regions (map={admin_map}), cercles and communes"
        areas = read_codes(query.get("area"), "area", known.on_map(admin_map), notices, hint)
        return {"admin_map": admin_map, "areas": areas}

    @override
    def counts(self, dataset: Dataset, mask: Mask, selection: Selection) -> dict[str, int]:
        counts = dict[str, int]()
        for level in ("region", "cercle", "commune"):
            # One column at a time: the rows shown of all columns would be a copy of most of the data.
            found = dataset.incidents[_column(level, selection.admin_map)][mask].value_counts()
            counts |= {str(code): int(n) for code, n in found.items()}
        return counts

    def choices(self, counts: Mapping[str, int], words: Words, selection: Selection) -> list[str]:
        """Return the regions, then the cercles, then the communes, each by name without regard to accents."""

        def order(code: str) -> tuple[int, str]:
            level = level_of(code, selection.admin_map, words)
            return _FINENESS.get(level, 0), fold_text(words.label(level, code))

        return sorted((code for code, n in counts.items() if n), key=order)

    @override
    def label(self, code: str, words: Words, selection: Selection) -> str:
        level = level_of(code, selection.admin_map, words)
        kind = {"cercles": "cercle", "communes": "commune"}.get(level, "region")
        name = words.label(level, code)
        # The list is searched letter by letter, as written: the plain spelling is there for those who type it.
        plain = plain_letters(name)
        both = name if plain == name else f"{name} / {plain}"
        return words("filter-area-name", label=both, kind=words(f"filter-area-{kind}"))

    @staticmethod
    def name_in_full(code: str, admin_map: str, words: Words) -> str:
        """Return the name of an area with its kind; a region of the same name is another one on the other map.

        Parameters
        ----------
        code : str
            P-code.
        admin_map : {"2023", "old"}
            Map of regions to which a region belongs.
        words : Words
            With the labels of areas.
        """
        level = level_of(code, admin_map, words)
        kind = {"cercles": "cercle", "communes": "commune"}.get(level, "region")
        name = words.label(level, code)
        told = words.map_of_regions(admin_map)
        return words(f"selection-area-{kind}", name=name, map=told, begins=first_sound(name))


def _column(level: str, admin_map: str) -> str:
    return f"region_{admin_map}_pcode" if level == "region" else f"{level}_pcode"
