"""What goes out comes back the same, and what is not sound is listed and kept."""

import dataclasses
import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.errors import ImportFileError
from sahel_map.data.dataset import load_dataset
from sahel_map.exports.formats import FORMATS, write_export
from sahel_map.exports.job import ExportJob
from sahel_map.imports.importing import import_events
from sahel_map.imports.mapping import ImportMapping, Origin, read_mapping
from sahel_map.selection.filters import matching
from sahel_map.selection.selection import Selection
from sahel_map.statistics.harms import by_actor
from sahel_map.statistics.totals import total
from sahel_map.words import Words

pytestmark = pytest.mark.slow

MINI = Path(__file__).parents[2] / "mini"
TODAY = dt.date(2026, 11, 25)
SET = ImportMapping(
    values={"actors": {"Example army": "FAMA"}},
    defaults={"place_precision": "settlement"},
    origin=Origin("Example Recorders", "https://news.example/set", licence="CC-BY-4.0"),
)
HEADER = "id,date,lat,lon,actor,harm,killed_min,killed_max\n"


@pytest.fixture
def bring_in(mini, tmp_path):
    """Return a function that imports a file into a new folder and gives the report and the data set."""

    def bring(path, mapping=SET):
        folder = tmp_path / f"in-{path.stem}"
        report = import_events(path, folder, mini, MINI, mapping, TODAY)
        return report, load_dataset(folder)

    return bring


@pytest.fixture
def foreign(bring_in, tmp_path):
    """Return a function that imports lines of a set of others."""

    def bring(*lines, mapping=SET, header=HEADER):
        path = tmp_path / "set.csv"
        path.write_text(header + "\n".join(lines) + "\n", "utf-8")
        return bring_in(path, mapping)

    return bring


def everything(dataset):
    return np.ones(len(dataset.incidents), dtype=bool)


@pytest.mark.parametrize("code", ["csv", "hxl", "xlsx", "geojson", "gpkg", "parquet"])
def test_export_when_imported_again_then_gives_the_same_counts(mini, bring_in, tmp_path, code):
    words = Words("en", mini.codes.labels("en") | mini.units.labels("en"))
    job = ExportJob(mini, Selection(), everything(mini), words, dt.datetime(2026, 11, 25, tzinfo=dt.UTC))
    path = tmp_path / f"export{FORMATS[code].suffix}"
    write_export(job, FORMATS[code], path)
    report, again = bring_in(path)
    assert (report.n_imported, report.n_rejected, report.unused) == (14, 0, ())
    killed = total(again, everything(again)).reported
    assert (killed.minimum, killed.maximum, killed.is_open) == (20, 45, True)
    assert (killed.n_records, killed.n_without_figure, killed.n_mixed) == (13, 7, 2)
    pd.testing.assert_frame_equal(by_actor(again, everything(again)), by_actor(mini, everything(mini)))
    own = [name for name in mini.incidents if name not in ("place_id", "search_text")]
    pd.testing.assert_frame_equal(again.incidents[own], mini.incidents[own], check_dtype=False)


def test_shipped_export_when_imported_again_then_is_the_same(shipped, tmp_path):
    words = Words("fr", shipped.codes.labels("fr") | shipped.units.labels("fr"))
    selection = Selection(actors=frozenset({"JNIM"}), start="2024-06")
    mask = matching(shipped, selection)
    job = ExportJob(shipped, selection, mask, words, dt.datetime(2026, 11, 25, tzinfo=dt.UTC))
    path = tmp_path / "export.geojson"
    write_export(job, FORMATS["geojson"], path)
    import_events(path, tmp_path / "in", shipped, MINI.parents[1] / "geodata", SET, TODAY)
    again = load_dataset(tmp_path / "in")
    assert list(again.incidents.index) == list(shipped.incidents.index[mask])
    assert total(again, everything(again)).reported == total(shipped, mask).reported


def test_foreign_set_when_sound_then_is_shown_with_what_it_leaves_open(foreign):
    report, data = foreign(
        "a1,2023-05-04,15.5,-3.5,Example army,killing,3,5", "a2,2023-06,14.5,-1.5,JNIM,looting,,"
    )
    first, second = data.incidents.iloc[0], data.incidents.iloc[1]
    assert list(data.incidents.index) == ["IM-2023-000001", "IM-2023-000002"]
    assert (first["killed_min"], first["killed_max"], first["attribution"]) == (3, 5, "suspected")
    assert (first["commune_pcode"], first["radius_m"], first["confidence"]) == ("XX010102", 3000, "low")
    assert (second["date_precision"], f"{second['date_end']:%Y-%m-%d}") == ("month", "2023-06-30")
    assert pd.isna(second["killed_min"])
    assert report.filled == {"date_precision": 2, "attributions": 2, "confidence": 2}
    source = data.sources.iloc[0]
    assert (source["publisher"], source["url"]) == ("Example Recorders", "https://news.example/set")
    assert source["supports"] == "imported from set.csv, row 2, id a1"


def test_foreign_set_when_rows_are_bad_then_lists_each_and_keeps_it(foreign, tmp_path):
    report, data = foreign(
        "a1,2023-05-04,15.5,-3.5,JNIM,killing,3,5",
        "a2,2023-13-40,15.5,-3.5,JNIM,killing,3,5",
        "a3,2023-05-04,15.5,-3.5,Martians,killing,3,5",
        "a4,2023-05-04,55.5,-3.5,JNIM,killing,3,5",
        "a5,2023-05-04,15.5,-3.5,JNIM,killing,9,5",
        "a6,2023-05-04,15.5",
    )
    assert list(data.incidents.index) == ["IM-2023-000001"]
    assert (report.n_read, report.n_imported, report.n_rejected) == (6, 1, 5)
    assert [(problem.row, problem.field) for problem in report.problems] == [
        (3, "date_start"), (4, "actors"), (5, "lat"), (6, "minimum"), (7, None),
    ]  # fmt: skip
    listed = pd.read_csv(tmp_path / "in-set-problems.csv")
    assert list(listed["row"]) == [3, 4, 5, 6, 7]
    kept = pd.read_csv(tmp_path / "in-set-rejected.csv", dtype=str)
    assert list(kept["id"]) == ["a2", "a3", "a4", "a5", "a6"]
    assert list(kept["killed_min"])[:4] == ["3", "3", "3", "9"]


def test_foreign_set_when_events_share_day_place_and_actor_then_both_stay(foreign):
    line = "2023-05-04,15.5,-3.5,JNIM,killing,3,5"
    report, data = foreign(f"a1,{line}", f"a2,{line}")
    assert (report.n_imported, data.incidents["place_id"].nunique()) == (2, 2)


def test_foreign_set_when_an_id_repeats_then_the_first_stays(foreign):
    line = "2023-05-04,15.5,-3.5,JNIM,killing,3,5"
    report, data = foreign(f"EX-2023-0001,{line}", f"EX-2023-0001,{line}")
    assert list(data.incidents.index) == ["EX-2023-0001"]
    assert [problem.row for problem in report.problems if problem.field == "incident_id"] == [3]


def test_foreign_set_when_only_a_unit_is_known_then_finds_it_and_its_reach(foreign):
    mapping = dataclasses.replace(SET, defaults={"place_precision": "cercle"})
    _, data = foreign("a1,2023-05-04,15.0,-3.5,JNIM,killing,3,5", mapping=mapping)
    row = data.incidents.iloc[0]
    assert (row["cercle_pcode"], row["place_precision"]) == ("XX0101", "cercle")
    assert pd.isna(row["commune_pcode"])
    # From the middle of a square of one by two degrees to a corner: about 53 km by 111 km.
    assert row["radius_m"] == pytest.approx(123_000, abs=1_500)


def test_foreign_set_when_precision_is_nowhere_then_one_sentence(foreign):
    with pytest.raises(ImportFileError, match="does not say how precise its places are"):
        foreign("a1,2023-05-04,15.5,-3.5,JNIM,killing,3,5", mapping=dataclasses.replace(SET, defaults={}))


def test_foreign_set_when_no_row_can_be_used_then_one_sentence_and_no_folder(foreign, tmp_path):
    with pytest.raises(ImportFileError, match="none of 1 rows can be imported; see in-set-problems.csv"):
        foreign("a1,never,15.5,-3.5,JNIM,killing,3,5")
    assert not (tmp_path / "in-set").exists()
    assert (tmp_path / "in-set-rejected.csv").exists()


def test_foreign_set_when_rows_name_no_source_and_nobody_says_whose_it_is_then_rows_are_listed(foreign, tmp_path):
    with pytest.raises(ImportFileError, match="none of 1 rows"):
        foreign(
            "a1,2023-05-04,15.5,-3.5,JNIM,killing,3,5", mapping=dataclasses.replace(SET, origin=Origin(licence="x"))
        )
    assert "url" in set(pd.read_csv(tmp_path / "in-set-problems.csv")["field"])


def test_mapping_when_a_name_means_nothing_then_one_sentence(tmp_path):
    path = tmp_path / "map.toml"
    path.write_text('[columns]\nactorz = "who"\n')
    with pytest.raises(ImportFileError, match=r"'actorz' means nothing here; did you mean \"actors\""):
        read_mapping(path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.doc", b"", "suffix '.doc' cannot be read"),
        ("a.xlsx", b"nothing", "is damaged or not what its suffix says"),
        ("a.geojson", b'{"type": "Feature"}', "is damaged or not what its suffix says"),
        ("a.csv", b"id,date\n", "holds no events"),
        ("a.csv", b"id\n\xff\n", "is damaged or not what its suffix says"),
        ("a.parquet", b"PAR1", "is damaged or not what its suffix says"),
    ],
)
def test_command_when_the_file_is_no_use_then_one_line_and_exit_2(monkeypatch, tmp_path, name, content, message):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(MINI))
    path = tmp_path / name
    path.write_bytes(content)
    result = CliRunner().invoke(main, ["import", str(path), "-o", str(tmp_path / "in")])
    assert result.exit_code == 2
    assert message in result.output
    assert result.output.count("\n") == 1


def test_command_when_it_imports_then_says_what_became_of_every_row(monkeypatch, tmp_path):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(MINI))
    path = tmp_path / "set.csv"
    path.write_text(
        HEADER.replace("harm", "harm,precision") + "a1,2023-05-04,15.5,-3.5,JNIM,killing,settlement,3,5\n"
    )
    options = ["--publisher", "Example Recorders", "--url", "https://news.example/set", "-o", str(tmp_path / "in")]
    result = CliRunner().invoke(main, ["import", str(path), *options])
    assert result.exit_code == 0
    assert result.output.endswith(f"1 of 1 rows imported into {tmp_path / 'in'}\n")
