"""Below the table of a chart stand its files."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


def test_chart_when_its_table_is_open_then_offers_csv_png_and_svg():
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    test.session_state["table-timeline"] = True
    test.run()
    assert not test.exception
    labels = [button.proto.label for button in test.get("download_button")]
    assert labels[:3] == ["Download as CSV", "Download as PNG", "Download as SVG"]
