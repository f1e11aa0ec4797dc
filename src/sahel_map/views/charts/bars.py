"""Level bars: reported ranges per area, and incidents per type of harm.

Name and numbers stand in a line above each bar, so that a telephone needs no wider a chart than a desk.
Must not import streamlit or folium.
"""

from __future__ import annotations

import altair as alt
import numpy as np
import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.statistics.harms import by_harm
from sahel_map.statistics.sums import range_of
from sahel_map.statistics.totals import UNPLACED, by_area, total
from sahel_map.style import INTERFACE
from sahel_map.views.charts.chart import NEUTRAL_FILL, finish, nothing_to_show, number_axis
from sahel_map.views.charts.sentences import (
    aggregates_sentence,
    count_column,
    counted,
    range_columns,
    toll_sentences,
)
from sahel_map.words import Words

__all__ = [
    "area_bars",
    "area_bars_caption",
    "area_bars_table",
    "harm_bars",
    "harm_bars_caption",
    "harm_bars_table",
]

# CSS pixels: a row, from its text to its bar, the bar, and the plot width that has room for long texts.
_ROW, _GAP, _BAR, _FULL_FROM = 42, 10, 11, 520
# Mean width of a character of a name in bold 13 px.
_BOLD_CHARACTER = 6.8


def area_bars(
    dataset: Dataset, mask: np.ndarray, words: Words, level: str = "region", admin_map: str = "2023"
) -> alt.LayerChart:
    """Build range bars of people reported killed per region or cercle.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
        Language and labels, those of the areas among them.
    level : {"region", "cercle"}
        Kind of area.
    admin_map : {"2023", "old"}
        Map of regions.

    Returns
    -------
    LayerChart
        Solid bar to the lowest counts, lighter to the highest, an arrow where a count is "at least".
        The area with the highest count comes first; incidents not placed that finely come last.
    """
    areas = _areas_by_toll(dataset, mask, level, admin_map)
    if areas.empty:
        return nothing_to_show(words)
    rows = [
        {
            "name": _area_name(words, str(code), level, admin_map),
            "low": 0 if np.isnan(area["minimum"]) else area["minimum"],
            "high": 0 if np.isnan(area["maximum"]) else area["maximum"],
            "open": bool(area["is_open"]),
        }
        | _toll_texts(area, words)
        for code, area in areas.iterrows()
    ]
    summary = area_bars_caption(dataset, mask, words, level, admin_map)
    return _bars(pd.DataFrame(rows), words, words("charts-area-axis"), summary)


def area_bars_caption(
    dataset: Dataset, mask: np.ndarray, words: Words, level: str = "region", admin_map: str = "2023"
) -> str:
    """Return the sentences under the bars per area; the first says what is counted."""
    killed = total(dataset, mask)
    if not killed.reported.n_records:
        return " ".join([words("charts-nothing"), *aggregates_sentence(killed, words)])
    key = f"charts-area-counted-{level}" + (f"-{admin_map}" if level == "region" else "")
    areas = by_area(dataset, mask, level, admin_map)
    unplaced = areas["n_incidents"].get(UNPLACED, 0)
    sentences = [
        counted(words, key, killed.reported.n_with_figure, killed=words.range(killed.reported)),
        *toll_sentences(killed, words),
        *([counted(words, "charts-area-unplaced", unplaced)] if unplaced else []),
        *aggregates_sentence(killed, words),
    ]
    return " ".join(sentences)


def area_bars_table(
    dataset: Dataset, mask: np.ndarray, words: Words, level: str = "region", admin_map: str = "2023"
) -> pd.DataFrame:
    """Return the numbers of the bars per area as a table with headers in the reader's language.

    Returns
    -------
    DataFrame, one row per area with an incident, in the order of the bars
        Area, P-code (null for incidents not placed that finely), then `charts_text.range_columns`.
    """
    areas = _areas_by_toll(dataset, mask, level, admin_map)
    columns = {
        words("charts-column-area"): [_area_name(words, str(code), level, admin_map) for code in areas.index],
        words("charts-column-pcode"): areas.index.where(areas.index != UNPLACED, None),
    }
    return pd.DataFrame(columns | range_columns(areas, words))


def harm_bars(dataset: Dataset, mask: np.ndarray, words: Words) -> alt.LayerChart:
    """Build bars of incidents per type of harm; an incident with several harms counts under each.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
        Language and labels.
    """
    harms = _harms_by_number(dataset, mask)
    if harms.empty:
        return nothing_to_show(words)
    rows = [
        {
            "name": words.label("harm_types", str(code)),
            "low": harm["n_incidents"],
            "high": harm["n_incidents"],
            "open": False,
        }
        | _harm_texts(harm, words)
        for code, harm in harms.iterrows()
    ]
    return _bars(pd.DataFrame(rows), words, words("charts-harm-axis"), harm_bars_caption(dataset, mask, words))


def harm_bars_caption(dataset: Dataset, mask: np.ndarray, words: Words) -> str:
    """Return the sentences under the bars per type of harm; the first says what is counted."""
    everything = total(dataset, mask)
    n = everything.reported.n_records
    first = counted(words, "charts-harm-counted", n) if n else words("charts-nothing")
    return " ".join([first, *aggregates_sentence(everything, words)])


def harm_bars_table(dataset: Dataset, mask: np.ndarray, words: Words) -> pd.DataFrame:
    """Return the numbers of the bars per type of harm as a table with headers in the reader's language.

    Returns
    -------
    DataFrame, one row per type of harm with a record, in the order of the bars
        Type of harm, incidents, aggregate records not counted.
    """
    harms = _harms_by_number(dataset, mask)
    return pd.DataFrame(
        {
            words("charts-column-harm"): [words.label("harm_types", str(code)) for code in harms.index],
            words("charts-column-incidents"): count_column(harms["n_incidents"]).array,
            words("charts-column-aggregates"): harms["n_aggregates"].array,
        }
    )


def _areas_by_toll(dataset: Dataset, mask: np.ndarray, level: str, admin_map: str) -> pd.DataFrame:
    areas = by_area(dataset, mask, level, admin_map)
    placed = areas.drop(index=UNPLACED, errors="ignore")
    ranked = placed.sort_values(["maximum", "n_incidents"], ascending=False, na_position="last", kind="stable")
    return pd.concat([ranked, areas.loc[areas.index == UNPLACED]])


def _harms_by_number(dataset: Dataset, mask: np.ndarray) -> pd.DataFrame:
    harms = by_harm(dataset, mask)
    known = harms[harms["n_incidents"] + harms["n_aggregates"] > 0]
    return known.sort_values(["n_incidents", "n_aggregates"], ascending=False, kind="stable")


def _area_name(words: Words, code: str, level: str, admin_map: str) -> str:
    if code == UNPLACED:
        return words(f"charts-unplaced-{level}")
    return words.label("cercles" if level == "cercle" else f"regions_{admin_map}", code)


def _toll_texts(area: pd.Series, words: Words) -> dict[str, str]:
    toll = range_of(area)
    killed = words.range(toll)
    incidents = counted(words, "charts-incidents", int(area["n_incidents"]))
    unknown = int(area["n_without_figure"])
    full = [killed if toll.is_unknown else words("charts-killed", killed=killed), incidents]
    if unknown:
        full.append(counted(words, "charts-of-them-without-figure", unknown))
    return {"full": " · ".join(full), "brief": f"{killed} · {incidents}"}


def _harm_texts(harm: pd.Series, words: Words) -> dict[str, str]:
    n, left_out = int(harm["n_incidents"]), int(harm["n_aggregates"])
    incidents = counted(words, "charts-incidents", n)
    if n or not left_out:
        return {"full": incidents, "brief": words.number(n)}
    aggregates = counted(words, "charts-aggregates", left_out)
    return {"full": aggregates, "brief": f"+{words.number(left_out)}"}


def _bars(rows: pd.DataFrame, words: Words, title: str, summary: str) -> alt.LayerChart:
    """Draw one row per line of `name`, `low`, `high`, `open`, `full` and `brief` (numbers in words)."""
    rows = rows.assign(y=np.arange(len(rows)) * _ROW + 14)
    scale, axis = number_axis(words, rows["high"].max(), title)
    axis.grid = False
    x = alt.X("start:Q", scale=scale, axis=axis)
    top = alt.YValue(alt.ExprRef(f"datum.y + {_GAP}"))
    bottom = alt.Y2Value(alt.ExprRef(f"datum.y + {_GAP + _BAR}"))
    solid, light = (
        alt.Chart(part)
        .mark_rect(fill=fill)
        .encode(x=x, x2=alt.X2("end:Q"), y=top, y2=bottom, tooltip=alt.Tooltip("full:N"))
        for part, fill in zip(
            (rows.assign(start=0, end=rows["low"]), rows.assign(start=rows["low"], end=rows["high"])),
            NEUTRAL_FILL,
            strict=True,
        )
    )
    arrow = alt.Chart(rows[rows["open"]].rename(columns={"high": "start"})).mark_point(
        shape="triangle-right", size=60, filled=True, fill=INTERFACE["secondary"], opacity=1, xOffset=6
    )
    middle = alt.YValue(alt.ExprRef(f"datum.y + {_GAP + _BAR / 2}"))
    return finish([solid, light, arrow.encode(x=x, y=middle), *_lines(rows)], summary, len(rows) * _ROW)


def _lines(rows: pd.DataFrame) -> list[alt.Chart]:
    """Write name and numbers above each bar: side by side, or at both ends where there is little room."""
    y = alt.YValue(alt.ExprRef("datum.y"))
    is_wide = f"width >= {_FULL_FROM}"
    column = round(rows["name"].str.len().max() * _BOLD_CHARACTER + 20)
    name = alt.Chart(rows).mark_text(align="left", baseline="middle", fontWeight=600, fontSize=13)
    numbers = alt.Chart(rows).mark_text(
        align=alt.ExprRef(f"{is_wide} ? 'left' : 'right'"),
        baseline="middle",
        color=INTERFACE["secondary"],
        text=alt.ExprRef(f"{is_wide} ? datum.full : datum.brief"),
    )
    return [
        name.encode(x=alt.XValue(0), y=y, text=alt.Text("name:N")),
        numbers.encode(x=alt.XValue(alt.ExprRef(f"{is_wide} ? {column} : width")), y=y),
    ]
