"""Numbers, dates and ranges read as a native reader of each language expects."""

import datetime as dt

import pytest

from sahel_map.core.figures import ReportedRange
from sahel_map.words import Words

NARROW, NO_BREAK = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("figure", "english", "french"),
    [
        (ReportedRange.of(1929, 2876, is_open=True), "1,929–2,876+", f"1{NARROW}929–2{NARROW}876+"),
        (ReportedRange.of(17, None), "17+", "17+"),
        (ReportedRange.of(4, 4), "4", "4"),
        (ReportedRange.of(0, 0), "0", "0"),
        (ReportedRange.of(None, 213), "up to 213", "jusqu’à 213"),
        (ReportedRange.of(None, None), "not reported", "non rapporté"),
    ],
)
def test_range_when_formatted_then_keeps_what_is_known(figure, english, french):
    assert Words("en").range(figure) == english
    assert Words("fr").range(figure) == french


@pytest.mark.parametrize(
    ("start", "end", "precision", "english", "french"),
    [
        ("2021-12-03", "2021-12-03", "day", "3 December 2021", "3 décembre 2021"),
        ("2021-12-01", "2021-12-01", "day", "1 December 2021", "1er décembre 2021"),
        ("2021-12-28", "2021-12-29", "day", "28–29 Dec 2021", "28–29 déc. 2021"),
        ("2021-12-01", "2021-12-31", "month", "December 2021", "décembre 2021"),
        ("2022-06-09", "2022-06-09", "approx", "around 9 June 2022", "vers le 9 juin 2022"),
        (
            "2021-12-01",
            "2022-03-15",
            "range",
            "1 Dec 2021 – 15 Mar 2022 (period)",
            "1er déc. 2021 – 15 mars 2022 (période)",
        ),
    ],
)
def test_date_span_when_precision_given_then_no_more_precise(start, end, precision, english, french):
    days = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    plain = str.maketrans({"\u2009": " ", NO_BREAK: " "})
    assert Words("en").date_span(*days, precision).translate(plain).replace(" – ", " – ") == english
    assert Words("fr").date_span(*days, precision).translate(plain) == french


def test_words_when_key_is_missing_then_names_it():
    with pytest.raises(KeyError, match="no-such-key"):
        Words("en")("no-such-key")


def test_words_when_argument_is_missing_then_names_the_key():
    with pytest.raises(KeyError, match="figure-up-to"):
        Words("en")("figure-up-to")


def test_words_when_language_is_unknown_then_says_which_exist():
    with pytest.raises(ValueError, match="allowed: en, fr"):
        Words("de")


def test_label_when_code_has_none_then_shows_the_code():
    words = Words("fr", {("actors", "JNIM"): "JNIM (GSIM)"})
    assert words.label("actors", "JNIM") == "JNIM (GSIM)"
    assert words.label("actors", "ISSP") == "ISSP"


def test_lists_when_joined_then_use_the_language_s_conjunction():
    assert Words("en").any_of(["a", "b", "c"]) == "a, b or c"
    assert Words("fr").all_of(["a", "b", "c"]) == "a, b et c"


@pytest.mark.parametrize(
    ("part", "of", "english", "french"),
    [
        (0, 464, "0%", f"0{NO_BREAK}%"),
        (8, 3021, "under 1%", f"moins de 1{NO_BREAK}%"),
        (1, 100, "1%", f"1{NO_BREAK}%"),
        (187, 391, "48%", f"48{NO_BREAK}%"),
        (3013, 3021, "over 99%", f"plus de 99{NO_BREAK}%"),
        (464, 464, "100%", f"100{NO_BREAK}%"),
    ],
)
def test_percent_when_some_are_not_none_or_all_then_never_reads_0_or_100(part, of, english, french):
    assert Words("en").percent(part / of) == english
    assert Words("fr").percent(part / of) == french


def test_clauses_when_joined_in_french_then_a_narrow_space_stands_before_the_semicolon():
    assert Words("en").one_after_another(["one", "two"]) == "one; two"
    assert Words("fr").one_after_another(["un", "deux"]) == "un\u202f; deux"


def test_label_when_it_names_a_text_then_the_colon_stands_as_the_language_sets_it():
    assert Words("en").labelled("HRW, 2024", "https://example.org") == "HRW, 2024: https://example.org"
    assert Words("fr").labelled("HRW, 2024", "https://example.org") == f"HRW, 2024{NO_BREAK}: https://example.org"
    assert Words("fr").labelled("HRW, 2024", "") == "HRW, 2024"


@pytest.mark.parametrize(("language", "formed"), [("en", "Bourem (cercle)"), ("fr", "Bourem (cercle)")])
def test_pattern_when_formed_then_reads_as_the_message_does(language, formed):
    words = Words(language)
    pattern = words.pattern("filter-area-name", "label", "kind")
    assert pattern("Bourem", "cercle") == words("filter-area-name", label="Bourem", kind="cercle") == formed
    # The order is that of the names given, whatever the message's own.
    assert words.pattern("filter-area-name", "kind", "label")("cercle", "Bourem") == formed
