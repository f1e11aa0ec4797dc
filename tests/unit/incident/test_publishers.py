"""Publishers and groups have their French name in French texts, where there is one, and their own elsewhere."""

import pytest

from sahel_map.exports.companion_tables import companion_table
from sahel_map.incident.publishers import with_publishers_in
from sahel_map.sheets.content.sources import sources_of
from sahel_map.views.about.credits import publisher_table
from sahel_map.words import Words

SHOWN = {"en": "Regional governor (statement)", "fr": "Gouverneur de région (communiqué)"}
GROUPS = {
    "en": {"Malian state", "UN", "Unnamed agency", "Diocese of Mopti"},
    "fr": {"État malien", "ONU", "Agence non nommée", "Diocèse de Mopti"},
}


@pytest.mark.parametrize("language", SHOWN)
def test_publisher_when_it_has_a_french_name_then_filter_sheet_and_table_give_it(shipped, language):
    words = Words(language, shipped.labels(language))
    assert words.label("publishers", "regional-governor-statement") == SHOWN[language]
    assert words.label("publishers", "ohchr") == {"en": "OHCHR", "fr": "HCDH"}[language]
    assert words.label("publishers", "human-rights-watch") == "Human Rights Watch"
    groups = {
        group.publisher: group.n_documents for group in sources_of(shipped, shipped.incidents.index, words).groups
    }
    assert groups[SHOWN[language]] == 5
    table = publisher_table(shipped, words)
    assert table.iloc[:, 3][table.iloc[:, 0] == SHOWN[language]].tolist() == [5]
    other = SHOWN["fr" if language == "en" else "en"]
    assert other not in groups and other not in set(table.iloc[:, 0])


@pytest.mark.parametrize("language", GROUPS)
def test_group_when_it_has_a_french_name_then_the_table_gives_it_in_the_readers_language(shipped, language):
    shown = set(publisher_table(shipped, Words(language, shipped.labels(language))).iloc[:, 2])
    assert shown >= GROUPS[language] | {"HRW", "RFI"}
    assert not shown & GROUPS["fr" if language == "en" else "en"]


def test_group_when_it_has_a_french_name_then_files_have_both_and_it_counts_once(shipped):
    table = companion_table(shipped, shipped.incidents["position"] >= 0, "sources")
    named = table.groupby("independence_group")["independence_group_fr"].agg(
        lambda names: sorted(set(names.dropna()))
    )
    assert named["UN"] == ["ONU"] and named["RFI"] == []
    assert table.groupby("independence_group")["independence_group_fr"].nunique(dropna=False).max() == 1


def test_publishers_when_a_set_has_no_french_names_then_stay_as_they_are(mini):
    assert with_publishers_in(mini.sources, "fr")["publisher"].equals(mini.sources["publisher"])
    without = mini.sources.drop(columns=["publisher_fr", "independence_group_fr"])
    assert with_publishers_in(without, "fr") is without
