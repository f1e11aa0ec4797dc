"""Alleged actors by type of harm, as a table of numbers on shades. Must not import streamlit or folium."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import HarmType
from sahel_map.statistics.classes import class_label, classify
from sahel_map.statistics.numbers import Numbers
from sahel_map.style import AMOUNTS, INTERFACE
from sahel_map.views.charts.chart import Chart, Columns, finish, lookup, nothing_to_show, wrap
from sahel_map.views.charts.picks import pick_on
from sahel_map.views.charts.sentences import aggregates_sentence, counted
from sahel_map.views.figures.key_figures import nothing_words
from sahel_map.words import Words

__all__ = ["actor_harm_matrix"]

# Code of the row and of the column that count every incident once.
_ALL = ""
_ROW = 32
# Plot width from which the names of columns run level, and letters on a line of a row's or column's name.
_LEVEL_FROM, _ROW_NAME, _COLUMN_NAME = 640, 24, 11


def actor_harm_matrix(numbers: Numbers, words: Words) -> Chart:
    """Return the table of alleged actors (columns) by type of harm (rows), with numbers of incidents.

    Five shades by number, in the classes of the map; white with a hatch means no report, "+n" that only
    aggregate records report it. The first row and column count every incident once. Actors and harms without any
    record are left out.

    Parameters
    ----------
    numbers : Numbers
        Of the incidents shown.
    words : Words
        Language and labels.
    """
    codes = numbers.dataset.codes.actors.codes
    counts, left_out = (_grid(numbers, is_left_out) for is_left_out in (False, True))
    known = counts + left_out > 0
    caption = _caption(numbers, counts, words)
    if not known.any():
        return nothing_to_show(words, caption, nothing_words(numbers, words, "charts-nothing"))
    shown = [
        (actor, harm, int(counts[row, column]), int(left_out[row, column]))
        for column, harm in enumerate((_ALL, *HarmType))
        if known[:, column].any()
        for row, actor in enumerate((_ALL, *codes))
        if known[row].any()
    ]
    return Chart(
        _specification(words, codes), {"cells": _cells(shown, words)}, caption, lambda: _table(shown, words)
    )


def _grid(numbers: Numbers, is_left_out: bool) -> np.ndarray:
    """Return numbers by actor and harm, their first row and column counting every incident once."""
    total = numbers.total()
    corner = total.n_aggregates if is_left_out else total.reported.n_records
    column = "n_aggregates" if is_left_out else "n_incidents"
    actors, harms = numbers.by_actor()[column].to_numpy(), numbers.by_harm()[column].to_numpy()
    inner = numbers.by_actor_and_harm(is_left_out).to_numpy()
    return np.block([[np.array([[corner]]), harms[None, :]], [actors[:, None], inner]])


def _caption(numbers: Numbers, counts: np.ndarray, words: Words) -> str:
    killed = numbers.total()
    n = killed.reported.n_records
    if not n:
        return " ".join([nothing_words(numbers, words, "charts-nothing"), *aggregates_sentence(killed, words)])
    classes = [class_label(low, high, words.number) for low, high in classify(counts[1:, 1:]).ranges]
    shades = words("charts-matrix-shades", classes=" · ".join(classes))
    note = [words("charts-matrix-aggregates")] if killed.n_aggregates else []
    return " ".join(
        [counted(words, "charts-matrix-counted", n), *aggregates_sentence(killed, words), shades, *note]
    )


def _table(shown: list[tuple[str, str, int, int]], words: Words) -> pd.DataFrame:
    """Return one row per alleged actor and type of harm that a record reports."""
    pairs = [cell for cell in shown if cell[2] + cell[3] and _ALL not in cell[:2]]
    return pd.DataFrame(
        {
            words("charts-column-actor"): [words.label("actors", str(actor)) for actor, *_ in pairs],
            words("charts-column-harm"): [words.label("harm_types", str(harm)) for _, harm, *_ in pairs],
            words("charts-column-incidents"): [n for *_, n, _ in pairs],
            words("charts-column-aggregates"): [n for *_, n in pairs],
        }
    )


def _cells(shown: list[tuple[str, str, int, int]], words: Words) -> Columns:
    """Return row, column, codes by which a click filters, text, shade, ink, hatch and tooltip of each cell."""
    levels = classify(np.array([n if actor and harm else 0 for actor, harm, n, _ in shown])).codes + 1
    rows = []
    for (actor, harm, n, n_left_out), class_level in zip(shown, levels.tolist(), strict=True):
        is_inner, is_empty = bool(actor and harm), not n + n_left_out
        level = class_level if is_inner and n else 0
        text = words.number(n) if n else f"+{words.number(n_left_out)}"
        ink = "page" if level >= len(AMOUNTS) - 1 else "text" if n or is_empty else "secondary"
        rows.append(
            (
                str(actor),
                str(harm),
                ",".join(f"{kind}.{code}" for kind, code in (("actor", actor), ("harm", harm)) if code),
                "" if is_empty else text,
                ("", *AMOUNTS)[level],
                INTERFACE[ink],
                is_inner and is_empty,
                _tip(actor, harm, n, n_left_out, words),
            )
        )
    names = ("actor", "harm", "codes", "text", "shade", "ink", "hatched", "tip")
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))


def _tip(actor: str, harm: str, n: int, n_left_out: int, words: Words) -> str:
    texts = [counted(words, "charts-incidents", n)]
    if n_left_out:
        texts.append(counted(words, "charts-aggregates", n_left_out))
    cell = f"{_name(words, 'actors', actor)} · {_name(words, 'harm_types', harm)}"
    return words.labelled(cell, ", ".join(texts))


def _name(words: Words, table: str, code: str) -> str:
    return words(f"charts-all-{table.replace('_', '-')}") if code == _ALL else words.label(table, str(code))


@lru_cache(maxsize=8)
def _specification(words: Words, codes: tuple[str, ...]) -> dict[str, Any]:
    actors, harms = [_ALL, *codes], [_ALL, *map(str, HarmType)]
    base = alt.Chart(alt.NamedData("cells")).encode(
        x=alt.X("actor:N", sort=actors, axis=_column_axis(actors, words), scale=alt.Scale(padding=0)),
        y=alt.Y("harm:N", sort=harms, axis=_row_axis(harms, words), scale=alt.Scale(padding=0)),
        tooltip=alt.Tooltip("tip:N"),
    )
    shade = base.mark_rect(stroke=INTERFACE["page"], strokeWidth=2)
    number = base.mark_text(baseline="middle").encode(
        text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None, legend=None)
    )
    layers = [
        shade.transform_filter("datum.shade !== ''").encode(color=alt.Color("shade:N", scale=None, legend=None)),
        shade.transform_filter("datum.hatched").encode(color=alt.ColorValue(alt.ExprRef(_hatch()))),
        number,
        # Over the whole cell, so that a click need not hit the number.
        base.mark_rect(opacity=0, cursor="pointer").add_params(pick_on("codes")),
    ]
    return finish(layers, words, alt.Step(_ROW))


def _row_axis(harms: list[str], words: Words) -> alt.Axis:
    names = {code: wrap(_name(words, "harm_types", code), _ROW_NAME) for code in harms}
    raised = {code: -6.5 * (len(lines) - 1) for code, lines in names.items()}
    return alt.Axis(
        title=None,
        labelExpr=lookup(names),
        labelOffset=alt.ExprRef(lookup(raised)),
        labelLineHeight=13,
        labelLimit=0,
        labelColor=INTERFACE["text"],
        labelPadding=6,
    )


def _column_axis(actors: list[str], words: Words) -> alt.Axis:
    """Return the names of columns above them: level on several lines, or upright where there is no room."""
    names = {code: _name(words, "actors", code) for code in actors}
    wrapped = {code: wrap(name, _COLUMN_NAME) for code, name in names.items()}
    deepest = max(len(lines) for lines in wrapped.values())
    # Vega hangs further lines below the first: empty ones in front make all names end at the plot.
    lines = {code: [""] * (deepest - len(lines)) + lines for code, lines in wrapped.items()}
    level = f"width >= {_LEVEL_FROM}"
    return alt.Axis(
        title=None,
        orient="top",
        labelExpr=f"{level} ? {lookup(lines)} : {lookup(names)}",
        labelAngle=alt.ExprRef(f"{level} ? 0 : -90"),
        labelAlign=alt.ExprRef(f"{level} ? 'center' : 'left'"),
        labelBaseline=alt.ExprRef(f"{level} ? 'bottom' : 'middle'"),
        labelPadding=alt.ExprRef(f"{level} ? {(deepest - 1) * 13 + 6} : 6"),
        labelLineHeight=13,
        labelLimit=0,
        labelColor=INTERFACE["text"],
    )


def _hatch() -> str:
    """Return thin slanting lines on white, as a gradient with hard edges: Vega-Lite has no patterns."""
    n_lines, share = 5, 0.08
    stops = [{"offset": 0, "color": INTERFACE["page"]}]
    for place in range(n_lines):
        start = (place + 0.5) / n_lines
        for offset, colour in (
            (start, INTERFACE["page"]),
            (start, INTERFACE["lines"]),
            (start + share / n_lines, INTERFACE["lines"]),
            (start + share / n_lines, INTERFACE["page"]),
        ):
            stops.append({"offset": round(offset, 4), "color": colour})
    return json.dumps({"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 1, "stops": stops})
