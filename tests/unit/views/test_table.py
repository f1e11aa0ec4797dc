"""The table shows ranges as text and as sortable numbers."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sahel_map.core.vocabulary import FigureName
from sahel_map.incident.facts import build_record
from sahel_map.incident.toll import figure_text
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.figures.key_figures import key_figures
from sahel_map.views.table.table import incident_table
from sahel_map.words import LANGUAGES, Words


def test_table_when_built_then_newest_first_with_ranges_and_unknowns(mini):
    words = Words("en", mini.codes.labels("en") | mini.units.labels("en"))
    table = incident_table(mini, np.ones(14, dtype=bool), words)
    assert table.index[0] == "EX-2024-0006"
    assert table.index[-1] == "EX-2023-0001"
    killed = table["Reported killed"]
    assert killed["EX-2023-0002"] == "10–20+"
    assert killed["EX-2024-0006"] == "not reported"
    # Padded to one width, so that texts sort by the lowest count: 0, 2+, 3, 5-8, 10-20+.
    assert killed["EX-2023-0006"] == " 0"
    counted = sorted(text for text in killed if text.strip()[0].isdigit())
    assert [text.strip() for text in counted] == ["0", "2+", "3", "5–8", "10–20+"]
    assert pd.isna(table.at["EX-2024-0006", "Killed, highest count"])
    assert table.at["EX-2023-0006", "Killed, highest count"] == 0


def test_table_when_nothing_is_shown_then_has_headings_and_no_row(mini):
    table = incident_table(mini, np.zeros(14, dtype=bool), Words("fr"))
    assert len(table) == 0
    assert table.index.name == "Fiche"


@pytest.mark.parametrize("language", LANGUAGES)
def test_toll_when_no_highest_count_is_named_then_one_notation_on_every_surface_and_the_glossary_says_it(
    mini, language
):
    words = Words(language, mini.codes.labels(language) | mini.units.labels(language))
    alone = mini.incidents.index == "EX-2023-0008"  # two reported killed, no highest count
    row = mini.incidents.loc["EX-2023-0008"]
    listed = incident_table(mini, alone, words)[words("table-killed")].item()
    record = dict(build_record(mini, "EX-2023-0008", words).facts)[words.label("figures", "killed")]
    figure = next(each for each in key_figures(Numbers(mini, alone), words) if each.code == "killed")
    total = words.range(Numbers(mini, alone).total().reported)
    texts = [listed.strip(), record, figure.value, total, figure_text(row, FigureName.KILLED, words)]
    assert texts == ["2+"] * 5
    assert "2+" in words("about-counting")
    assert "2+" in words("help-figure-killed")
    assert "| 2+, 10–20+ |" in (Path(__file__).parents[3] / "docs" / "glossary.md").read_text("utf-8")
