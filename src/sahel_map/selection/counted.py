"""Records as a table or chart counts them: "high confidence", "without a number of killed", "began in 2024".

A number on a page opens the records behind it by these codes, so that the number and the list rest on one rule.
Several codes hold together: each narrows what the others leave.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from typing_extensions import override

from sahel_map.data.dataset import Dataset
from sahel_map.selection.counted_codes import FAMILIES
from sahel_map.selection.filter import Filter, Mask, Parameter
from sahel_map.selection.known import Known
from sahel_map.selection.notice import MOST_NOTICES, Notice
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.selection.selection import Selection

#: More than a record that fits could hold at once, however often a reader narrows what is shown by a click.
_MOST_CODES = 30

#: How several choices of a filter go together, by its field.
_MODE_OF = {"actors": "actor_mode", "harms": "harm_mode"}

__all__ = ["CountedFilter", "behind", "is_counted"]


def is_counted(dataset: Dataset, code: str, admin_map: str = "2023") -> np.ndarray:
    """Return which records are counted under a code, as "confidence.high"; shape (n,).

    Parameters
    ----------
    dataset : Dataset
    code : str
        A family of `FAMILIES` and its part, joined by a point.
    admin_map : {"2023", "old"}
        Map of regions; it matters for codes of regions alone.
    """
    family, _, part = code.partition(".")
    return FAMILIES[family].holds(dataset, part, admin_map)


def behind(selection: Selection, *codes: str) -> Selection:
    """Return the selection of the records behind a number that counts those of a selection under some codes.

    Parameters
    ----------
    selection : Selection
        Of the page on which the number stands.
    *codes : str
        As "confidence.high"; each must hold. A filter of the sidebar says it where it can say just this.
    """
    left = set(selection.counted or ())
    for code in codes:
        fields = _in_filter(selection, code)
        if fields is None:
            left.add(code)
        else:
            selection = selection.replace(**fields)
    return selection.replace(counted=frozenset(left) or None)


def _in_filter(selection: Selection, code: str) -> dict[str, object] | None:
    """Return the fields of a filter that narrow a selection to a code; None where no filter says just this."""
    name, _, part = code.partition(".")
    native, choices = FAMILIES[name].native, FAMILIES[name].choices(part)
    if not choices:
        return None
    chosen, mode_field = getattr(selection, native), _MODE_OF.get(native)
    mode = getattr(selection, mode_field) if mode_field else "any"
    if chosen is None:
        return {native: choices} | ({mode_field: "any"} if mode_field else {})
    if choices == chosen or (mode == "all" and choices <= chosen):
        return {}
    # Of several of which one is enough, those alone; "nothing but these" would become another rule.
    return {native: choices} if mode == "any" and choices <= chosen else None


class CountedFilter(Filter):
    """Records counted under each of some codes."""

    name = "counted"
    fields: Mapping[str, object] = {"counted": None}
    parameters: Sequence[Parameter] = (
        Parameter(
            "counted",
            "Records that a number of the pages counts, e.g. noted.no-toll; several must hold.",
            repeats=True,
        ),
    )
    control = ""

    @override
    def is_set(self, selection: Selection) -> bool:
        return selection.counted is not None

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        masks = [is_counted(dataset, code, selection.admin_map) for code in sorted(selection.counted or ())]
        return np.logical_and.reduce(masks)

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        labels = []
        for code in sorted(selection.counted or ()):
            family, _, part = code.partition(".")
            labels.append(FAMILIES[family].label(words, part, selection.admin_map))
        return words("selection-counted", labels=" + ".join(labels))

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        return {"counted": ",".join(sorted(selection.counted or ()))}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        found: set[str] = set()
        wrong: list[Notice] = []
        codes = [
            code for code in dict.fromkeys(part.strip() for part in query.get("counted", "").split(",")) if code
        ]
        for code in codes[:_MOST_CODES]:
            family, _, part = code.partition(".")
            if family not in FAMILIES:
                wrong.append(Notice.of_unknown("counted", code, [f"{name}.…" for name in FAMILIES]))
                continue
            allowed = FAMILIES[family].parts(known)
            if isinstance(allowed, re.Pattern):
                if allowed.fullmatch(part):
                    found.add(code)
                else:
                    wrong.append(Notice("counted", code, f"{family}.YYYY, {family}.YYYY-MM"))
            elif all(each in allowed for each in FAMILIES[family].split(part)):
                found.add(code)
            else:
                wrong.append(Notice.of_unknown("counted", code, [f"{family}.{each}" for each in allowed]))
        notices += wrong[:MOST_NOTICES]
        more = max(len(codes) - _MOST_CODES, 0) + max(len(wrong) - MOST_NOTICES, 0)
        if more:
            notices.append(Notice("counted", str(more), "", kind="more"))
        return {"counted": frozenset(found) or None}
