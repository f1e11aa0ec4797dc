"""The profile of a data set: what is said is read, what is not said is not assumed, what is wrong is named."""

import datetime as dt

import pytest

from sahel_map.core.errors import DataError
from sahel_map.core.licences import licence_label, licence_url
from sahel_map.data.dataset import load_dataset
from sahel_map.data.read.profile import Bilingual, Profile, read_profile


def test_profile_when_shipped_then_publisher_licence_and_reports_are_ours(shipped):
    profile = shipped.profile
    assert (profile.publisher, profile.licence, profile.unit_of_count) == ("Sahel Map", "CC-BY-4.0", "civilians")
    assert profile.title == Bilingual(
        "Harm to civilians in central and northern Mali", "Atteintes aux civils dans le centre et le nord du Mali"
    )
    assert profile.is_curated
    assert "reports" in profile.pages
    assert profile.covered_from == dt.date(2021, 12, 1)


def test_profile_when_absent_then_licence_and_publisher_are_not_assumed(copy):
    copy.change_register(lambda content: content.pop("set_profile"))
    assert load_dataset(copy.root).profile == Profile(title=Bilingual(en="Invented data set for tests"))


def test_profile_when_written_and_read_then_equal(mini):
    assert read_profile({"set_profile": mini.profile.as_property()}) == mini.profile


def test_text_when_one_language_is_missing_then_the_other_stands_in():
    assert Bilingual(en="Example").of("fr") == "Example"
    assert Bilingual(fr="Exemple").of("en") == "Exemple"


@pytest.mark.parametrize(
    "licence", ["internal, not for publication", "Usage interne", "CC-BY-4.0 (ne pas diffuser)"]
)
def test_set_when_its_licence_forbids_publication_then_internal(licence):
    assert read_profile({"set_profile": {"licence": licence}}).is_internal


def test_set_when_its_licence_is_free_then_not_internal():
    assert not read_profile({"set_profile": {"licence": "CC-BY-4.0"}}).is_internal


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ([], "set_profile: set_profile is []; allowed: an object."),
        ({"unit_of_count": "cattle"}, "unit_of_count is 'cattle'; allowed: civilians, all_deaths, events."),
        ({"covered_from": "spring"}, "covered_from is 'spring'; allowed: a day as YYYY-MM-DD."),
        ({"is_internal": "yes"}, "is_internal is 'yes'; allowed: true, false."),
        ({"pages": ["reports"]}, "pages is ['reports']; allowed: a list of map, trends"),
        ({"title": {"de": "Beispiel"}}, "title is {'de': 'Beispiel'}; allowed: a text"),
        ({"licence": 4}, "licence is 4; allowed: a text."),
        ({"covered_from": "2024-02-01", "covered_until": "2024-01-01"}, "allowed: a day up to 2024-01-01."),
        ({"license": "CC0-1.0"}, "'license' is unknown; allowed: title, scope"),
    ],
)
def test_profile_when_wrong_then_one_sentence_says_what_is_allowed(content, said):
    with pytest.raises(DataError) as caught:
        read_profile({"set_profile": content})
    assert said in caught.value.message
    assert "\n" not in str(caught.value)


def test_check_when_profile_is_wrong_then_it_is_a_problem_of_the_register(copy):
    copy.change_register(lambda content: content["set_profile"].update(unit_of_count="cattle"))
    (problem,) = copy.problems()
    assert problem[0] == "datapackage.json"
    assert "cattle" in problem[4]


@pytest.mark.slow
def test_digest_when_only_the_licence_differs_then_differs(copy):
    before = load_dataset(copy.root).version.digest
    copy.change_register(lambda content: content["set_profile"].update(licence="internal, not for publication"))
    assert load_dataset(copy.root).version.digest != before


def test_licence_when_known_then_as_people_write_it_with_its_text():
    assert licence_label("CC-BY-4.0") == "CC BY 4.0"
    assert licence_url("CC-BY-4.0") == "https://creativecommons.org/licenses/by/4.0/"
    assert licence_label("by agreement only") == "by agreement only"
    assert licence_url("by agreement only") == ""


def test_profile_when_under_its_name_of_before_then_is_read_all_the_same():
    assert read_profile({"profile": {"publisher": "Example Recorders"}}).publisher == "Example Recorders"
    assert read_profile({"profile": "https://example.org/schema.json", "title": "A"}).title.en == "A"
