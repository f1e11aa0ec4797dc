"""The selection is the address, the sentence and the file name: they must say the same thing."""

from dataclasses import fields

import pytest

from sahel_map.core.actor_codes import OUR_ACTORS
from sahel_map.selection.all_filters import AREAS, FILTERS, PARAMETERS
from sahel_map.selection.known import Known
from sahel_map.selection.notice import Notice
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

KNOWN = Known(
    cercles=frozenset({"ML0501", "ML0506"}),
    communes=frozenset({"ML050101"}),
    publishers=frozenset({"example-daily"}),
    regions={"2023": frozenset({"ML09", "ML19"}), "old": frozenset({"ML05", "ML09"})},
)
LABELS = {
    ("actors", "JNIM"): "JNIM",
    ("actors", "FAMA"): "Malian armed forces",
    ("actor_groups", "ISLAMIST_ARMED_GROUPS"): "Islamist armed groups",
    ("harm_types", "arson"): "burning",
    ("harm_types", "killing"): "killing",
    ("regions_2023", "ML19"): "Exampleland",
    ("cercles", "ML0501"): "Exampletown",
}
WORDS = Words("en", LABELS)

FULL = Selection(
    actor_mode="all",
    harm_mode="only",
    actors=frozenset({"JNIM", "FAMA"}),
    harms=frozenset({"killing"}),
    areas=frozenset({"ML05", "ML0501"}),
    attributions=frozenset(),
    confidences=frozenset({"high"}),
    start="2024-06",
    end="2024-12",
    admin_map="old",
    text="bridge, market",
    publishers=frozenset({"example-daily"}),
    independent_min=2,
    precisions=frozenset({"near", "settlement"}),
    killed_min=5,
    women_children=True,
    differ=True,
    doubt=True,
)


@pytest.mark.parametrize(
    "selection", [Selection(), FULL, Selection(actors=frozenset()), Selection(admin_map="old")]
)
def test_selection_when_written_and_read_then_is_the_same(selection):
    assert Selection.from_query(selection.to_query(), KNOWN) == (selection, ())


def test_to_query_when_restricted_then_names_only_what_is_restricted():
    assert Selection().to_query() == {}
    assert FULL.to_query() == {
        "actor": "FAMA,JNIM",
        "actor_mode": "all",
        "from": "2024-06",
        "to": "2024-12",
        "harm": "killing",
        "harm_mode": "only",
        "area": "ML05,ML0501",
        "map": "old",
        "attribution": "none",
        "confidence": "high",
        "text": "bridge, market",
        "publisher": "example-daily",
        "independent_min": "2",
        "precision": "near,settlement",
        "killed_min": "5",
        "women_children": "yes",
        "differ": "yes",
        "doubt": "yes",
    }


def test_from_query_when_group_is_named_then_means_its_actors():
    selection, notices = Selection.from_query({"actor": "ISLAMIST_ARMED_GROUPS"}, KNOWN)
    assert selection.actors == {"JNIM", "ISSP"}
    assert notices == ()


def test_from_query_when_codes_are_in_other_case_then_are_understood():
    selection, notices = Selection.from_query({"actor": "jnim", "harm": "Killing"}, KNOWN)
    assert (selection.actors, selection.harms, notices) == ({"JNIM"}, {"killing"}, ())


def test_from_query_when_one_code_is_unknown_then_keeps_the_rest_and_says_so():
    selection, notices = Selection.from_query({"harm": "killing,kiling"}, KNOWN)
    assert selection.harms == {"killing"}
    assert [(notice.parameter, notice.value) for notice in notices] == [("harm", "kiling")]
    assert "“kiling”" in notices[0].text(WORDS)
    assert "killing" in notices[0].allowed


def test_from_query_when_all_codes_are_unknown_then_does_not_empty_the_view():
    selection, notices = Selection.from_query({"actor": "NOBODY"}, KNOWN)
    assert selection.actors is None
    assert [notice.value for notice in notices] == ["NOBODY"]


def test_from_query_when_each_must_be_there_then_a_group_stays_a_group():
    selection, _ = Selection.from_query({"actor": "ISLAMIST_ARMED_GROUPS,FAMA", "actor_mode": "all"}, KNOWN)
    assert selection.actors == {"ISLAMIST_ARMED_GROUPS", "FAMA"}
    assert selection.to_query() == {"actor": "FAMA,ISLAMIST_ARMED_GROUPS", "actor_mode": "all"}


def test_from_query_when_a_code_is_misspelt_then_the_notice_offers_the_nearest():
    _, (notice,) = Selection.from_query({"harm": "kiling"}, KNOWN)
    assert notice.text(WORDS).endswith("Did you mean “killing”?")
    assert notice.option_text().startswith(
        "--harm 'kiling' is unknown; did you mean \"killing\"? Allowed: killing,"
    )


def test_every_field_when_listed_then_belongs_to_exactly_one_filter():
    owned = [name for each in FILTERS for name in each.fields]
    assert sorted([*owned, "admin_map", "known_actors"]) == sorted(field.name for field in fields(Selection))
    for each in FILTERS:
        assert all(getattr(Selection(), name) == value for name, value in each.fields.items())
    names = [parameter.name for parameter in PARAMETERS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("length", [2000, 2001, 100_000])
def test_text_when_long_then_is_taken_or_refused_in_one_sentence(length):
    selection, notices = Selection.from_query({"text": "x" * length}, KNOWN)
    assert len(selection.text) == (2000 if length == 2000 else 0)
    assert len(selection.describe(WORDS)) >= len(selection.text)
    assert [notice.text(WORDS) for notice in notices] == [
        "The link asks for a text that is too long; it was left out. Allowed: ≤ 2000 characters."
    ] * (length > 2000)


def test_sentence_when_longer_than_the_catalogue_forms_then_is_whole():
    areas = frozenset(f"ML{number:06d}" for number in range(10_000, 10_400))
    sentence = Selection(areas=areas).describe(WORDS)
    assert sentence.startswith("Only incidents in the commune of ML010000, the commune of ML010001, ")
    assert sentence.endswith("or the commune of ML010399")


def test_from_query_when_area_is_of_the_other_map_then_notice():
    selection, notices = Selection.from_query({"area": "ML05"}, KNOWN)
    assert selection.areas is None
    assert notices[0].parameter == "area"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"from": "2024-13"}, "from"),
        ({"to": "soon"}, "to"),
        ({"from": "2025-01", "to": "2024-01"}, "from"),
        ({"map": "1960"}, "map"),
        ({"killed_min": "-1"}, "killed_min"),
        ({"killed_min": "1e9"}, "killed_min"),
        ({"independent_min": "1"}, "independent_min"),
        ({"differ": "no"}, "differ"),
        ({"actor_mode": "both"}, "actor_mode"),
        ({"publisher": "nobody"}, "publisher"),
        ({"from": "2024-02-30"}, "from"),
    ],
)
def test_from_query_when_value_is_impossible_then_notice_and_no_restriction(query, parameter):
    selection, notices = Selection.from_query(query, KNOWN)
    assert selection == Selection()
    assert [notice.parameter for notice in notices] == [parameter]


def test_notice_when_the_first_month_lies_after_the_last_then_says_so():
    _, (notice,) = Selection.from_query({"from": "2025-01", "to": "2024-01"}, KNOWN)
    assert notice.text(Words("en")) == (
        "The link asks for the period from 2025-01 to 2024-01, but the first lies after the last; both were left "
        "out."
    )


@pytest.mark.parametrize(
    ("selection", "sentence"),
    [
        (Selection(), "All documented incidents"),
        (Selection(admin_map="old"), "All documented incidents"),
        (
            Selection(actors=frozenset({"JNIM", "ISSP"}), start="2024-06"),
            "Only incidents with Islamist armed groups among the alleged actors; from June 2024 on",
        ),
        (
            Selection(actors=frozenset({"JNIM", "FAMA"}), harms=frozenset({"arson", "killing"})),
            "Only incidents with any of Malian armed forces or JNIM among the alleged actors; "
            "involving any of killing or burning",
        ),
        (
            Selection(actors=frozenset({"JNIM", "FAMA"}), actor_mode="all", harms=frozenset({"arson"})),
            "Only incidents with Malian armed forces and JNIM together among the alleged actors; involving burning",
        ),
        (
            Selection(actors=frozenset({"JNIM"}), actor_mode="only"),
            "Only incidents with no alleged actor other than JNIM",
        ),
        (
            Selection(actors=frozenset({"ISLAMIST_ARMED_GROUPS", "FAMA"}), actor_mode="all"),
            "Only incidents with Malian armed forces and Islamist armed groups together among the alleged actors",
        ),
        (
            Selection(harms=frozenset({"arson", "killing"}), harm_mode="all", start="2024-06-03"),
            "Only incidents from 3 June 2024 on; involving killing and burning together",
        ),
        (
            Selection(start="2024-06-03", end="2024-06-03"),
            "Only incidents on 3 June 2024",
        ),
        (
            Selection(areas=frozenset({"ML19", "ML0501"}), start="2024-06", end="2024-06"),
            "Only incidents in June 2024; in the cercle of Exampletown or the region of Exampleland (2023 map)",
        ),
        (
            Selection(actors=frozenset(), text="market"),
            "Only incidents with no alleged actor chosen; containing “market”",
        ),
    ],
)
def test_describe_when_restricted_then_says_each_restriction(selection, sentence):
    assert selection.describe(WORDS) == sentence


@pytest.mark.parametrize(
    ("selection", "slug"),
    [
        (Selection(), "all"),
        (Selection(actors=frozenset({"JNIM"}), start="2024-06"), "jnim-2024-06"),
        (Selection(text="Élan / ../etc"), "elan-etc"),
    ],
)
def test_slug_when_made_then_is_a_safe_file_name(selection, slug):
    assert selection.slug() == slug


def test_slug_when_long_then_is_cut_and_still_tells_selections_apart():
    one, other = (Selection(text="x" * 80 + end).slug() for end in "ab")
    assert len(one) == len(other) == 60
    assert one != other


def test_groups_when_folded_and_expanded_then_same_actors():
    actors = {"JNIM", "ISSP", "DOZO"}
    assert OUR_ACTORS.fold(actors) == ["ISLAMIST_ARMED_GROUPS", "DOZO"]
    assert OUR_ACTORS.expand(OUR_ACTORS.fold(actors)) == actors


@pytest.mark.parametrize("wrong", [{"admin_map": "1960"}, {"start": "2024-1"}])
def test_selection_when_made_with_impossible_values_then_refused(wrong):
    with pytest.raises(ValueError, match="unknown|YYYY-MM"):
        Selection(**wrong)


def test_notice_when_shown_then_quotes_parameter_value_and_what_is_allowed():
    text = Notice("map", "1960", "2023, old").text(WORDS)
    assert text == "The link asks for map “1960”, which cannot be used and was left out. Allowed: 2023, old."


def test_area_when_offered_then_its_plain_spelling_is_there_to_be_typed():
    words = Words("en", {("regions_2023", "ML04"): "Ségou", ("cercles", "ML0504"): "Douentza"})
    assert AREAS.label("ML04", words, Selection()) == "Ségou / Segou (region)"
    assert AREAS.label("ML0504", words, Selection()) == "Douentza (cercle)"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2024-05-17", "2024-06-20", "entre le 17 mai 2024 et le 20 juin 2024"),
        ("2024-05", "2024-06-01", "entre mai 2024 et le 1er juin 2024"),
        (None, "2023-12-31", "jusqu’au 31 décembre 2023"),
        ("2024-01-01", None, "à partir du 1er janvier 2024"),
        ("2024-08", None, "depuis août 2024"),
        (None, "2024-08", "jusqu’en août 2024"),
        ("2024-08", "2024-08", "en août 2024"),
        ("2024-08-02", "2024-08-02", "le 2 août 2024"),
    ],
)
def test_period_when_said_in_french_then_days_have_their_article(start, end, said):
    described = Selection(start=start, end=end).describe(Words("fr"))
    assert described == f"Uniquement les incidents {said}"
