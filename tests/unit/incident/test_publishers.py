"""Publishers have their French name in French texts, where there is one, and their own elsewhere."""

import pytest

from sahel_map.incident.publishers import with_publishers_in
from sahel_map.sheets.content.sources import sources_of
from sahel_map.views.about.credits import publisher_table
from sahel_map.words import Words

SHOWN = {"en": "Regional governor (statement)", "fr": "Gouverneur de région (communiqué)"}


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


def test_publishers_when_a_set_has_no_french_names_then_stay_as_they_are(mini):
    assert with_publishers_in(mini.sources, "fr")["publisher"].equals(mini.sources["publisher"])
    without = mini.sources.drop(columns="publisher_fr")
    assert with_publishers_in(without, "fr") is without
