"""A file imported part by part gives the same as at once; what spans parts is found; nothing is half there."""

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.errors import DataError
from sahel_map.data.dataset import load_dataset
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.excerpt import excerpt
from sahel_map.imports.importing import prepare, read_upload
from sahel_map.imports.large import import_large
from sahel_map.imports.mapping import ImportMapping, SetAbout
from sahel_map.imports.parts import split_file
from sahel_map.imports.surroundings import read_surroundings
from sahel_map.imports.tables import with_ids
from sahel_map.imports.writing import IMPORTED
from sahel_map.selection.selection import Selection
from sahel_map.sets.changes import changes_between
from sahel_map.sets.errors import StoreError
from sahel_map.sets.folders import FolderStore

pytest.importorskip("duckdb", reason="the extra [scale] is not installed")
MINI = Path(__file__).parents[1] / "mini"
TODAY = dt.date(2026, 11, 29)
HEAD = "event_id,event_date,country,location,latitude,longitude,precision,perpetrator,civilians killed,notes\n"


def row(number, name=None, date="2024-05-11", notes="Invented"):
    place = f"Exampleville-{number},14.{number},-3.4,settlement"
    return (
        f"{name or f'A{number}'},{date},Exampleland,{place},{'JNIM' if number % 2 else 'FAMA'},{number},{notes}\n"
    )


@pytest.fixture
def file(tmp_path):
    """Return eight rows; the seventh has the id of the second, the fourth has no day that exists."""
    rows = [row(number) for number in range(1, 9)]
    rows[6], rows[3] = row(7, name="A2"), row(4, date="2024-02-31")
    path = tmp_path / "events.csv"
    path.write_text(HEAD + "".join(rows), "utf-8")
    return path


def in_parts(path, folder, n_rows=3, mapping=None):
    return import_large(path, folder, MINI, mapping or ImportMapping(), TODAY, map, n_rows)


def plain(events):
    """Return events with lists as tuples, days as days: what Parquet keeps otherwise."""
    lists = {
        name: events[name].map(lambda cell: tuple(cell) if isinstance(cell, list | tuple | np.ndarray) else cell)
        for name in ("actors", "attributions", "harms")
    }
    days = {name: events[name].astype("datetime64[s]") for name in ("date_start", "date_end")}
    return events.assign(**lists, **days)


def test_parts_when_put_together_then_row_by_row_what_one_process_imports(file, tmp_path):
    told = in_parts(file, tmp_path / "made")
    whole = prepare(read_upload(file), ImportMapping(), read_surroundings(MINI, IMPORTED), TODAY)
    assert (told.n_read, told.n_accepted) == (whole.n_read, whole.n_accepted) == (8, 6)
    assert {cause.key: cause.n for cause in told.causes} == {"id-repeated": 1, "date-unreadable": 1}
    at_once = with_ids(whole.events, whole.recognised.numbers)
    paths = sorted((tmp_path / "made" / "large" / "events").glob("part-*.parquet"))
    assert [path.name for path in paths] == ["part-00000.parquet", "part-00001.parquet", "part-00002.parquet"]
    parts = pd.concat([pd.read_parquet(path) for path in paths]).sort_values("incident_id", ignore_index=True)
    pd.testing.assert_frame_equal(plain(parts)[list(at_once)], plain(at_once), check_dtype=False)


def test_set_when_made_of_parts_then_its_records_are_those_of_the_set_made_at_once(file, tmp_path):
    in_parts(file, tmp_path / "made")
    dataset = load_dataset(tmp_path / "made", may_be_stored=True)
    assert (len(dataset.incidents), dataset.stored.n_records) == (0, 6)
    assert (dataset.stored.month_first, dataset.stored.month_last) == (2024 * 12 + 4, 2024 * 12 + 4)
    records = excerpt(dataset, Selection()).incidents
    assert sorted(records["killed_min"]) == [1, 2, 3, 5, 6, 8]
    assert excerpt(dataset, Selection(actors=frozenset({"FAMA"}))).incidents["killed_min"].sum() == 2 + 6 + 8
    assert excerpt(dataset, Selection()).version == dataset.version


def test_facts_when_read_by_another_program_then_points_with_their_system(file, tmp_path):
    import geopandas as gpd

    in_parts(file, tmp_path / "made")
    facts = gpd.read_parquet(tmp_path / "made" / "large" / "facts" / "part-00000.parquet")
    assert facts.crs == "EPSG:4326"
    assert sorted(facts.geometry.y.round(3)) == [14.1, 14.2, 14.3]


def test_folder_when_a_part_is_damaged_or_missing_then_refused(file, tmp_path):
    in_parts(file, tmp_path / "made")
    part = tmp_path / "made" / "large" / "facts" / "part-00001.parquet"
    kept = part.read_bytes()
    part.write_bytes(kept + b"x")
    with pytest.raises(DataError) as caught:
        load_dataset(tmp_path / "made", may_be_stored=True)
    assert "large/facts/part-00001.parquet: is not as it was written" in str(caught.value)
    part.unlink()
    with pytest.raises(DataError, match=r"large/facts/part-00001.parquet is missing"):
        load_dataset(tmp_path / "made", may_be_stored=True)


@pytest.mark.parametrize(
    ("text", "mapping", "says"),
    [
        pytest.param(HEAD, None, "has no rows", id="empty"),
        pytest.param(HEAD + row(1, notes='"two\nlines"'), None, "goes over several lines", id="lines"),
        pytest.param(
            HEAD + row(1), ImportMapping(about=SetAbout(duplicates="hold")), "allowed with --dask: keep", id="hold"
        ),
        pytest.param(HEAD + row(1, date="03/04/2024"), None, "day", id="order"),
        pytest.param(HEAD + row(1, date="nonsense"), None, "none of 1 rows can be imported", id="none"),
    ],
)
def test_file_when_it_cannot_be_imported_in_parts_then_one_sentence_and_nothing_is_left(
    tmp_path, text, mapping, says
):
    (tmp_path / "events.csv").write_text(text, "utf-8")
    with pytest.raises(ImportFileError, match=says):
        in_parts(tmp_path / "events.csv", tmp_path / "made", mapping=mapping)
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]


def test_part_when_a_worker_dies_in_it_then_written_anew_and_whole(file, tmp_path):
    """Run a part twice, as a scheduler does whose worker was killed: the second run finds what the first left."""

    def run(step, parts):
        for part in parts:
            step(part)
            yield step(part)

    told = import_large(file, tmp_path / "made", MINI, ImportMapping(), TODAY, run, 3)
    assert told.n_accepted == 6
    assert not list((tmp_path / "made").rglob("*.making"))


def test_command_when_asked_about_a_large_set_then_refuses_in_place_of_counting_nothing(
    file, tmp_path, monkeypatch
):
    in_parts(file, tmp_path / "made")
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(tmp_path / "made"))
    for command in (
        ["summary"],
        ["export", "-o", str(tmp_path / "x.geojson")],
        ["sheet", "-o", str(tmp_path / "x.pdf")],
    ):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 1
        assert "is a large set: its 6 records are counted where they stand." in done.output
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_set_when_large_then_stored_with_its_number_of_records_and_its_versions_are_not_compared(file, tmp_path):
    in_parts(file, tmp_path / "made")
    store = FolderStore(tmp_path / "sets")
    assert store.add("large", tmp_path / "made", "a-person", "imported").n_incidents == 6
    store.add("large", tmp_path / "made", "a-person", "again")
    with pytest.raises(StoreError, match="'large' is a large set; its versions are not compared"):
        changes_between(store, "large", 1, 2)


def test_file_when_cut_into_parts_then_its_rest_waits_on_the_disk(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("id,text\n" + "".join(f"{n},{'Exampleville ' * 80}\n" for n in range(200_000)))
    before = pa.total_allocated_bytes()
    parts = split_file(path, tmp_path / "raw", 2_000)
    next(parts)
    # 208 MB of text. The reader goes ahead by at most 32 blocks of 2 MB.
    assert pa.total_allocated_bytes() - before < 110_000_000
    assert 1 + sum(1 for _ in parts) == 100
