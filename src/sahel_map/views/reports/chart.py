"""A report's headline claims as bars: what it claims, what is matched, which records are only candidates.

Claims on one figure share a scale; homes and deaths cannot. Must not import streamlit or folium.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.statistics.report_ties import ReportLine
from sahel_map.style import INTERFACE
from sahel_map.views.charts.chart import NEUTRAL_FILL, Chart, finish, nothing_to_show
from sahel_map.views.charts.picks import pick_on
from sahel_map.views.reports.table import candidate_words, claim_words, report_table, sum_words
from sahel_map.words import Words

__all__ = ["report_chart"]

# CSS pixels: a claim, its two lines of text, its bars and the space between them; width for the long text.
_ROW, _TEXT, _BARS, _BAR, _SPACE, _FULL_FROM = 78, 17, 33, 12, 3, 520
_ROW_OF_WORDS = 48


def report_chart(dataset: Dataset, lines: Sequence[ReportLine], words: Words) -> Chart:
    """Return the bars of a report's claims.

    Per claim: an outlined bar for the claim, filled as far as records are matched (solid to the lowest count,
    lighter to the highest); below it a dashed bar for the candidates. Claims in words have no bar.

    Parameters
    ----------
    dataset : Dataset
        With the words of the claims.
    lines : sequence of ReportLine
        The claims of one report, from `report_lines`.
    words : Words
        Language.
    """
    caption = words("report-chart-caption")
    if not lines:
        return nothing_to_show(words, caption)
    scales = _scales(lines)
    rows = [_row(line, dataset.report_claims.loc[line.claim_id], scales, words) for line in lines]
    data: dict[str, list[Any]] = {name: [row[name] for row in rows] for name in rows[0]}
    heights = [_ROW if claimed > 0 else _ROW_OF_WORDS for claimed in data["claimed"]]
    data["y"] = [sum(heights[:place]) for place in range(len(rows))]
    data["end"] = [y + height for y, height in zip(data["y"], heights, strict=True)]
    drawing = _specification(words, sum(heights))
    return Chart(drawing, {"claims": data}, caption, lambda: report_table(dataset, lines, words))


@lru_cache(maxsize=32)
def _specification(words: Words, height: int) -> dict[str, Any]:
    bars = [
        _bar("candidate_max", None, _BARS + _BAR + _SPACE, stroke=INTERFACE["secondary"], dash=[3, 3]),
        _bar("candidate_min", NEUTRAL_FILL[1], _BARS + _BAR + _SPACE),
        _bar("matched_max", NEUTRAL_FILL[1], _BARS),
        _bar("matched_min", NEUTRAL_FILL[0], _BARS),
        _bar("claimed", None, _BARS, stroke=INTERFACE["text"]),
    ]
    return finish([*bars, *_texts(), _whole()], words, height)


def _scales(lines: Sequence[ReportLine]) -> dict[FigureName, int]:
    """Return the longest bar of each figure, over all claims that give a number."""
    scales: dict[FigureName, int] = {}
    for line in lines:
        if not line.claimed.is_unknown:
            longest = max((end or 0) for end in _ends(line).values())
            scales[line.figure] = max(scales.get(line.figure, 0), longest)
    return scales


def _ends(line: ReportLine) -> dict[str, int | None]:
    return {
        "claimed": line.claimed.maximum,
        "matched_min": line.totals["matched"].reported.minimum,
        "matched_max": line.totals["matched"].reported.maximum,
        "candidate_min": line.totals["candidate"].reported.minimum,
        "candidate_max": line.totals["candidate"].reported.maximum,
    }


def _row(line: ReportLine, claim: pd.Series, scales: Mapping[FigureName, int], words: Words) -> dict[str, object]:
    # A claim in words has no bar of its own, so nothing beside it could be compared.
    scale = 0 if line.claimed.is_unknown else scales[line.figure]
    shares = {name: (end or 0) / scale if scale else 0 for name, end in _ends(line).items()}
    matched, candidate = sum_words(line, "matched", words), candidate_words(line, words)
    claimed = claim_words(line, claim, words)
    texts = {
        "claim": line.claim_id,
        "name": claim[f"label_{words.language}"],
        "text": words("report-bar", claimed=claimed, matched=matched, candidate=candidate),
        "brief": words("report-bar-brief", claimed=claimed, matched=matched),
    }
    return texts | shares


def _bar(
    column: str,
    fill: str | None,
    offset: float,
    stroke: str | None = None,
    dash: list[int] | None = None,
) -> alt.Chart:
    """Draw one bar per claim from the left to a share of the width; none where the share is 0."""
    looks = {"fill": fill or "transparent", "stroke": stroke or "transparent", "strokeWidth": 1.2}
    return (
        alt.Chart(alt.NamedData("claims"))
        .transform_filter(f"datum.{column} > 0")
        .mark_rect(**looks, **({"strokeDash": dash} if dash else {}))
        .encode(
            x=alt.XValue(alt.ExprRef("1")),
            x2=alt.X2Value(alt.ExprRef(f"1 + datum.{column} * (width - 2)")),
            y=alt.YValue(alt.ExprRef(f"datum.y + {offset}")),
            y2=alt.Y2Value(alt.ExprRef(f"datum.y + {offset + _BAR}")),
            tooltip=alt.Tooltip("text:N"),
        )
    )


def _whole() -> alt.Chart:
    """Lay an unseen row over each claim, so that a click need not hit a bar."""
    rows = alt.Chart(alt.NamedData("claims")).mark_rect(opacity=0, cursor="pointer")
    rows = rows.encode(
        x=alt.XValue(0),
        x2=alt.X2Value(alt.ExprRef("width")),
        y=alt.YValue(alt.ExprRef("datum.y")),
        y2=alt.Y2Value(alt.ExprRef("datum.end")),
        tooltip=alt.Tooltip("text:N"),
    )
    return rows.add_params(pick_on("claim"))


def _texts() -> list[alt.Chart]:
    table = alt.Chart(alt.NamedData("claims"))
    name = table.mark_text(align="left", baseline="top", fontWeight=600, fontSize=13)
    numbers = table.mark_text(
        align="left",
        baseline="top",
        color=INTERFACE["secondary"],
        text=alt.ExprRef(f"width >= {_FULL_FROM} ? datum.text : datum.brief"),
    )
    left = alt.XValue(0)
    return [
        name.encode(x=left, y=alt.YValue(alt.ExprRef("datum.y")), text=alt.Text("name:N")),
        numbers.encode(x=left, y=alt.YValue(alt.ExprRef(f"datum.y + {_TEXT}"))),
    ]
