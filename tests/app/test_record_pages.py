"""The pages on reports, quality and method, and what a link to a retracted record shows; without a browser."""

import csv
import shutil
from pathlib import Path

import pytest
from open_page import MINI, checked
from shown_figures import shown_figures, shown_links
from test_flow import unfolded

from sahel_map.app.server import running_settings as running
from sahel_map.data.trace.register import register


def texts(test):
    elements = [*test.title, *test.header, *test.markdown, *test.caption, *test.warning, *test.info]
    return [str(element.value).replace("\\", "") for element in elements]


def retracted(tmp_path):
    folder = Path(shutil.copytree(MINI, tmp_path / "data"))
    path = folder / "incidents" / "incidents.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[1] |= {"status": "retracted", "retraction_reason_en": "Invented.", "retraction_reason_fr": "Inventé."}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    # No report is tied to a record that was taken back.
    links = folder / "ledger" / "report_links.csv"
    kept = [line for line in links.read_text("utf-8").splitlines(keepends=True) if "EX-2023-0002" not in line]
    links.write_text("".join(kept), "utf-8")
    register(folder)
    return folder


def test_link_when_the_record_was_retracted_then_shows_the_reason_and_nothing_it_said(enter, tmp_path):
    test = enter(folder=retracted(tmp_path), incident="EX-2023-0002")
    shown = texts(test)
    assert "Exampleville-1, 3 February 2023 (record EX-2023-0002)" in shown
    assert any(text.endswith("Reason: Invented.") for text in shown)
    assert not any("joint operation killed ten to twenty" in text for text in shown)
    # 13 of 14 records are left; 20-45 less 10-20.
    assert shown_figures(test)[:2] == ["13", "10–25+"]


def test_record_when_sources_differ_then_the_closed_panel_says_on_what(enter):
    test = enter(incident="EX-2024-0005")
    labels = [panel.label.replace("\\", "") for panel in test.expander]
    assert "Sources differ on: abducted or disappeared, date, alleged actor" in labels
    assert "Open doubt: Invented: who took the two people is not known." in texts(test)


def test_reports_when_opened_then_claim_matched_and_gap_stand_in_a_table(enter):
    test = checked(enter().switch_page("pages/Reports.py").run())
    tables = [table.value for table in test.table]
    assert tables[0].iloc[0, 1:3].str.replace("\\", "", regex=False).tolist() == ["13–23+ (2 records)", "17–27+"]
    assert len(tables) == 2


def test_quality_when_opened_then_counts_follow_the_filters(enter):
    test = checked(enter(actor="JNIM").switch_page("pages/Quality.py").run())
    assert any("What the 4 records shown rest on" in text for text in texts(test))


def test_about_when_opened_then_holds_method_crosswalk_and_corrections(enter):
    test = checked(enter(lang="fr").switch_page("pages/About.py").run())
    labels = [panel.label.replace("\\", "") for panel in test.expander]
    assert "Inventé\u00a0: périmètre" in labels
    assert "Précision des lieux chez UCDP et ACLED" in labels
    assert any("1 correction est consignée" in text for text in texts(test))


@pytest.mark.long_after(2)
@pytest.mark.parametrize("page", ["Trends", "Incidents", "Reports", "Briefing", "Quality", "About"])
def test_page_when_shown_then_names_the_version_and_offers_a_citation(enter, page):
    test = checked(enter().switch_page(f"pages/{page}.py").run())
    assert any("data version 0.1.0 of" in text for text in texts(test))
    test = unfolded(test, "cite")
    assert any(
        code.value.startswith("Sahel Map, data version 0.1.0") and "view digest" in code.value for code in test.code
    )


@pytest.mark.parametrize("page", ["Reports", "About"])
def test_page_on_everything_when_filters_are_chosen_then_they_are_not_offered_and_kept(enter, page):
    test = checked(enter(actor="JNIM").switch_page(f"pages/{page}.py").run())
    # A report is about itself, and the method holds for everything.
    assert "All documented incidents" not in texts(test)
    assert any("Filters do not apply on this page." in text for text in texts(test))
    assert "reset" not in [button.key for button in test.button]
    # Nothing stands in the sidebar, which gives its room to the page.
    assert not test.sidebar.children
    assert 'class="sahel-menu" aria-expanded="false" data-bare' in "".join(
        each.proto.body for each in test.get("html")
    )
    # Fourteen incidents, not the four of JNIM.
    cited = [code.value for code in unfolded(test, "cite").code]
    assert any("All documented incidents. 14 incidents." in text for text in cited)
    back = checked(test.switch_page("pages/Quality.py").run())
    assert any("What the 4 records shown rest on" in text for text in texts(back))


def test_citation_when_the_public_address_is_known_then_ends_with_the_address_of_the_view(enter, monkeypatch):
    monkeypatch.setenv("SAHEL_MAP_PUBLIC_URL", "https://map.example")
    running.settings.cache_clear()
    try:
        test = checked(enter(actor="JNIM", lang="fr").switch_page("pages/Quality.py").run())
        unfolded(test, "cite")
        (cited,) = [code.value for code in test.code]
        assert shown_links(test) == ["https://map.example/Quality?actor=JNIM&lang=fr"]
        assert cited.endswith("Adresse\u00a0: https://map.example/Quality?actor=JNIM&lang=fr")
    finally:
        running.settings.cache_clear()


def test_pages_when_nothing_is_chosen_then_offer_what_can_be(enter):
    buttons = [button.key or "" for button in enter("pages/Record.py").button]
    assert sum(key.startswith("latest-EX-") for key in buttons) > 3
    # A bar of the chart by area chooses its area.
    assert len(enter("pages/Areas.py").get("vega_lite_chart")) == 1
