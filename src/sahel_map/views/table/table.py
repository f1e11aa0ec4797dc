"""The incidents as a table to read and sort. Must not import streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import FigureName, HarmType, members_of
from sahel_map.data.dataset import Dataset
from sahel_map.incident.facts import place_line
from sahel_map.incident.order import in_order
from sahel_map.incident.toll import figure_of
from sahel_map.selection.display import COLUMNS, ORDERS
from sahel_map.words import Words

__all__ = ["incident_table"]


def incident_table(
    dataset: Dataset, mask: np.ndarray, words: Words, columns: Sequence[str] = COLUMNS, order: str = ORDERS[0]
) -> pd.DataFrame:
    """Return the incidents shown, one row each, in words.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
    words : Words
    columns : sequence of str
        Of `sahel_map.selection.display.COLUMNS`, in the order to show.
    order : str
        Of `sahel_map.selection.display.ORDERS`.

    Returns
    -------
    DataFrame, one row per incident shown, sorted, index incident id
        Headings in the language of `words`. The first date is a date, the lowest and highest count
        of reported killed are nullable whole numbers (persons), so that they sort as such.
    """
    shown = dataset.incidents.loc[in_order(dataset, mask, order, words.language)]
    actors = dataset.codes.actors
    made = {
        "first-day": shown["date_start"].dt.date,
        "when": [
            words.date_span(start.date(), end.date(), precision)
            for start, end, precision in zip(
                shown["date_start"], shown["date_end"], shown["date_precision"], strict=True
            )
        ],
        "place": shown[f"place_name_{words.language}"],
        "units": [place_line(row, words) for _, row in shown.iterrows()],
        "precision": [words.label("place_precision", str(code)) for code in shown["place_precision"]],
        "actors": [_labels(words, "actors", actors.of(int(bits))) for bits in shown["actor_bits"]],
        "attribution": [words.label("attribution", str(code)) for code in shown["attribution"]],
        "harms": [_labels(words, "harm_types", members_of(HarmType, int(bits))) for bits in shown["harm_bits"]],
        "killed": _killed(shown, words),
        "killed-min": shown["killed_min"],
        "killed-max": shown["killed_max"],
        "mixed": [words("table-yes") if mixed else "" for mixed in shown["killed_is_mixed"]],
        "confidence": [words.label("confidence", str(code)) for code in shown["confidence"]],
        "independent": shown["n_independent"],
        "differs": [words("table-yes") if differs else "" for differs in shown["differs"]],
        "evidence": _evidence(dataset, shown, words),
        "aggregate": [words("table-yes") if aggregate else "" for aggregate in shown["is_aggregate"]],
        "summary": shown[f"summary_{words.language}"],
    }
    table = pd.DataFrame({name: made[name] for name in columns}, index=shown.index)
    table.columns = [words(f"table-{name}") for name in columns]
    return table.rename_axis(words("table-id"))


def _killed(shown: pd.DataFrame, words: Words) -> list[str]:
    """Return ranges that sort by their lowest count as texts: each is padded to one width with leading spaces."""
    lowest = [figure_of(row, FigureName.KILLED).minimum for _, row in shown.iterrows()]
    texts = [words.range(figure_of(row, FigureName.KILLED)) for _, row in shown.iterrows()]
    width = max((len(words.number(number)) for number in lowest if number is not None), default=0)
    pads = ["" if number is None else " " * (width - len(words.number(number))) for number in lowest]
    return [f"{pad}{text}" for pad, text in zip(pads, texts, strict=True)]


def _evidence(dataset: Dataset, shown: pd.DataFrame, words: Words) -> list[str]:
    labels = {code: words.label("evidence", code) for code in dataset.codes.codes("evidence")}
    return [labels.get(code, "") for code in shown["evidence"]]


def _labels(words: Words, table: str, codes: Iterable[str]) -> str:
    return ", ".join(words.label(table, str(code)) for code in codes)
