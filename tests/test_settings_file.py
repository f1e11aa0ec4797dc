"""The settings every way of starting reads: a slip in them would switch statistics on in silence."""

import tomllib
from pathlib import Path

SETTINGS = Path(__file__).parents[1] / ".streamlit" / "config.toml"


def test_settings_when_read_then_nothing_leaves_the_machine_and_only_it_is_let_in():
    settings = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["address"] == "localhost"
    assert settings["client"]["showErrorLinks"] is False
