"""The page on method names only numbers computed from the data."""

import dataclasses

import pandas as pd

from sahel_map.selection.counted import is_counted
from sahel_map.views.about.credits import about_numbers, codebook_table, publisher_table
from sahel_map.words import Words


def test_numbers_when_computed_then_as_in_the_readme_of_the_invented_data(mini):
    numbers = about_numbers(mini, Words("en"))
    assert (numbers["n"], numbers["unknown_toll"], numbers["unplaced"]) == ("14", "8", "4")
    assert (numbers["first"], numbers["last"]) == ("January 2023", "June 2024")


def test_unknown_tolls_when_only_a_lowest_count_is_reported_then_that_is_a_figure(mini):
    """Of EX-2023-0001 (3 killed) no source names a highest count: "3+" is no unknown toll, on any page."""
    incidents = mini.incidents.copy()
    incidents.loc["EX-2023-0001", "killed_max"] = pd.NA
    dataset = dataclasses.replace(mini, incidents=incidents)
    assert about_numbers(dataset, Words("en"))["unknown_toll"] == "8"
    assert list(incidents.index[is_counted(dataset, "noted.no-toll")]) == ["EX-2023-0004"]


def test_codebook_when_french_then_french_labels_and_definitions(shipped):
    table = codebook_table(shipped, "attribution", Words("fr"))
    assert list(table.index) == ["claimed", "attributed", "suspected", "unattributed"]
    assert table.at["suspected", "Intitulé"] == "Soupçonné"


def test_publishers_when_listed_then_every_kind_has_a_name_and_most_records_first(shipped, counts):
    cited = shipped.sources.groupby("publisher_id")["incident_id"].nunique()
    for language, kind in (("en", "broadcaster"), ("fr", "radio ou télévision")):
        table = publisher_table(shipped, Words(language))
        assert list(table.iloc[0]) == ["RFI", kind, "RFI", cited["rfi"]]
        assert cited["rfi"] == cited.max()
        assert len(table) == counts["publisher_rows"]
        assert table.iloc[:, 0].nunique() == counts["publishers"]
