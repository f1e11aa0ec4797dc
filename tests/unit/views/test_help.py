"""The help pages: grades worked out on records, and a definition for each number that a screen shows."""

import pytest

from sahel_map.app.panels import help as help_panel
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.figures.key_figures import key_figures
from sahel_map.views.help.grading import graded_case
from sahel_map.words import Words


def case(dataset, grade, language="en"):
    return graded_case(dataset, grade, Words(language, dataset.labels(language)))


def test_case_when_graded_low_then_names_its_one_source_and_the_rule_of_the_codebook(mini):
    low = case(mini, "low")
    # By the tables: EX-2023-0004 alone is low, on a settlement and no aggregate; its page is S-0006.
    assert (low.incident_id, low.title) == ("EX-2023-0004", "Exampleville-2, around 10–12 Mar 2023 (EX-2023-0004)")
    assert low.sources == (
        ("Example Radio, broadcaster, 6 May 2023: several dead, no number", "https://news.example/s-0006"),
    )
    assert low.reasoning == "1 page from 1 independent publisher; evidence: One publisher. Grade: Low."
    assert low.rule == mini.codes.definition("confidence", "low", "en")


def test_case_when_graded_high_then_rests_on_two_publishers_or_more(mini):
    high = case(mini, "high", "fr")
    assert high.incident_id == "EX-2023-0002"
    assert high.reasoning.startswith("2 pages de 2 éditeurs indépendants\u00a0; fondement\u00a0: ")
    assert high.reasoning.endswith("Fiabilité\u00a0: Élevée.")


def test_case_when_a_set_has_no_such_record_then_none(mini):
    assert graded_case(mini, "no-such-grade", Words("en", mini.labels("en"))) is None


@pytest.mark.parametrize("grade", ["high", "low"])
def test_case_when_taken_from_the_shipped_data_then_holds_the_rule_it_shows(shipped, grade):
    found = case(shipped, grade)
    n = shipped.incidents.at[found.incident_id, "n_independent"]
    assert n >= 2 if grade == "high" else n == 1
    assert len(found.sources) == int((shipped.sources["incident_id"] == found.incident_id).sum())


def test_definitions_when_a_figure_links_to_them_then_each_has_its_own(mini):
    numbers = Numbers(mini, matching(mini, Selection()))
    codes = {figure.code for figure in key_figures(numbers, Words("en", mini.labels("en")))}
    assert codes == set(help_panel._FIGURES)
