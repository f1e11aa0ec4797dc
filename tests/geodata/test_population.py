"""Population figures as committed."""

import pandas as pd

from sahel_map.data.read.paths import geodata_root


def population(name):
    return pd.read_csv(geodata_root() / "population" / f"{name}.csv", dtype={"population": "Int64"}).set_index(
        "cercle_pcode" if "cercle" in name else "region_2023_pcode"
    )


def test_population_by_cercle_when_summed_then_is_the_published_total():
    figures = population("population_cercle_2020")["population"]
    assert (len(figures), figures.sum()) == (50, 20_537_000)


def test_population_by_cercle_when_figure_was_summed_then_says_so():
    assert population("population_cercle_2020").loc["ML0901", "note"] == "sum of the six communes of Bamako"


def test_population_by_region_when_not_found_then_is_null_not_zero():
    figures = population("population_region_2022")["population"]
    missing = ["ML08", "ML09", "ML10", "ML12", "ML13", "ML14", "ML17", "ML18", "ML19"]
    assert figures.index[figures.isna()].tolist() == missing
    assert figures["ML05"] == 935_579
