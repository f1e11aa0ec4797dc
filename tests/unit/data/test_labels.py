"""Labels of codes and names of units in both languages, and the folding of text."""

import pytest

from sahel_map.core.text_folding import fold_text


def test_codes_when_listed_then_in_display_order(mini):
    assert mini.codes.codes("confidence") == ("high", "medium", "low")
    assert mini.codes.codes("actors")[:3] == ("FAMA", "WAGNER", "AFRICA_CORPS")


def test_codes_when_asked_for_a_label_then_in_the_language(mini):
    assert mini.codes.label("actors", "FAMA", "en") == "Malian armed forces (FAMa)"
    assert mini.codes.label("actors", "FAMA", "fr") == "Forces armées maliennes (FAMa)"
    assert mini.codes.definition("harm_types", "siege", "en").startswith("Armed actors keep people")
    assert mini.codes.labels("fr")["harm_types", "looting"] == "Pillage"
    assert len(mini.codes.labels("en")) == 6 + 10 + 14 + 4 + 3 + 4 + 4 + 6 + 9


def test_codes_when_unknown_then_key_error(mini):
    with pytest.raises(KeyError):
        mini.codes.label("actors", "NOBODY", "en")


def test_units_when_the_same_code_stands_on_both_maps_then_two_names(mini):
    assert mini.units.name("regions_old", "XX01", "en") == "Oldregion-1"
    assert mini.units.name("regions_2023", "XX01", "fr") == "Nouvelle-région-1"
    assert mini.units.labels("en")["regions_2023", "XX03"] == "Newregion-3"
    assert len(mini.units.labels("fr")) == 8 + 4 + 2 + 3


def test_units_when_level_is_unknown_then_the_allowed_ones_are_named(mini):
    with pytest.raises(KeyError, match="allowed: communes, cercles, regions_old, regions_2023"):
        mini.units.level("villages")


def test_units_when_counted_then_codes_of_the_level(mini):
    assert mini.units.pcodes("cercles") == {"XX0101", "XX0102", "XX0201", "XX0202"}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Dinangourou", "dinangourou"),
        ("Ségou, l’ÉCOLE", "segou, l'ecole"),
        ("Cœur d'Ægypte", "coeur d'aegypte"),
        ("Ménaka\u202f: 3\u00a0000", "menaka : 3 000"),
        ("", ""),
    ],
)
def test_fold_when_text_has_accents_then_plain_lower_case(text, folded):
    assert fold_text(text) == folded
