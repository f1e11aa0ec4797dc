"""What an import assumed stays visible: on the page about the set, in words of both languages."""

import dataclasses

import pytest

from sahel_map.core.errors import DataError
from sahel_map.core.vocabulary import FigureName
from sahel_map.data.read.profile import read_profile
from sahel_map.imports.fields import FIELDS
from sahel_map.incident.set_words import assumed_lines, field_words
from sahel_map.views.about.credits import about_text
from sahel_map.words import LANGUAGES, Words

REGISTER = {
    "title": "Attacks in Exampleland",
    "assumed": [
        {"field": "confidence", "value": "low", "rows": 12},
        {"field": "radius_m", "value": "near 5000", "rows": 1},
        {"field": "date_precision", "value": "", "rows": 3},
    ],
}


def test_about_when_the_import_assumed_then_each_is_said_with_its_rows(mini):
    profile = read_profile(REGISTER)
    data = dataclasses.replace(mini, profile=profile)
    said = about_text(data, "method", Words("en", mini.labels("en")))
    assert "Where the file said nothing, the import assumed:" in said
    assert "for 12 rows." in said and "for 1 row." in said
    assert "radius around the place (metres) = 5,000 m (" in said
    assert "how well the day is known, by the rule for it, for 3 rows." in said
    french = " ".join(assumed_lines(profile, Words("fr", mini.labels("fr"))))
    assert "pour 12 lignes." in french and "précision du jour, selon la règle prévue" in french


def test_about_when_nothing_was_assumed_then_nothing_is_said(mini):
    assert "assumed" not in about_text(mini, "method", Words("en"))
    assert "assumed" not in read_profile(REGISTER).as_property()


def test_register_when_what_was_assumed_is_malformed_then_one_sentence():
    with pytest.raises(DataError, match="assumed is malformed; allowed"):
        read_profile({"assumed": [{"field": "confidence"}]})


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_when_shown_then_each_has_words_of_its_own_and_no_code(mini, language):
    words = Words(language, mini.labels(language))
    named = {name: field_words(name, words) for name in FIELDS}
    assert [name for name, text in named.items() if "_" in text] == []
    assert len(set(named.values())) == len(named)
    assert named["killed_min"].startswith(words.label("figures", str(FigureName.KILLED)))
