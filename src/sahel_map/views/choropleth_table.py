"""The coloured areas as a table to read and sort. Must not import streamlit or folium."""

from __future__ import annotations

import pandas as pd

from sahel_map.aggregate_sums import range_of
from sahel_map.display import MEASURES
from sahel_map.views.choropleth import Choropleth
from sahel_map.words import Words

__all__ = ["area_rule", "area_table"]


def area_table(painted: Choropleth, words: Words) -> pd.DataFrame:
    """Return the areas with a report, highest value first.

    Parameters
    ----------
    painted : Choropleth
    words : Words
        With the names of the areas.

    Returns
    -------
    DataFrame, one row per area with a report
        Name, number of incidents; for a figure also its reported range and the incidents without a
        number; for values per head also the population with its year, and the rate. Headings in words.
    """
    areas = painted.areas.sort_values(["value", "n_incidents"], ascending=False, kind="stable")
    columns: dict[str, object] = {
        words("layers-table-area"): [words.label(painted.unit_layer, str(code)) for code in areas.index],
        words("layers-table-incidents"): areas["n_incidents"].astype(int).to_numpy(),
    }
    if MEASURES[painted.measure].figure is not None:
        columns[words("layers-table-figure")] = [words.range(range_of(row)) for _, row in areas.iterrows()]
        columns[words("layers-table-without")] = areas["n_without_figure"].astype(int).to_numpy()
    if painted.is_per_head:
        columns[words("layers-table-population", year=str(painted.year))] = areas["population"].to_numpy()
        columns[words("layers-table-rate")] = areas["value"].to_numpy()
    return pd.DataFrame(columns)


def area_rule(painted: Choropleth, words: Words) -> str:
    """Return in words what is counted in the areas, how, and what is left out."""
    measure = words(f"layers-measure-{painted.measure}")
    if painted.is_per_head:
        measure = f"{measure}, {words('layers-per', year=str(painted.year))}"
    parts = [words("layers-table-rule", measure=measure), words("layers-rule-areas")]
    for key, n in (("layers-unplaced-areas", painted.n_unplaced), ("layers-aggregates", painted.n_aggregates)):
        if n:
            parts.append(words(key, n=n, count=words.number(n)) + ".")
    return " ".join(parts)
