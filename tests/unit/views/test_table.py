"""The table shows ranges as text and as sortable numbers."""

import numpy as np
import pandas as pd

from sahel_map.views.table.table import incident_table
from sahel_map.words import Words


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
