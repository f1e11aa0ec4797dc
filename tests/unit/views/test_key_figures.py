"""Key figures of the invented data set in both languages; totals are in tests/mini/README.md."""

import numpy as np

from sahel_map.statistics.numbers import Numbers
from sahel_map.views.figures.key_figures import key_figures, printed_figures
from sahel_map.words import Words

NARROW = "\u202f"  # narrow no-break space


def texts(dataset, mask, language="en"):
    figures = key_figures(Numbers(dataset, mask), Words(language))
    return {str(figure.code): (figure.label, figure.value, figure.note) for figure in figures}


def everything(dataset):
    return np.ones(len(dataset.incidents), dtype=bool)


def test_key_figures_when_all_shown_then_ranges_and_what_they_leave_out(mini):
    assert texts(mini, everything(mini)) == {
        "incidents": (
            "Documented incidents",
            "14",
            "13 counted one by one; 1 aggregate record (a siege, a month or a region as a whole) left out of "
            "charts and totals",
        ),
        "killed": (
            "Civilians reported killed",
            "20–45+",
            "in 6 incidents · 1 of them reports nobody killed · "
            "2 of them perhaps including fighters · 1 with a highest count only · "
            "7 incidents without a figure (1 of them reports killings)",
        ),
        "homes_burned": ("Homes burned", "30+", "in 1 incident"),
        "displaced": (
            "People displaced",
            "1,000+",
            "in 1 incident · not added: 1 aggregate record, 500+",
        ),
        "abducted": ("Abducted or disappeared", "7+", "in 3 incidents"),
        "publishers": (
            "Two publishers or more",
            "21%",
            "3 of 14 incidents; several publishers may relay one report",
        ),
    }


def test_key_figures_when_french_then_french_numbers_and_plurals(mini):
    figures = texts(mini, everything(mini), "fr")
    assert figures["killed"][1:] == (
        "20–45+",
        "dans 6 incidents · 1 d’entre eux ne signale aucun mort · "
        "dont 2 incluant peut-être des combattants · 1 avec le seul décompte haut · "
        "7 incidents sans chiffre (1 d’entre eux fait état de morts)",
    )
    assert figures["displaced"][1] == f"1{NARROW}000+"
    assert figures["publishers"][1:] == (
        "21\u00a0%",
        "3 sur 14 incidents\u202f; plusieurs éditeurs peuvent reprendre un même rapport",
    )


def test_key_figures_when_shipped_then_killed_is_the_range_and_not_a_bare_sum(shipped, counts):
    label, value, note = texts(shipped, everything(shipped))["killed"]
    assert (label, value) == (
        "Civilians reported killed",
        f"{counts['killed_min']:,}–{counts['killed_max']:,}+",
    )
    n_known = counts["in_totals"] - counts["killed_unknown"]
    assert note.startswith(
        f"in {n_known} incidents · {counts['killed_none']} of them report nobody killed · "
        f"{counts['killed_mixed']} of them perhaps including fighters · "
    )
    assert f" · {counts['killed_unknown']} incidents without a figure (" in note


def test_key_figures_when_nothing_shown_then_unknown_and_never_zero(mini):
    figures = texts(mini, ~everything(mini))
    assert figures["incidents"][1:] == ("0", "no aggregate record among them")
    assert figures["publishers"][1:] == ("–", "no incident shown")
    for code in ("killed", "homes_burned", "displaced", "abducted"):
        assert figures[code][1:] == ("not reported", "no figure to add up")


def test_key_figures_when_one_incident_without_figures_then_said_so(mini):
    figures = texts(mini, mini.incidents.index == "EX-2024-0006")
    assert figures["incidents"][1:] == ("1", "no aggregate record among them")
    assert figures["killed"][1:] == (
        "not reported",
        "1 incident without a figure (no killing is reported there)",
    )
    assert figures["publishers"][1:] == ("0%", "0 of 1 incident; several publishers may relay one report")


def test_key_figures_when_only_an_aggregate_then_its_figure_is_left_out(mini):
    figures = texts(mini, mini.incidents.index == "EX-2023-0007")
    assert figures["incidents"][1] == "1"
    # "Not reported" would be false: the aggregate record reports it.
    assert figures["displaced"][1:] == ("no total", "not added: 1 aggregate record, 500+")
    assert figures["homes_burned"][1:] == ("not reported", "no figure to add up")


def test_key_figures_when_several_aggregates_report_then_names_the_largest_and_adds_none(shipped, counts):
    incidents = shipped.incidents
    _, value, note = texts(shipped, everything(shipped))["displaced"]
    aggregates = incidents.loc[incidents["is_aggregate"], "displaced_min"].dropna()
    assert len(aggregates) > 1
    assert value == f"{counts['displaced_min']:,}+"
    assert note.endswith(f"not added: {len(aggregates)} aggregate records, the largest {aggregates.max():,}+")


def test_key_figures_when_beside_then_counted_from_records_with_two_publishers_alone(mini):
    # EX-2023-0002 (10 to 20 or more, thirty homes), EX-2024-0005 (2 taken), EX-2023-0007 (an aggregate, left out).
    beside = {
        str(figure.code): figure.beside for figure in key_figures(Numbers(mini, everything(mini)), Words("en"))
    }
    assert beside["incidents"] == "3 with two independent publishers or more"
    assert beside["killed"] == "10–20+ with two independent publishers or more"
    assert beside["publishers"] == ""
    # On the screen, where six stand in one row.
    short = [figure.beside_caption for figure in key_figures(Numbers(mini, everything(mini)), Words("fr"))]
    assert short[:2] == ["3 par deux ou plus", "10–20+ par deux ou plus"]


def test_key_figures_when_printed_then_the_killed_are_given_both_ways(mini):
    killed = next(
        figure
        for figure in printed_figures(Numbers(mini, everything(mini)), Words("fr"))
        if figure.code == "killed"
    )
    assert killed.note.endswith(" · 10–20+ avec deux éditeurs indépendants ou plus")


def test_key_figures_when_the_period_lies_after_all_that_was_searched_then_not_covered_and_no_nought(mini):
    none = np.zeros(len(mini.incidents), dtype=bool)
    # Searched until the end of 2024.
    later = key_figures(Numbers(mini, none, "2025-01"), Words("en"))
    assert {figure.value for figure in later} == {"not covered"}
    assert {figure.note for figure in later} == {
        "Searched until 31 December 2024: later months are not covered, which is neither empty nor zero."
    }
    # A period that was searched and holds nothing is nought.
    assert key_figures(Numbers(mini, none, "2024-12"), Words("en"))[0].value == "0"
    assert key_figures(Numbers(mini, none), Words("en"))[0].value == "0"
