"""The coloured areas as a table to read and sort. Must not import streamlit or folium."""

from __future__ import annotations

import pandas as pd

from sahel_map.selection.display import MEASURES
from sahel_map.statistics.sums import range_of
from sahel_map.views.areas.choropleth import AGGREGATES, Choropleth
from sahel_map.words import Words

__all__ = ["area_rule", "area_table"]


def area_table(painted: Choropleth, words: Words) -> pd.DataFrame:
    """Return the areas with a report, highest value first, those with aggregate records alone last.

    Parameters
    ----------
    painted : Choropleth
    words : Words
        With the names of the areas.

    Returns
    -------
    DataFrame, one row per area with a report
        Name, number of incidents; for a figure also its reported range and the incidents without a
        number; for values per head also the population with its year, and the rate; aggregate records, not
        counted, where there are any. Null in place of nought incidents. Headings in words.
    """
    areas = painted.areas.sort_values(["value", "n_incidents"], ascending=False, kind="stable")
    incidents = areas["n_incidents"].astype("Int64")
    is_counted = incidents > 0
    columns: dict[str, object] = {
        words("layers-table-area"): [words.label(painted.unit_layer, str(code)) for code in areas.index],
        words("layers-table-incidents"): incidents.where(is_counted).array,
    }
    if MEASURES[painted.measure].figure is not None:
        columns[words("layers-table-figure")] = [_figure(row, words) for _, row in areas.iterrows()]
        columns[words("layers-table-without")] = areas["n_without_figure"].astype("Int64").where(is_counted).array
    if painted.is_per_head:
        columns[words("layers-table-population", year=str(painted.year))] = areas["population"].to_numpy()
        columns[words("layers-table-rate")] = areas["value"].to_numpy()
    if areas["n_aggregates"].any():
        aggregates = areas["n_aggregates"].astype("Int64")
        columns[words("layers-table-aggregates")] = aggregates.where(aggregates > 0).array
    return pd.DataFrame(columns)


def _figure(row: pd.Series, words: Words) -> str:
    """Return the reported range of an area, or that it stands in records that are not counted."""
    if row["state"] == AGGREGATES and row["has_aggregate_number"]:
        return words("layers-only-aggregates")
    return words.range(range_of(row))


def area_rule(painted: Choropleth, words: Words) -> str:
    """Return in words what is counted in the areas, how, and what is left out."""
    measure = words(f"layers-measure-{painted.measure}")
    if painted.is_per_head:
        measure = f"{measure}, {words('layers-per', year=str(painted.year))}"
    parts = [words("layers-table-rule", measure=measure)]
    if painted.outside:
        parts.append(words("layers-table-outside"))
    parts.append(words("layers-rule-areas"))
    for key, n in (("layers-unplaced-areas", painted.n_unplaced), ("layers-aggregates", painted.n_aggregates)):
        if n:
            parts.append(words(key, n=n, count=words.number(n)) + ".")
    return " ".join(parts)
