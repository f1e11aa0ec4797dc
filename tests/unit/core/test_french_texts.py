"""French texts of the data are shown as French is printed, and names stay as they are written."""

import pytest

from sahel_map.core.french import typeset_french


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("l'armée n'a rien dit", "l’armée n’a rien dit"),
        ("Dix morts ; vingt blessés ?", "Dix morts\u202f; vingt blessés\u202f?"),
        ("Selon elle : non", "Selon elle\u00a0: non"),
        ('« Oui » et "non"', '«\u00a0Oui\u00a0» et "non"'),
        ("1 200 têtes en 2022 100 sacs, 5 %", "1\u202f200 têtes en 2022 100 sacs, 5\u00a0%"),
        ("https://news.example/a:b;c", "https://news.example/a:b;c"),
        ("entre 10:30 et 5' de marche", "entre 10:30 et 5' de marche"),
    ],
)
def test_text_when_typed_on_any_keyboard_then_printed_as_french_is(typed, printed):
    assert typeset_french(typed) == printed
    assert typeset_french(printed) == printed


def test_data_when_read_then_french_texts_are_printed_and_names_are_not_touched(shipped):
    assert not shipped.incidents["summary_fr"].str.contains("[^\\W\\d_]'\\w", regex=True).any()
    assert shipped.codes.label("harm_types", "explosive", "fr") == "Engin explosif ou tir d’obus"
    assert shipped.codes.label("attribution", "suspected", "fr") == "Soupçonné"
    assert "Piste entre N'Tahaka et Kadji" in set(shipped.incidents["place_name_fr"])
    assert "À environ 50 km au sud d’Ansongo (route de Labbezanga)" in set(shipped.incidents["place_name_fr"])
    # English texts beside French ones have the apostrophes of print as well.
    assert not shipped.incidents["notes_en"].dropna().str.contains("[^\\W\\d_]'\\w", regex=True).any()
