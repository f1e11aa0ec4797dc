"""What surfaces say of the set they show: a set of others never goes out under our name or licence."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from sahel_map.core.errors import DataError
from sahel_map.data.read.map_credits import MapCredits, read_map_credits
from sahel_map.data.read.profile import Bilingual, Profile
from sahel_map.exports.context import export_context, export_name
from sahel_map.incident.citation import citation
from sahel_map.incident.set_words import covered, file_stem, foreign_set_note, missing_pages, page_title, set_footer
from sahel_map.selection.selection import Selection
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.about.credits import about_text
from sahel_map.views.figures.key_figures import key_figures
from sahel_map.words import Words

ENGLISH, FRENCH = Words("en"), Words("fr")
DAY = dt.date(2026, 1, 2)
INTERNAL = Profile(
    title=Bilingual("Attacks in Exampleland"),
    publisher="Example Recorders",
    licence="internal, not for publication",
    unit_of_count="all_deaths",
    is_internal=True,
)


@pytest.fixture
def foreign(mini):
    """Return the invented records as a set of others that states nothing but its publisher."""
    return replace(mini, profile=Profile(publisher="Example Recorders"), map_credits=MapCredits())


@pytest.fixture
def internal(mini):
    return replace(mini, profile=INTERNAL)


def everything(dataset):
    return np.ones(len(dataset.incidents), dtype=bool)


def test_note_when_the_set_is_ours_then_there_is_none(mini):
    assert foreign_set_note(mini.profile, ENGLISH) == ""


def test_note_when_a_set_of_others_then_names_set_publisher_licence_and_count():
    assert foreign_set_note(INTERNAL, ENGLISH) == (
        "Set of others: Attacks in Exampleland. Publisher: Example Recorders. Licence: internal, not for "
        "publication. Its figures count all who died, fighters among them. Its records were not checked against "
        "their sources by the maintainers of Sahel Map."
    )


def test_note_when_nothing_is_stated_then_says_so():
    note = foreign_set_note(Profile(), ENGLISH)
    assert "Publisher: publisher not stated. Licence: licence not stated." in note
    assert "Whom its figures count is not stated." in note


def test_export_when_the_licence_is_not_stated_then_none_is_assumed(foreign):
    now = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    context = export_context(foreign, Selection(), everything(foreign), ENGLISH, now)
    assert (context.licence, context.licence_url, context.publisher) == (
        "licence not stated",
        "",
        "Example Recorders",
    )
    said = context.as_text(ENGLISH)
    assert "CC BY" not in said
    assert "Mali" not in said
    assert not context.citation.startswith("Sahel Map")


def test_every_surface_when_the_set_is_internal_then_says_so(internal):
    now = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    context = export_context(internal, Selection(), everything(internal), ENGLISH, now)
    assert context.caveat.startswith("INTERNAL, NOT FOR PUBLICATION.")
    assert context.title == "Attacks in Exampleland (internal, not for publication)"
    assert "(internal, not for publication)" in citation(internal, Selection(), ENGLISH, DAY)
    assert "(internal, not for publication)" in set_footer(internal, ENGLISH)
    assert page_title(INTERNAL, FRENCH) == "Attacks in Exampleland (interne, ne pas publier)"
    name = export_name(INTERNAL, Selection(), "csv", ".csv", DAY, "fr")
    assert name == "internal_attacks-in-exampleland_all_csv_fr_20260102.csv"


def test_method_when_a_set_states_nothing_then_no_sentence_of_ours_stands_in(foreign):
    texts = [about_text(foreign, name, ENGLISH) for name in ("what", "not", "method", "places", "gaps", "licence")]
    assert texts[2] == "The set does not say how it was made."
    for word in ("Mali", "Human Rights Watch", "CC BY", "geoBoundaries", "United Nations mission"):
        assert word not in " ".join(texts)


def test_killed_when_all_deaths_are_counted_then_not_called_civilians(internal):
    killed = key_figures(Numbers(internal, everything(internal)), ENGLISH)[1]
    assert killed.label == "Reported killed, fighters too"


def test_pages_when_the_set_has_no_reports_then_that_page_is_missing(mini, foreign):
    assert missing_pages(mini) == ()
    assert missing_pages(replace(foreign, reports=foreign.reports.iloc[:0])) == ("reports",)
    shown = replace(mini, profile=Profile(pages=("map", "about")))
    assert missing_pages(shown) == ("trends", "incidents", "reports", "briefing", "quality")


def test_coverage_when_one_end_is_stated_then_only_that_is_said():
    assert covered(Profile(covered_until=dt.date(2026, 3, 10)), ENGLISH) == "Researched until 10 March 2026."
    assert covered(Profile(), ENGLISH) == ""


def test_stem_when_the_title_is_not_plain_then_letters_digits_and_hyphens():
    assert file_stem(Profile(title=Bilingual("Évènements: Exampleland / 2024"))) == "evenements-exampleland-2024"
    assert file_stem(Profile()) == "incidents"


def test_map_credits_when_malformed_then_one_sentence():
    with pytest.raises(DataError, match="map: credit is 3; allowed: a text"):
        read_map_credits({"map": {"credit": 3}})
