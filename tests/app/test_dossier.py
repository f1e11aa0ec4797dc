"""The dossier, saved views and the list of disagreements, without a browser."""

import json
import re

import pytest

from sahel_map.app.page import sign_in


@pytest.fixture(autouse=True)
def cannot_change_sets(monkeypatch):
    monkeypatch.setattr(sign_in, "may_change", lambda: False)


def texts(test):
    return " ".join(element.value.replace("\\", "") for element in [*test.markdown, *test.caption, *test.info])


def shown(test):
    """Return the values of the key figures."""
    strips = [element.proto.body for element in test.get("html") if "sahel-figures" in element.proto.body]
    return re.findall(r'<dd class="value">(.*?)</dd>', strips[0])


def test_tick_when_set_in_the_record_then_the_address_names_it_in_order(enter):
    test = enter(incident="EX-2023-0003", dossier="EX-2024-0001")
    test.checkbox(key="_tick-record-EX-2023-0003").check().run()
    assert test.query_params["dossier"] == "EX-2024-0001,EX-2023-0003"
    test.checkbox(key="_tick-record-EX-2023-0003").uncheck().run()
    assert test.query_params["dossier"] == "EX-2024-0001"


def test_link_when_a_record_of_the_dossier_is_not_in_these_data_then_says_so(enter):
    (warning,) = enter(dossier="EX-2023-0001,EX-9999-0001").warning
    assert "there is no record EX-9999-0001" in warning.value.replace("\\", "")


def test_dossier_when_moved_then_order_and_figures_follow(enter):
    test = enter("pages/Dossier.py", dossier="EX-2023-0001,EX-2023-0003,EX-9999-0001")
    # 3 killed and 5-8 killed; the third id is not in the data.
    assert shown(test)[:2] == ["2", "8–11"]
    test.button(key="dossier-down-EX-2023-0001").click().run()
    assert test.query_params["dossier"] == "EX-2023-0003,EX-2023-0001"
    test.button(key="dossier-remove-EX-2023-0003").click().run()
    assert test.query_params["dossier"] == "EX-2023-0001"


def test_dossier_when_it_has_records_then_is_offered_as_tables_sheets_and_word(enter):
    def offered(**address):
        return [each.proto.label for each in enter("pages/Dossier.py", **address).get("download_button")]

    assert offered(dossier="EX-2023-0003") == ["Excel", "CSV", "Sheets (PDF)", "Word", "Download my file"]
    assert offered(dossier="EX-2023-0003", lang="fr")[2:4] == ["Planches (PDF)", "Word"]
    assert offered() == ["Download my file"]


def test_note_when_written_then_is_in_the_file_and_not_in_the_address(enter):
    test = enter("pages/Dossier.py", dossier="EX-2023-0001")
    test.text_area(key="_note-EX-2023-0001").input("Ask Exampleville again").run()
    assert "Ask" not in str(dict(test.query_params))
    test.button(key="dossier-remove-EX-2023-0001").click().run()
    # The note outlives the record, until the dossier is emptied.
    test.text_area(key="dossier-pasted").input(
        json.dumps(
            {
                "format": "sahel-map dossier",
                "format_version": 1,
                "records": [{"id": "EX-2023-0001", "note": "Second note"}],
                "views": [{"name": "Towns", "page": "map", "query": {"precision": "settlement"}}],
            }
        )
    ).run()
    assert test.text_area(key="_note-EX-2023-0001").value == "Ask Exampleville again\n\nSecond note"
    assert test.button(key="view-remove-0").label == "Remove"


def test_file_when_wrong_then_one_sentence_and_nothing_lost(enter):
    test = enter("pages/Dossier.py", dossier="EX-2023-0001")
    test.text_area(key="dossier-pasted").input('{"format": "another"}').run()
    (error,) = test.error
    assert 'no "format": "sahel-map dossier"' in error.value.replace("\\", "")
    assert test.query_params["dossier"] == "EX-2023-0001"


def test_view_when_saved_then_stands_on_the_page_of_the_dossier(enter):
    test = enter(actor="JNIM", dossier="EX-2023-0001")
    test.run()
    test.text_input(key="view-name").input("The four of JNIM").run()
    test.button(key="view-save").click().run()
    test.switch_page("pages/Dossier.py").run()
    assert test.button(key="view-remove-0").label == "Remove"
    test.switch_page("dashboard.py").run()
    assert test.query_params["dossier"] == "EX-2023-0001"


def test_link_when_it_has_no_dossier_then_the_one_put_together_stays(enter):
    test = enter(dossier="EX-2023-0001")
    del test.query_params["dossier"]
    test.query_params["actor"] = "JNIM"
    test.run()
    assert test.query_params["dossier"] == "EX-2023-0001"


def test_table_when_several_are_ticked_then_all_shown_can_be_put_in_at_once(enter):
    test = enter("pages/Incidents.py", actor="JNIM")
    test.toggle(key="dossier-several").set_value(True).run()
    test.button(key="dossier-add").click().run()
    # Newest first, as in the table.
    assert test.query_params["dossier"] == "EX-2024-0005,EX-2023-0007,EX-2023-0004,EX-2023-0003"


def test_disagreements_when_listed_then_the_worst_is_first_with_its_claims(enter):
    test = enter("pages/Quality.py")
    labels = [expander.label.replace("\\", "") for expander in test.expander]
    first, second, third = (label for label in labels if label[:2] in ("1.", "2.", "3."))
    assert "killed 10 to 20" in first
    assert "killed 2 to 3" in second
    assert "abducted or disappeared 2 to 3 · alleged actor · date (2 days apart)" in third


def test_since_when_a_version_is_chosen_then_only_what_its_changelog_names(enter):
    test = enter(since="0.0.1")
    # tests/mini/CHANGELOG.md names one record under 0.1.0.
    assert "new or changed since data version 0.0.1" in texts(test)
    assert test.selectbox(key="_since").value == "0.0.1"
    assert shown(test)[0] == "1"


def test_chart_when_filtered_then_leads_to_the_records_it_counts(enter):
    test = enter("pages/Trends.py", actor="JNIM")
    links = [each.proto for each in test.get("page_link") if "behind this chart" in each.proto.label]
    assert {each.label for each in links} == {"Open the 4 records behind this chart"}
    assert {each.query_string for each in links} == {"actor=JNIM"}
