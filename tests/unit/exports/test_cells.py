"""No text starts a formula in a spreadsheet, and none is lost over it."""

import pandas as pd
import pytest

from sahel_map.exports.cells import neutral_table, neutral_text, restore_text

TEXTS = ["=1+1", "+1", "-2 dead", "@x", "\tx", "\rx", "'=1", "''@", "＝1", "plain", "it's", "'quoted'", ""]


@pytest.mark.parametrize("text", TEXTS)
def test_text_when_neutralised_then_comes_back_as_it_was(text):
    assert restore_text(neutral_text(text)) == text


@pytest.mark.parametrize("text", TEXTS[:6])
def test_text_when_it_starts_a_formula_then_gets_an_apostrophe(text):
    assert neutral_text(text) == f"'{text}"


def test_text_when_harmless_then_stays():
    assert [neutral_text(text) for text in ("plain", "it's", "'quoted'", "", None, -3)] == [
        "plain", "it's", "'quoted'", "", None, -3,
    ]  # fmt: skip


def test_table_when_neutralised_then_numbers_nulls_and_the_table_given_stay():
    table = pd.DataFrame({"a": ["=1+1", "@x", "plain", None], "n": [-1, 2, 3, 4]})
    safe = neutral_table(table)
    assert safe["a"].tolist()[:3] == ["'=1+1", "'@x", "plain"]
    assert pd.isna(safe["a"].iat[3])
    assert safe["n"].tolist() == [-1, 2, 3, 4]
    assert table["a"].iat[0] == "=1+1"
