"""Alleged actors by type of harm, as a table of numbers on shades. Must not import streamlit or folium."""

from __future__ import annotations

import json

import altair as alt
import numpy as np
import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.statistics.harms import by_actor, by_actor_and_harm, by_harm
from sahel_map.statistics.totals import total
from sahel_map.style import AMOUNTS, INTERFACE
from sahel_map.views.charts.chart import finish, lookup, nothing_to_show, wrap
from sahel_map.views.charts.sentences import aggregates_sentence, counted
from sahel_map.words import Words

__all__ = ["actor_harm_caption", "actor_harm_matrix", "actor_harm_table"]

# Code of the row and of the column that count every incident once.
_ALL = ""
_ROW = 32
# Plot width from which the names of columns run level, and letters on a line of a row's or column's name.
_LEVEL_FROM, _ROW_NAME, _COLUMN_NAME = 640, 24, 11


def actor_harm_matrix(dataset: Dataset, mask: np.ndarray, words: Words) -> alt.LayerChart:
    """Build the table of alleged actors (columns) by type of harm (rows), with numbers of incidents.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
        Language and labels.

    Returns
    -------
    LayerChart
        Five shades by number; white with a hatch means no report, "+n" that only aggregate records
        report it. The first row and column count every incident once. Actors and harms without any
        record are left out.
    """
    cells = _cells(dataset, mask)
    if cells.empty:
        return nothing_to_show(words)
    cells = cells.join(_cell_looks(cells, words))
    actors, harms = (list(dict.fromkeys(cells[name])) for name in ("actor", "harm"))
    base = alt.Chart(cells).encode(
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
    ]
    return finish(layers, actor_harm_caption(dataset, mask, words), _ROW * len(harms))


def actor_harm_caption(dataset: Dataset, mask: np.ndarray, words: Words) -> str:
    """Return the sentences under the matrix; the first says what is counted."""
    killed = total(dataset, mask)
    n = killed.reported.n_records
    if not n:
        return " ".join([words("charts-nothing"), *aggregates_sentence(killed, words)])
    note = [words("charts-matrix-aggregates")] if killed.n_aggregates else []
    return " ".join([counted(words, "charts-matrix-counted", n), *aggregates_sentence(killed, words), *note])


def actor_harm_table(dataset: Dataset, mask: np.ndarray, words: Words) -> pd.DataFrame:
    """Return the numbers of the matrix as a table with headers in the reader's language.

    Returns
    -------
    DataFrame, one row per alleged actor and type of harm that a record reports
        Alleged actor, type of harm, incidents, aggregate records that are not counted.
    """
    cells = _cells(dataset, mask)
    cells = cells[(cells["n"] + cells["n_aggregates"] > 0) & (cells["actor"] != _ALL) & (cells["harm"] != _ALL)]
    return pd.DataFrame(
        {
            words("charts-column-actor"): [words.label("actors", code) for code in cells["actor"]],
            words("charts-column-harm"): [words.label("harm_types", code) for code in cells["harm"]],
            words("charts-column-incidents"): cells["n"].to_numpy(),
            words("charts-column-aggregates"): cells["n_aggregates"].to_numpy(),
        }
    )


def _cells(dataset: Dataset, mask: np.ndarray) -> pd.DataFrame:
    """Return one row per cell: `harm`, `actor`, `n`, `n_aggregates`; `_ALL` counts every incident once."""
    actors, harms, everything = by_actor(dataset, mask), by_harm(dataset, mask), total(dataset, mask)
    counted_once = {"n_incidents": everything.reported.n_records, "n_aggregates": everything.n_aggregates}
    grids = [
        pd.DataFrame(
            np.block([[corner, harms[name].to_numpy()], [actors[[name]].to_numpy(), inner.to_numpy()]]),
            index=pd.Index([_ALL, *actors.index], name="actor"),
            columns=pd.Index([_ALL, *harms.index], name="harm"),
        )
        for (name, corner), inner in zip(
            counted_once.items(),
            (by_actor_and_harm(dataset, mask, aggregates) for aggregates in (False, True)),
            strict=True,
        )
    ]
    known = sum(grids) > 0
    shown = [grid.loc[known.any(axis=1), known.any(axis=0)].T.stack().astype(int) for grid in grids]
    return pd.concat(shown, axis=1, keys=["n", "n_aggregates"]).reset_index()


def _cell_looks(cells: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return text, shade, ink, hatch and tooltip of each cell."""
    inner = (cells["actor"] != _ALL) & (cells["harm"] != _ALL)
    share = cells["n"] / max(cells.loc[inner, "n"].max(), 1)
    level = np.ceil(np.sqrt(share.clip(upper=1)) * len(AMOUNTS)).astype(int)
    only_left_out = (cells["n"] == 0) & (cells["n_aggregates"] > 0)
    text = cells["n"].map(words.number).mask(only_left_out, "+" + cells["n_aggregates"].map(words.number))
    no_report = (cells["n"] + cells["n_aggregates"]) == 0
    return pd.DataFrame(
        {
            "text": text.mask(no_report, ""),
            "shade": np.where(inner & (level > 0), np.array(["", *AMOUNTS])[level], ""),
            "hatched": inner & no_report,
            "ink": np.where(
                inner & (level >= len(AMOUNTS) - 1),
                INTERFACE["page"],
                np.where(only_left_out, INTERFACE["secondary"], INTERFACE["text"]),
            ),
            "tip": [_tip(cell, words) for cell in cells.to_dict("records")],
        }
    )


def _tip(cell: dict[str, object], words: Words) -> str:
    numbers = [counted(words, "charts-incidents", int(cell["n"]))]
    if cell["n_aggregates"]:
        numbers.append(counted(words, "charts-aggregates", int(cell["n_aggregates"])))
    names = f"{_name(words, 'actors', cell['actor'])} · {_name(words, 'harm_types', cell['harm'])}"
    return f"{names}: {', '.join(numbers)}"


def _name(words: Words, table: str, code: str) -> str:
    return words(f"charts-all-{table.replace('_', '-')}") if code == _ALL else words.label(table, code)


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
