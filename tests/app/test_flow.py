"""What a reader does, without a browser: enter at the dashboard, filter, change page, follow a link."""

from types import SimpleNamespace

import pytest
import streamlit as st
from open_page import MINI, ROOT, checked
from shown_figures import shown_figures
from streamlit.testing.v1 import AppTest

from sahel_map.app.page import controls
from sahel_map.app.panels import exports as export_panel
from sahel_map.app.panels import layers as layer_panel
from sahel_map.app.panels import map as map_panel

FULL = (
    "The server’s disk is full, so that no file can be made. Nothing is lost; please tell those who run the server."
)


def unfolded(test, *keys):
    """Open what is made only once it is open, by its keys."""
    for key in keys:
        test.session_state[key] = True
    return checked(test.run())


def go_to(test, page):
    return checked(test.switch_page(page).run())


def texts(test):
    """Return what the page says, without the signs that keep Markdown from reading it."""
    elements = [*test.title, *test.header, *test.markdown, *test.caption, *test.warning, *test.info]
    return [str(element.value).replace("\\", "") for element in elements]


def address(test):
    return {name: value[0] if isinstance(value, list) else value for name, value in test.query_params.items()}


def figures(test):
    """Return the values of the key figures, in order."""
    return shown_figures(test)


def test_dashboard_when_run_then_the_map_is_sent_before_controls_and_the_rest_waits(enter, monkeypatch):
    sent = []
    for module, name in ((map_panel, "selection_layer"), (layer_panel, "show_layers"), (controls, "show_filters")):
        shown = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given, name=name, shown=shown: sent.append(name) or shown(*given))
    monkeypatch.setattr(map_panel, "hold_messages", lambda seconds: sent.append(seconds))
    painted = map_panel.FIRST_MAPS.painted
    monkeypatch.setattr(map_panel.FIRST_MAPS, "painted", lambda visit: sent.append("first map") or painted(visit))
    test = enter()
    assert sent == ["selection_layer", 0.08, "show_layers", "show_filters", "first map"]
    sent.clear()
    checked(test.run())
    assert sent == ["selection_layer", "show_layers", "show_filters"]  # nothing changed: nothing to wait for


def test_dashboard_when_opened_then_shows_everything_with_its_ranges(enter):
    test = enter()
    assert test.title[0].value == "Harm to civilians in Exampleland"
    assert "All documented incidents" in texts(test)
    assert figures(test) == ["14", "20–45+", "30+", "1,000+", "7+", "21%"]


def test_filter_when_changed_then_figures_sentence_and_address_follow(enter):
    test = enter()
    checked(test.multiselect(key="_actors").set_value(["JNIM"]).run())
    # JNIM: EX-2023-0003 (5-8), -0004 and EX-2024-0005 (no figure), -0007 (aggregate).
    assert figures(test)[:2] == ["4", "5–8"]
    assert "Only incidents with JNIM among the alleged actors" in texts(test)
    assert address(test) == {"actor": "JNIM"}


def test_filter_when_a_group_is_chosen_then_means_its_actors(enter):
    test = enter()
    checked(test.multiselect(key="_actors").set_value(["ISLAMIST_ARMED_GROUPS"]).run())
    assert address(test) == {"actor": "ISSP,JNIM"}
    assert figures(test)[:2] == ["6", "5–20"]


def test_page_when_changed_then_keeps_the_selection_in_view_and_address(enter):
    test = enter()
    checked(test.multiselect(key="_harms").set_value(["looting"]).run())
    go_to(test, "pages/Trends.py")
    assert address(test) == {"harm": "looting"}
    assert test.multiselect(key="_harms").value == ["looting"]
    assert "Only incidents involving Looting" in texts(test)
    go_to(test, "pages/Incidents.py")
    assert list(test.dataframe[0].value.index) == ["EX-2024-0004", "EX-2023-0002"]


def test_more_filters_when_folded_then_are_made_once_they_are_open_or_in_use(enter):
    def boxes(test):
        return {box.key: list(box.value) for box in test.multiselect}

    first = enter()
    assert set(boxes(first)) == {"_actors", "_harms", "_areas"}
    assert list(first.code) == []  # its script is as large as all of the map
    test = unfolded(enter(), "more-filters")
    names = ("actors", "harms", "areas", "attributions", "confidences", "evidence", "publishers", "precisions")
    assert set(boxes(test)) == {f"_{name}" for name in names}
    checked(test.multiselect(key="_confidences").set_value(["high"]).run())
    assert address(test) == {"confidence": "high"}
    # A link to one of them shows it: what narrows the view is never out of sight.
    assert boxes(enter(confidence="high"))["_confidences"] == ["high"]


@pytest.mark.parametrize("page", ["dashboard.py", "pages/Trends.py", "pages/About.py"])
def test_version_when_a_page_is_visited_then_is_remembered_once_without_more_filters_open(enter, page):
    test = enter(page)
    assert test.session_state["more-filters"] is False if page != "pages/About.py" else True
    remembered = [html.proto.body for html in test.get("html") if "sahel_map_seen" in html.proto.body]
    assert [body.partition("<script")[0] for body in remembered] == ['<span data-sahel-version="0.1.0"></span>']


def test_link_when_followed_then_gives_the_same_view(enter):
    test = enter(actor="FAMA", **{"from": "2023-11", "to": "2024-06"}, lang="fr", incident="EX-2024-0005")
    # FAMA from November 2023: EX-2023-0008 (2+) and EX-2024-0005 (no figure).
    assert figures(test)[:2] == ["2", "2+"]
    assert any(text.startswith("Uniquement les incidents dont") for text in texts(test))
    assert any("EX-2024-0005" in text for text in texts(test))
    assert address(test) == {
        "actor": "FAMA",
        "from": "2023-11",
        "to": "2024-06",
        "incident": "EX-2024-0005",
        "lang": "fr",
    }


def test_link_when_it_asks_for_unknown_things_then_says_so_and_shows_the_rest(enter):
    test = enter(actor="JNIM,NOBODY", map="1960", incident="EX-1999-0001", lang="xx")
    warnings = [warning.value.replace("\\", "") for warning in test.warning]
    assert [warning.split("“")[1].split("”")[0] for warning in warnings[:3]] == ["NOBODY", "1960", "xx"]
    assert warnings[3:] == ["There is no record EX-1999-0001 in these data."]
    assert figures(test)[0] == "4"


def test_link_when_a_parameter_means_nothing_or_stands_twice_then_says_so(enter):
    test = enter(actr="JNIM", harm=["killing", "looting"], incident="ML-2024-0001")
    warnings = [warning.value.replace("\\", "") for warning in test.warning]
    assert warnings == [
        "There is no record ML-2024-0001 in these data.",
        "The link asks for “actr”, which means nothing here and was left out. Did you mean “actor”?",
        "The link gives harm more than once; the last value, “looting”, is used.",
    ]
    assert address(test) == {"harm": "looting"}


def test_link_when_nothing_is_chosen_then_differs_from_no_restriction(enter):
    test = enter(actor="none")
    assert figures(test)[:2] == ["0", "not reported"]
    assert "Only incidents with no alleged actor chosen" in texts(test)
    assert address(test) == {"actor": "none"}
    assert "No incident matches these filters. Widen the period or reset the filters." in texts(test)


def test_reset_when_pressed_then_everything_again(enter):
    test = enter(actor="JNIM", text="exampleville")
    checked(test.button(key="reset").click().run())
    assert figures(test)[0] == "14"
    assert address(test) == {}
    assert test.multiselect(key="_actors").value == []


def test_months_when_narrowed_then_periods_that_touch_them_stay(enter):
    test = enter()
    checked(test.selectbox(key="_month_start").set_value("2023-12").run())
    assert address(test) == {"from": "2023-12"}
    checked(test.selectbox(key="_month_end").set_value("2023-12").run())
    # Only EX-2023-0008 (20 November to 5 January) touches December.
    assert figures(test)[:2] == ["1", "2+"]
    assert "Only incidents in December 2023" in texts(test)


def test_month_when_it_ends_before_the_start_then_the_other_end_goes_along(enter):
    test = enter(**{"from": "2023-12"})
    checked(test.selectbox(key="_month_end").set_value("2023-06").run())
    assert address(test) == {"from": "2023-06", "to": "2023-06"}
    # The first and the last month of all are no limit.
    first, last = test.selectbox(key="_month_start").options[0], test.selectbox(key="_month_end").options[-1]
    checked(test.selectbox(key="_month_end").select(last).run())
    checked(test.selectbox(key="_month_start").select(first).run())
    assert address(test) == {}


def test_months_when_on_another_page_then_stand_in_the_sidebar_and_once_on_the_map(enter):
    test = enter()
    assert [box.key for box in test.selectbox if str(box.key).startswith("_month")] == [
        "_month_start",
        "_month_end",
    ]
    assert [box.key for box in test.sidebar.selectbox if str(box.key).startswith("_month")] == []
    test = go_to(test, "pages/Trends.py")
    assert [box.key for box in test.sidebar.selectbox][:2] == ["_month_start", "_month_end"]


def test_chip_when_pressed_then_takes_its_filter_off_and_leaves_the_others(enter):
    test = enter(actor="JNIM", harm="killing", killed_min="5")
    assert [button.label.replace("\\", "") for button in test.button if str(button.key).startswith("chip-")] == [
        "JNIM",
        "Killing of civilians",
        "with at least 5 reported killed, by the lowest count",
    ]
    checked(test.button(key="chip-harms").click().run())
    assert address(test) == {"actor": "JNIM", "killed_min": "5"}
    assert test.multiselect(key="_harms").value == []


def chips(test):
    return [button.label.replace("\\", "") for button in test.button if str(button.key).startswith("chip-")]


def test_chips_when_two_or_more_then_in_few_words(enter):
    test = enter(actor="FAMA,WAGNER", actor_mode="all", harm="killing,arson", confidence="high,medium",
                 area="XX0101,XX0201", **{"from": "2023-01", "to": "2023-03"})  # fmt: skip
    assert chips(test) == [
        "Malian armed forces (FAMa) and Wagner Group",
        "Jan–Mar 2023",
        "Killing of civilians or Burning of homes and property",
        "Examplecercle-1 (cercle) or Examplecercle-3 (cercle)",
        "High or Medium (Confidence)",
    ]


@pytest.mark.parametrize(
    ("lang", "mode", "said"),
    [
        ("en", "any", ["Malian armed forces (FAMa) or Wagner Group", "Killing of civilians or Looting"]),
        ("en", "all", ["Malian armed forces (FAMa) and Wagner Group", "Killing of civilians and Looting"]),
        ("en", "only", ["only Malian armed forces (FAMa) or Wagner Group", "only Killing of civilians or Looting"]),
        ("fr", "any", ["Forces armées maliennes (FAMa) ou Groupe Wagner", "Civils tués ou Pillage"]),
        ("fr", "all", ["Forces armées maliennes (FAMa) et Groupe Wagner", "Civils tués et Pillage"]),
        ("fr", "only", ["seulement Forces armées maliennes (FAMa) ou Groupe Wagner",
                        "seulement Civils tués ou Pillage"]),
    ],
)  # fmt: skip
def test_chips_when_several_are_chosen_then_say_how_they_go_together(enter, lang, mode, said):
    link = {"actor": "FAMA,WAGNER", "actor_mode": mode, "harm": "killing,looting", "harm_mode": mode, "lang": lang}
    assert chips(enter(**link)) == said


def test_mode_when_changed_then_sentence_address_and_figures_follow(enter):
    test = enter(actor="FAMA,WAGNER")
    assert figures(test)[:2] == ["4", "15–25+"]
    checked(test.segmented_control(key="_actor_mode").set_value("all").run())
    # EX-2023-0001 alone names both: 3 killed.
    assert figures(test)[:2] == ["1", "3"]
    assert address(test) == {"actor": "FAMA,WAGNER", "actor_mode": "all"}


def test_count_beside_an_actor_when_all_must_be_there_then_is_what_choosing_it_shows(enter):
    test = enter(actor="FAMA", actor_mode="all")
    counts = dict(label.strip().rsplit(" · ", 1) for label in test.multiselect(key="_actors").options)
    # Under "any" these are 1, 4 and 1; no record names FAMA and CSP-FLA.
    (rebels,) = [n for name, n in counts.items() if "CSP" in name]
    assert (counts["Wagner Group"], counts["JNIM"], rebels) == ("1", "1", "0")
    checked(test.multiselect(key="_actors").set_value(["FAMA", "WAGNER"]).run())
    assert figures(test)[0] == counts["Wagner Group"]


def test_day_when_given_then_narrows_and_when_unreadable_then_says_so(enter):
    test = unfolded(enter(), "more-filters")
    checked(test.text_input(key="_day_start").set_value("2024-01-06").run())
    assert address(test) == {"from": "2024-01-06"}
    # From 6 January 2024: all of 2024; EX-2023-0008 ended on 5 January.
    assert figures(test)[0] == "6"
    checked(test.text_input(key="_day_end").set_value("tomorrow").run())
    assert any("“tomorrow” is not a day" in text for text in texts(test))
    assert address(test) == {"from": "2024-01-06"}


def test_text_when_no_record_contains_it_then_offers_names_like_it(enter):
    test = enter(text="exampelville-2")
    assert any("No record contains “exampelville-2”" in text for text in texts(test))
    checked(test.button(key="similar-Exampleville-2").click().run())
    assert figures(test)[0] == "1"


def test_text_when_nothing_is_like_it_then_no_line_moves_the_map(enter):
    test = enter(text="qqqqqq")
    assert figures(test)[0] == "0"
    assert not any("No record contains" in text for text in texts(test))
    assert any("No incident matches these filters" in text for text in texts(test))


def test_map_of_regions_when_changed_then_regions_are_dropped_by_name_and_cercles_stay(enter):
    test = enter(area="XX03,XX0101")
    checked(test.radio(key="_admin_map").set_value("old").run())
    assert address(test) == {"area": "XX0101", "map": "old"}
    assert any(text.startswith("The filter on Newregion-3 was taken off") for text in texts(test))
    checked(test.multiselect(key="_harms").set_value(["looting"]).run())
    assert not any("was taken off" in text for text in texts(test))


def test_map_of_regions_when_changed_then_a_region_that_was_clicked_beside_a_filter_is_dropped_too(enter):
    test = enter(area="XX0101", counted="region.XX03,region.unknown,began.2023")
    checked(test.radio(key="_admin_map").set_value("old").run())
    assert address(test) == {"area": "XX0101", "counted": "began.2023,region.unknown", "map": "old"}
    assert any(text.startswith("The filter on Newregion-3 was taken off") for text in texts(test))


def test_language_when_switched_then_every_text_follows_and_the_selection_stays(enter):
    test = enter(actor="JNIM")
    checked(test.segmented_control(key="_language").set_value("fr").run())
    assert test.title[0].value == "Atteintes aux civils en Exemplie"
    assert address(test) == {"actor": "JNIM", "lang": "fr"}
    assert figures(test)[1] == "5–8"


def test_record_when_hostile_then_shows_as_text_and_runs_nothing(enter):
    test = enter(incident="EX-2024-0004")
    shown = "\n".join(texts(test))
    assert "{{7*191}}" in shown
    assert "1337" not in shown
    raw = "\n".join(str(element.value) for element in test.markdown)
    assert "<img" not in raw.replace("\\<img", "")


def test_record_when_opened_outside_the_filters_then_says_so(enter):
    test = enter(incident="EX-2024-0004", actor="JNIM")
    assert "This record is outside the present filters." in texts(test)
    checked(test.button(key="close").click().run())
    assert address(test) == {"actor": "JNIM"}


def test_data_when_broken_then_the_reasons_are_in_plain_sight(enter, tmp_path, monkeypatch):
    import shutil

    folder = tmp_path / "data"
    shutil.copytree(MINI, folder)
    incidents = folder / "incidents" / "incidents.csv"
    incidents.write_text(incidents.read_text("utf-8").replace("EX-2023-0001", "EX-2023-0002"), "utf-8")
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(folder))
    st.cache_resource.clear()
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    assert [title.value for title in test.title] == ["Sahel Map"]
    assert [header.value for header in test.header] == ["Nothing can be shown", "Rien ne peut être affiché"]
    assert any(line.value.startswith("incidents/incidents.csv, row") for line in test.text)
    assert not test.exception


@pytest.mark.parametrize(("free_mb", "is_full"), [(63, True), (64, False)])
def test_exports_when_the_disk_is_full_then_says_so_before_a_download_can_fail(
    enter, monkeypatch, free_mb, is_full
):
    test = enter()
    usage = SimpleNamespace(free=free_mb * 1024 * 1024)
    monkeypatch.setattr(export_panel.shutil, "disk_usage", lambda _folder: usage)
    test.switch_page("pages/Incidents.py").run()
    errors = [error.value for error in test.error]
    assert errors == [FULL] * is_full
    buttons = [button.proto for button in test.get("download_button")]
    assert [button.disabled for button in buttons if button.label.startswith("Download: ")] == [is_full]


def test_harms_when_chosen_from_then_the_help_says_what_they_cannot_tell_apart(enter):
    said = enter().multiselect(key="_harms").help
    assert "- **Air or drone strike**: " in said
    assert "No field of the data tells a drone from an aircraft" in said.split("\n\n")[-1]


def test_two_publishers_when_turned_on_then_beside_every_figure_and_in_the_address(enter):
    test = enter()
    assert "by two or more" not in "".join(html.body for html in test.get("html"))
    checked(test.toggle(key="_beside").set_value(True).run())
    shown = "".join(html.body for html in test.get("html"))
    # Of the invented records three rest on two publishers; ten to twenty or more were killed in them.
    assert ">3 by two or more<" in shown
    assert ">10–20+ by two or more<" in shown
    assert address(test)["beside"] == "two-publishers"


def test_figures_when_the_period_was_not_searched_then_not_covered_and_no_nought(enter):
    test = enter(**{"from": "2025-03"})
    assert set(figures(test)) == {"not covered"}
    assert any("Searched until 31 December 2024" in text for text in texts(test))
    assert {option.split(" ")[-1] for option in test.button_group(key="_legend").options} == {"–"}
