"""The filter by publisher: records of which a source of theirs is cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from typing_extensions import override

from sahel_map.core.text_folding import fold_text
from sahel_map.data.dataset import Dataset
from sahel_map.selection.codes import read_codes
from sahel_map.selection.filter import ChoiceFilter, Mask, Parameter, join_codes
from sahel_map.selection.known import Known
from sahel_map.selection.notice import Notice
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.selection.selection import Selection

__all__ = ["PublishersFilter"]


class PublishersFilter(ChoiceFilter):
    """Publishers, of which one is enough."""

    name = "publishers"
    fields: Mapping[str, object] = {"publishers": None}
    parameters: Sequence[Parameter] = (Parameter("publisher", "Ids of publishers, e.g. hrw.", repeats=True),)
    is_more = True

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        cited = dataset.sources
        ids = cited.loc[cited["publisher_id"].isin(selection.publishers), "incident_id"]
        return dataset.incidents.index.isin(ids)

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        if not selection.publishers:
            return words("selection-publishers-none")
        names = sorted((words.label("publishers", code) for code in selection.publishers), key=fold_text)
        return words("selection-publishers", labels=words.any_of(names))

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        return {"publisher": join_codes(self.value(selection))}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        hint = f"ids of {len(known.publishers)} publishers"
        return {"publishers": read_codes(query.get("publisher"), "publisher", known.publishers, notices, hint)}

    @override
    def counts(self, dataset: Dataset, mask: Mask, selection: Selection) -> dict[str, int]:
        cited = dataset.sources[["incident_id", "publisher_id"]].drop_duplicates()
        shown = cited["incident_id"].isin(dataset.incidents.index[mask])
        return {str(code): int(n) for code, n in cited.loc[shown, "publisher_id"].value_counts().items()}

    @override
    def choices(self, counts: Mapping[str, int], words: Words, selection: Selection) -> list[str]:
        return sorted(counts, key=lambda code: fold_text(words.label("publishers", code)))

    @override
    def label(self, code: str, words: Words, selection: Selection) -> str:
        return words.label("publishers", code)
