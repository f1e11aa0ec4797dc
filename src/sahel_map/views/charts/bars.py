"""Level bars: reported ranges per area, and incidents per type of harm.

Name and numbers stand in a line above each bar, so that a telephone needs no wider a chart than a desk.
Must not import streamlit or folium.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from sahel_map.selection.counted_codes import NOWHERE
from sahel_map.statistics.numbers import Numbers
from sahel_map.statistics.sums import range_of
from sahel_map.statistics.totals import UNPLACED
from sahel_map.style import INTERFACE
from sahel_map.views.charts.chart import (
    ENDS,
    NEUTRAL_FILL,
    Chart,
    finish,
    nothing_to_show,
    number_axis,
    number_ends,
)
from sahel_map.views.charts.picks import pick_on
from sahel_map.views.charts.sentences import (
    aggregates_sentence,
    count_column,
    counted,
    range_columns,
    toll_sentences,
)
from sahel_map.views.figures.key_figures import nothing_words
from sahel_map.words import Words

__all__ = ["area_bars", "area_name", "harm_bars"]

# CSS pixels: a row, from its top to the middle of its text and to its bar, the bar, and the plot width that has
# room for long texts.
_ROW, _TEXT, _TOP, _BAR, _FULL_FROM = 42, 14, 24, 11, 520
# Mean width of a character of a name in bold 13 px.
_BOLD_CHARACTER = 6.8


def area_bars(numbers: Numbers, words: Words, level: str = "region", admin_map: str = "2023") -> Chart:
    """Return range bars of people reported killed per region or cercle.

    Solid to the lowest counts, lighter to the highest, an arrow where a count is "at least". The area with the
    highest count comes first; incidents not placed that finely come last.

    Parameters
    ----------
    numbers : Numbers
        Of the incidents shown.
    words : Words
        Language and labels, those of the areas among them.
    level : {"region", "cercle"}
        Kind of area.
    admin_map : {"2023", "old"}
        Map of regions.
    """
    areas = _areas_by_toll(numbers.by_area(level, admin_map))
    caption = _areas_caption(numbers, areas, words, level, admin_map)
    if areas.empty:
        return nothing_to_show(words, caption, nothing_words(numbers, words, "charts-nothing"))
    names = [area_name(words, str(code), level, admin_map) for code in areas.index]
    rows = areas.to_dict("records")
    texts = [_toll_texts(row, words) for row in rows]
    data = _bars(
        [f"{level}.{NOWHERE if code == UNPLACED else code}" for code in areas.index],
        names,
        np.nan_to_num(areas["minimum"].to_numpy()).tolist(),
        np.nan_to_num(areas["maximum"].to_numpy()).tolist(),
        areas["is_open"].tolist(),
        texts,
    )

    def table() -> pd.DataFrame:
        columns = {
            words("charts-column-area"): names,
            words("charts-column-pcode"): areas.index.where(areas.index != UNPLACED, None),
        }
        return pd.DataFrame(columns | range_columns(areas, words))

    return Chart(_specification(words, "charts-area-axis"), data, caption, table)


def harm_bars(numbers: Numbers, words: Words) -> Chart:
    """Return bars of incidents per type of harm; an incident with several harms counts under each.

    Parameters
    ----------
    numbers : Numbers
        Of the incidents shown.
    words : Words
        Language and labels.
    """
    harms = numbers.by_harm()
    known = harms[harms["n_incidents"] + harms["n_aggregates"] > 0]
    known = known.sort_values(["n_incidents", "n_aggregates"], ascending=False, kind="stable")
    everything = numbers.total()
    n = everything.reported.n_records
    first = counted(words, "charts-harm-counted", n) if n else nothing_words(numbers, words, "charts-nothing")
    caption = " ".join([first, *aggregates_sentence(everything, words)])
    if known.empty:
        return nothing_to_show(words, caption, nothing_words(numbers, words, "charts-nothing"))
    names = [words.label("harm_types", str(code)) for code in known.index]
    counts, left_out = known["n_incidents"].tolist(), known["n_aggregates"].tolist()
    texts = [_harm_texts(int(n), int(m), words) for n, m in zip(counts, left_out, strict=True)]
    codes = [f"harm.{code}" for code in known.index]
    data = _bars(codes, names, counts, counts, [False] * len(counts), texts)

    def table() -> pd.DataFrame:
        return pd.DataFrame(
            {
                words("charts-column-harm"): names,
                words("charts-column-incidents"): count_column(known["n_incidents"]).array,
                words("charts-column-aggregates"): left_out,
            }
        )

    return Chart(_specification(words, "charts-harm-axis"), data, caption, table)


def _areas_by_toll(areas: pd.DataFrame) -> pd.DataFrame:
    # The last key decides first: placed before unplaced, then by highest count (none last), then by incidents.
    highest = areas["maximum"].to_numpy()
    order = np.lexsort((-areas["n_incidents"].to_numpy(), -highest, np.isnan(highest), areas.index == UNPLACED))
    return areas.iloc[order]


def _areas_caption(numbers: Numbers, areas: pd.DataFrame, words: Words, level: str, admin_map: str) -> str:
    killed = numbers.total()
    if not killed.reported.n_records:
        return " ".join([nothing_words(numbers, words, "charts-nothing"), *aggregates_sentence(killed, words)])
    key = f"charts-area-counted-{level}" + (f"-{words.map_of_regions(admin_map)}" if level == "region" else "")
    unplaced = areas["n_incidents"].get(UNPLACED, 0)
    sentences = [
        counted(words, key, killed.reported.n_with_figure, killed=words.range(killed.reported)),
        *toll_sentences(killed, words),
        *([counted(words, "charts-area-unplaced", unplaced)] if unplaced else []),
        *aggregates_sentence(killed, words),
    ]
    return " ".join(sentences)


def area_name(words: Words, code: str, level: str, admin_map: str) -> str:
    """Return the name of an area, or what stands for those whose area is not known.

    Parameters
    ----------
    words : Words
        With the labels of areas.
    code : str
        P-code, or `totals.UNPLACED`.
    level : {"region", "cercle"}
    admin_map : {"2023", "old"}
    """
    if code == UNPLACED:
        return words(f"charts-unplaced-{level}")
    return words.label("cercles" if level == "cercle" else f"regions_{admin_map}", code)


def _toll_texts(area: dict[str, Any], words: Words) -> tuple[str, str]:
    toll = range_of(area)
    killed = words.range(toll)
    incidents = counted(words, "charts-incidents", int(area["n_incidents"]))
    unknown = int(area["n_without_figure"])
    full = [killed if toll.is_unknown else words("charts-killed", killed=killed), incidents]
    if unknown:
        full.append(counted(words, "charts-of-them-without-figure", unknown))
    return " · ".join(full), f"{killed} · {incidents}"


def _harm_texts(n: int, left_out: int, words: Words) -> tuple[str, str]:
    incidents = counted(words, "charts-incidents", n)
    if n or not left_out:
        return incidents, words.number(n)
    return counted(words, "charts-aggregates", left_out), f"+{words.number(left_out)}"


def _bars(
    codes: list[str],
    names: list[str],
    low: list[float],
    high: list[float],
    is_open: list[bool],
    texts: list[tuple[str, str]],
) -> dict[str, Any]:
    """Return the tables of bars: one row each, with its texts for a wide and for a narrow plot.

    Each has the code of `selection.counted` by which a click gives the records that it counts.
    """
    column = round(max(map(len, names)) * _BOLD_CHARACTER + 20)
    full, brief = zip(*texts, strict=True)
    return {
        "ends": number_ends(max(high), column=column),
        "bars": {
            "place": list(range(len(names))),
            "codes": codes,
            "name": names,
            "low": low,
            "high": high,
            "open": is_open,
            "full": list(full),
            "brief": list(brief),
        },
    }


@lru_cache(maxsize=8)
def _specification(words: Words, title: str) -> dict[str, Any]:
    ends = alt.Chart(alt.NamedData("ends")).mark_point(opacity=0).encode(x=alt.XValue(0), y=alt.YValue(0))
    rows = alt.Chart(alt.NamedData("bars"))
    scale, axis = number_axis(words(title))
    axis.grid = False
    low, high = (alt.X(f"{end}:Q", scale=scale, axis=axis) for end in ("low", "high"))
    top, bottom = alt.YValue(_at(_TOP)), alt.Y2Value(_at(_TOP + _BAR))
    tooltip = alt.Tooltip("full:N")
    solid = rows.mark_rect(fill=NEUTRAL_FILL[0]).encode(x=low, x2=alt.X2Value(0), y=top, y2=bottom, tooltip=tooltip)
    light = rows.mark_rect(fill=NEUTRAL_FILL[1]).encode(
        x=low, x2=alt.X2("high:Q"), y=top, y2=bottom, tooltip=tooltip
    )
    arrow = rows.transform_filter("datum.open").mark_point(
        shape="triangle-right", size=60, filled=True, fill=INTERFACE["secondary"], opacity=1, xOffset=6
    )
    arrow = arrow.encode(x=high, y=alt.YValue(_at(_TOP + _BAR / 2)))
    # Over the whole row, so that a click need not hit the bar.
    whole = rows.mark_rect(opacity=0, cursor="pointer").encode(
        x=alt.XValue(0),
        x2=alt.X2Value(alt.ExprRef("width")),
        y=alt.YValue(_at(0)),
        y2=alt.Y2Value(_at(_ROW)),
        tooltip=tooltip,
    )
    layers = [ends, solid, light, arrow, *_lines(rows), whole.add_params(pick_on("codes"))]
    return finish(layers, words, alt.Step(_ROW))


def _lines(rows: alt.Chart) -> list[alt.Chart]:
    """Write name and numbers above each bar: side by side, or at both ends where there is little room."""
    is_wide = f"width >= {_FULL_FROM}"
    # This layer gives the plot its rows; the others stand at a distance from the top of theirs.
    y = alt.Y("place:O", axis=None, scale=alt.Scale(type="band", padding=0))
    name = rows.mark_text(
        align="left", baseline="middle", fontWeight=600, fontSize=13, yOffset=_TEXT - _ROW / 2
    ).encode(x=alt.XValue(0), y=y, text=alt.Text("name:N"))
    numbers = rows.mark_text(
        align=alt.ExprRef(f"{is_wide} ? 'left' : 'right'"),
        baseline="middle",
        color=INTERFACE["secondary"],
        text=alt.ExprRef(f"{is_wide} ? datum.full : datum.brief"),
    ).encode(x=alt.XValue(alt.ExprRef(f"{is_wide} ? {ENDS}.column : width")), y=alt.YValue(_at(_TEXT)))
    return [name, numbers]


def _at(offset: float) -> alt.ExprRef:
    """Return a height in the plot so many pixels below the top of a row."""
    return alt.ExprRef(f"datum.place * {_ROW} + {offset}")
