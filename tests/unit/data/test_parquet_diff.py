"""Sets kept as Parquet are compared like those kept as CSV: cell by cell as texts."""

import pandas as pd

from sahel_map.data.read.parquet_table import as_texts


def test_table_when_turned_into_texts_then_as_its_csv_would_stand():
    table = pd.DataFrame(
        {
            "day": pd.to_datetime(pd.Series(["2024-05-11", None])),
            "flag": pd.array([True, None], dtype="boolean"),
            "count": pd.array([12, None], dtype="Int64"),
            "text": pd.Series(["Exampleville", None], dtype="str"),
        }
    )
    assert as_texts(table).to_numpy().tolist() == [["2024-05-11", "true", "12", "Exampleville"], ["", "", "", ""]]
