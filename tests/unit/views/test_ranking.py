"""Search results: in which order, and which words are marked."""

from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.views.search.ranking import ranked
from sahel_map.words import Words


def found(dataset, text, language="en"):
    words = Words(language, dataset.labels(language))
    return ranked(dataset, matching(dataset, Selection(text=text)), text, words)


def test_ranked_when_a_place_is_named_so_then_comes_before_records_that_mention_it(shipped):
    hits = found(shipped, "hombori")
    named = [("hombori" in shipped.incidents.at[hit.incident_id, "place_name_en"].lower()) for hit in hits]
    assert named == sorted(named, reverse=True)
    assert named[0]


def test_ranked_when_a_text_is_shown_then_marks_each_match_and_nothing_else(shipped):
    for hit in found(shipped, "drone wedding"):
        assert {text.lower() for text, is_match in hit.parts if is_match} <= {"drone", "wedding"}
        assert any(is_match for _, is_match in hit.parts)
        whole = "".join(text for text, _ in hit.parts).strip("…")
        assert whole in shipped.incidents.at[hit.incident_id, "summary_en"]


def test_ranked_when_letters_have_accents_then_marks_the_same_letters(shipped):
    hit = found(shipped, "menaka", "fr")[0]
    assert "Ménaka" in {text for text, is_match in hit.parts if is_match} or not hit.parts


def test_ranked_when_nothing_is_shown_then_is_empty(mini):
    assert found(mini, "qqqq") == ()
