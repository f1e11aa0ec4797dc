"""A record says what is known, no more, and marks what is doubtful."""

import pytest

from sahel_map.incident.facts import build_record, source_notes
from sahel_map.words import Words


def fact(record, label):
    """Value of a fact, which a record has once."""
    (value,) = [value for name, value in record.facts if name == label]
    return value


@pytest.fixture
def english(mini):
    return Words("en", mini.codes.labels("en") | mini.units.labels("en"))


def test_record_when_joint_operation_then_names_each_actor_with_its_attribution(mini, english):
    record = build_record(mini, "EX-2023-0001", english)
    assert fact(record, "Alleged") == (
        "Malian armed forces (FAMa) (operation claimed or acknowledged by the actor) and Wagner Group (attributed "
        "by a source). Acknowledging an operation is not admitting harm to civilians."
    )
    assert record.when == "10 January 2023"
    assert [name for name, _ in record.facts] == [
        "Alleged", "Harm reported", "Civilians killed (lowest and highest count)", "Where", "Place precision",
        "Confidence", "Publisher groups", "Evidence",
    ]  # fmt: skip
    assert fact(record, "Civilians killed (lowest and highest count)") == "3"


@pytest.mark.parametrize(
    ("incident_id", "killed"),
    [
        ("EX-2023-0002", "10–20+"),
        ("EX-2023-0003", "5–8 (may include fighters)"),
        ("EX-2023-0004", "not reported"),
        ("EX-2023-0005", "up to 12 (may include fighters)"),
        ("EX-2023-0006", "0"),
        ("EX-2023-0008", "2+"),
    ],
)
def test_record_when_figure_is_uncertain_then_says_how(mini, english, incident_id, killed):
    assert fact(build_record(mini, incident_id, english), "Civilians killed (lowest and highest count)") == killed


def test_record_when_place_is_coarse_then_names_no_finer_unit(mini, english):
    assert fact(build_record(mini, "EX-2024-0002", english), "Where") == "Place not known"
    assert "commune" not in fact(build_record(mini, "EX-2023-0008", english), "Where")
    region_only = fact(build_record(mini, "EX-2024-0001", english), "Where")
    assert "cercle" not in region_only
    assert region_only.endswith("(before 2023)")


def test_record_when_summary_record_or_several_places_then_flagged(mini, english):
    assert build_record(mini, "EX-2023-0007", english).flags == (
        "Aggregate record of a longer period or wider area: left out of all totals.",
    )
    assert build_record(mini, "EX-2023-0008", english).flags == (
        "The figures cover several places; one mark stands for all of them.",
    )


def test_record_when_unknown_then_key_error(mini, english):
    with pytest.raises(KeyError):
        build_record(mini, "EX-1999-0001", english)


@pytest.mark.slow
def test_records_when_built_for_every_shipped_incident_then_each_has_its_sources(shipped):
    for language in ("en", "fr"):
        words = Words(language, shipped.codes.labels(language) | shipped.units.labels(language))
        for incident_id in shipped.incidents.index:
            record = build_record(shipped, incident_id, words)
            expected = shipped.sources.loc[shipped.sources["incident_id"] == incident_id, "url"]
            assert [source.url for source in record.sources] == list(expected)
            assert record.facts[0][1]


def test_record_when_nobody_acknowledges_the_operation_then_no_note_on_it(mini, english):
    assert fact(build_record(mini, "EX-2023-0003", english), "Alleged") == "JNIM (attributed by a source)"


def test_record_when_the_army_acknowledges_moura_then_not_as_an_admission(shipped):
    french = Words("fr", shipped.codes.labels("fr") | shipped.units.labels("fr"))
    assert (
        build_record(shipped, "ML-2022-0014", french)
        .facts[0][1]
        .startswith("Forces armées maliennes (FAMa) (opération revendiquée ou reconnue par l’acteur)")
    )
    assert (
        build_record(shipped, "ML-2022-0014", french)
        .facts[0][1]
        .endswith(". Reconnaître une opération n’est pas reconnaître une atteinte à des civils.")
    )


def test_sources_when_read_in_french_then_in_french_or_marked_as_english_alone(shipped, mini):
    page = build_record(shipped, "ML-2022-0022", Words("fr")).sources
    row = shipped.sources[shipped.sources["incident_id"] == "ML-2022-0022"].iloc[0]
    assert (page[0].supports, page[0].is_translated) == (row["supports_fr"], True)
    invented = build_record(mini, "EX-2023-0001", Words("fr")).sources[0]
    assert (invented.supports, invented.is_translated) == ("three dead", False)


def test_sources_when_nobody_asked_whether_they_are_there_then_said_once(mini, shipped, english):
    # tests/mini/incidents/sources.csv: S-0001 reachable and S-0002 archived; the other pages were not asked again.
    assert source_notes(build_record(mini, "EX-2023-0001", english).sources, english) == []
    unknown = "It is not recorded whether these pages could still be reached."
    assert source_notes(build_record(mini, "EX-2023-0002", english).sources, english) == [unknown]
    french = Words("fr", shipped.codes.labels("fr") | shipped.units.labels("fr"))
    assert source_notes(build_record(shipped, "ML-2022-0022", french).sources, french) == [
        "On n’a pas noté si ces pages étaient encore accessibles."
    ]


# Words of ours that stand between the names of publishers; none of them is a French word.
ENGLISH = (
    r"\b(?:of|and|with|after|from|citing|quoting|statement|report|own|list|summary|mirror|army|agency|advocacy)\b"
)


def test_sources_when_cited_with_words_then_the_words_are_in_the_readers_language(shipped, mini):
    cited = {
        language: [source.publisher for source in build_record(mini, "EX-2023-0001", Words(language)).sources]
        for language in ("en", "fr")
    }
    assert cited["en"] == ["Example Agency", "Example Mirror (after Example Agency)"]
    assert cited["fr"] == ["Example Agency", "Example Mirror (d’après Example Agency)"]
    french = shipped.sources["publisher_as_cited_fr"].fillna(shipped.sources["publisher_as_cited"])
    assert french[french.str.contains(ENGLISH, regex=True)].unique().tolist() == []
    # Names stay as they are.
    kept = french[shipped.sources["publisher_as_cited"].isin(["Long War Journal", "RFI (via allAfrica)"])]
    assert set(kept) == {"Long War Journal", "RFI (via allAfrica)"}
