"""The preview of an import says what pages will say, in the reader's language."""

import datetime as dt

import pytest

from sahel_map.app.panels.data_preview import preview_table
from sahel_map.imports.importing import prepare, read_upload
from sahel_map.imports.mapping import ImportMapping, Origin
from sahel_map.words import Words

EVENTS = """id,event_date,location,latitude,longitude,perpetrator,civilians killed,source
EX1,2024-05-11,Exampleville,14.5,-3.4,FAMA,12,Example Daily
EX2,2024-06-01,Exampleville,14.5,-3.4,FAMA,at least 2,Example Daily
EX3,2024-06-02,Exampleville,14.5,-3.4,FAMA,3-5,Example Daily
"""


@pytest.mark.parametrize(
    ("language", "headings", "days", "killed", "actor"),
    [
        (
            "en",
            ["first day", "Civilians killed (lowest and highest count)", "type of harm"],
            ["11 May 2024", "1 Jun 2024", "2 Jun 2024"],
            ["12", "2+", "3–5"],
            "Malian armed forces (FAMa)",
        ),
        (
            "fr",
            ["premier jour", "Civils tués (décomptes le plus bas et le plus haut)", "type d’atteinte"],
            ["11 mai 2024", "1er juin 2024", "2 juin 2024"],
            ["12", "2+", "3–5"],
            "Forces armées maliennes (FAMa)",
        ),
    ],
)
def test_preview_when_shown_then_in_the_words_of_the_pages(tmp_path, mini, language, headings, days, killed, actor):
    path = tmp_path / "events.csv"
    path.write_text(EVENTS, "utf-8")
    said = ImportMapping(origin=Origin("Example Recorders"), defaults={"place_precision": "settlement"})
    preview = prepare(read_upload(path), said, mini, dt.date(2026, 12, 1)).preview
    shown = preview_table(preview, Words(language, mini.labels(language)))
    assert [list(shown[name]) for name in headings[:2]] == [days, killed]
    assert headings[2] in shown
    assert set(shown.filter(regex="alleged actors|auteurs présumés").iloc[:, 0]) == {actor}
    assert not {"date_start", "killed_min", "radius_m"} & set(shown)
