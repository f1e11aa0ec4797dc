"""Files that are too large, broken or meant to harm: one sentence, nothing written, no row lost without a word."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import stat
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.importing import prepare, read_upload
from sahel_map.imports.limits import Limits
from sahel_map.imports.mapping import ImportMapping, Origin
from sahel_map.imports.mapping_file import parse_mapping
from sahel_map.imports.writing import write

pytestmark = pytest.mark.slow

GEODATA = Path(__file__).parents[2] / "geodata"
TODAY = dt.date(2026, 11, 25)

HEADER = "id,event_date,location,latitude,longitude,precision,actor,harm_type,killed,source,url,description\n"
ROW = "EX{n},2024-05-11,Exampleville,14.51,-3.91,settlement,FAMA,killing,1,Example Monitor,https://example.org/{n},{text}\n"


def rows(n, text="Invented."):
    return HEADER + "".join(ROW.format(n=one, text=text) for one in range(1, n + 1))


def refuse(path, limits=None):
    with pytest.raises(ImportFileError) as caught:
        read_upload(path, limits=limits)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def put(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.doc", b"", "suffix '.doc' cannot be read"),
        ("a.xlsx", b"nothing", "damaged or not what its suffix says"),
        ("a.csv", b"", "is empty"),
        ("a.csv", b"id,date\n", "holds no events"),
        ("a.parquet", b"PAR1", "damaged or not what its suffix says"),
        ("a.gpkg", b"<OGRVRTDataSource/>", "damaged or not what its suffix says"),
        ("a.geojson", b"[1, 2]", "a FeatureCollection with features is needed"),
        ("a.geojson", b'{"features": 3}', "a FeatureCollection with features is needed"),
        ("a.geojson", b"[" * 100_000, "nested too deeply"),
        ("a.geojson", b'{"type": ', "damaged or not what its suffix says"),
        ("a.kml", b"<kml><Folder>" * 300 + b"</Folder></kml>" * 300, "nested too deeply"),
        ("a.kml", b'<!DOCTYPE k [<!ENTITY a "b">]><kml><Placemark><name>&a;</name></Placemark></kml>', "entities"),
        ("a.kml", b"<kml/>", "holds no events"),
        ("a.zip", b"PK\x03\x04 no archive", "damaged or no ZIP archive"),
    ],
)
def test_file_when_it_is_no_use_then_one_sentence(tmp_path, name, content, words):
    assert words in refuse(put(tmp_path, name, content))


def archive(path, members, **how):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content, **how)
    return path


def test_archive_when_it_is_a_bomb_then_not_opened(tmp_path):
    bomb = archive(tmp_path / "bomb.zip", {"incidents.csv": b"a" * 60_000_000})
    assert bomb.stat().st_size < 100_000
    assert "may be a trap" in refuse(bomb)


@pytest.mark.parametrize("name", ["../evil.csv", "/etc/evil.csv", "a/../../evil.csv", "..\\evil.csv"])
def test_archive_when_a_path_leads_out_then_not_opened(tmp_path, name):
    assert "leads out of the archive" in refuse(archive(tmp_path / "a.zip", {name: rows(1)}))


def test_archive_when_it_holds_a_link_then_not_opened(tmp_path):
    info = zipfile.ZipInfo("incidents.csv")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "holds a link" in refuse(archive(tmp_path / "a.zip", {info: "/etc/passwd"}))


def test_archive_when_it_is_locked_then_says_so(tmp_path):
    path = archive(tmp_path / "a.zip", {"incidents.csv": rows(1)})
    content = bytearray(path.read_bytes())
    for mark in (b"PK\x01\x02", b"PK\x03\x04"):
        place = content.index(mark) + (8 if mark == b"PK\x01\x02" else 6)
        content[place] |= 1
    path.write_bytes(content)
    assert "locked with a password" in refuse(path)


def workbook(path, **change):
    pd.read_csv(io.StringIO(rows(2)), dtype="str").to_excel(path, index=False)
    if change:
        with zipfile.ZipFile(path) as source:
            members = {name: source.read(name) for name in source.namelist()}
        members |= {name: function(members[name]) for name, function in change["members"].items()}
        archive(path, members)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_workbook_when_its_xml_declares_entities_then_not_opened(tmp_path):
    path = workbook(
        tmp_path / "a.xlsx",
        members={SHEET: lambda text: text.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)},
    )
    assert "declares entities" in refuse(path)


def test_workbook_when_its_xml_is_broken_then_one_sentence(tmp_path):
    path = workbook(tmp_path / "a.xlsx", members={SHEET: lambda text: text[: len(text) // 2]})
    assert "damaged or not what its suffix says" in refuse(path)


def test_workbook_when_its_dimension_is_wrong_then_every_row_is_read(tmp_path):
    import re

    path = workbook(
        tmp_path / "a.xlsx",
        members={SHEET: lambda text: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:A1"', text)},
    )
    assert read_upload(path).n_rows == 2


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(bytes=100), "at most 0 MB"),
        (Limits(rows=3), "at most 3"),
        (Limits(columns=5), "at most 5"),
    ],
)
def test_file_when_it_is_over_a_limit_then_says_which(tmp_path, limits, words):
    assert words in refuse(put(tmp_path, "a.csv", rows(10)), limits)


def test_cell_when_it_is_too_long_then_its_row_is_held(bring):
    found = bring(rows(1) + ROW.format(n=2, text="x" * 150_000))
    assert found.counts == (1, 2)
    assert found.held == {("cell", ""): ("3",)}


def test_quote_when_never_closed_then_its_row_alone_is_held(bring):
    lines = rows(5).splitlines(keepends=True)
    lines[2] = lines[2].replace("Invented.", '"Invented.')
    found = bring("".join(lines))
    assert found.counts == (4, 5)
    assert found.held == {("quote", ""): ("3",)}


def test_text_when_it_holds_nul_then_taken_out_and_said(bring):
    found = bring(rows(2).replace("Exampleville", "Example\x00ville").encode())
    assert found.counts == (2, 2)
    assert list(found.events["place_name_en"]) == ["Exampleville"] * 2
    assert "2 NUL characters were taken out" in found.text


@pytest.mark.parametrize("lat", ["inf", "1e400", "-1e308", "nan", "99999999999999999999", "91", "=1+1", "abc"])
def test_coordinates_when_absurd_then_held_with_what_stands_there(bring, lat):
    found = bring(rows(1) + ROW.format(n=2, text="x").replace("14.51", lat))
    assert found.counts == (1, 2)
    assert len(found.held) == 1


def test_geojson_when_numbers_are_no_numbers_then_rows_are_held(bring):
    feature = json.loads(
        '{"type": "Feature", "properties": {"event_date": "2024-05-11", "precision": "near", "killed": 1e400},'
        ' "geometry": {"type": "Point", "coordinates": [-3.91, 1e400]}}'
    )
    odd = [feature, 3, {"type": "Feature", "properties": [1], "geometry": None}, {"type": "Polygon"}]
    found = bring(json.dumps({"type": "FeatureCollection", "features": odd}).encode(), name="a.geojson")
    assert found.counts == (0, 4)


def test_held_rows_when_they_hold_formulas_then_the_file_runs_none(bring):
    found = bring(rows(1) + ROW.format(n=2, text="=cmd|' /C calc'!A0").replace("2024-05-11", "@SUM(1)"))
    found.dataset()
    kept = (found.folder / "import" / "held-back.csv").read_text("utf-8")
    assert "'=cmd" in kept
    assert "'@SUM" in kept


@pytest.mark.parametrize(
    "text",
    [
        "values = 3",
        "[values]\nactors = 3",
        "[columns]\nlat = [1, 2]",
        "[set]\ninternal = 3",
        "[reading]\nheader_row = 'x'",
        "[columns\n",
        "[filters]\na = {b = 1}",
        "x = 1",
    ],
)
def test_mapping_when_a_table_is_none_then_one_sentence(text):
    with pytest.raises(ImportFileError) as caught:
        parse_mapping(text)
    assert "\n" not in str(caught.value)


def test_import_when_the_folder_is_read_only_or_the_disk_full_then_one_sentence_and_nothing_left(
    around, tmp_path, monkeypatch
):

    prepared = prepare(read_upload(put(tmp_path, "a.csv", rows(2))), ImportMapping(), around, TODAY)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sahel_map.imports.writing.write_lists", full)
    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(ImportFileError, match="No space left on device; nothing was imported"):
        write(prepared, place / "in", GEODATA)
    assert list(place.iterdir()) == []


def test_import_when_another_takes_the_folder_first_then_the_winner_stays_as_it_is(around, tmp_path, monkeypatch):

    prepared = prepare(read_upload(put(tmp_path, "a.csv", rows(2))), ImportMapping(), around, TODAY)
    target = tmp_path / "in"
    import sahel_map.imports.writing as writing

    put_in_place = writing._put

    def late(made, folder):
        folder.mkdir()
        (folder / "winner").write_text("first")
        put_in_place(made, folder)

    monkeypatch.setattr(writing, "_put", late)
    with pytest.raises(ImportFileError, match="exists already"):
        write(prepared, target, GEODATA)
    assert [path.name for path in target.iterdir()] == ["winner"]


SEEDS = sorted((Path(__file__).parent / "cases").iterdir())


def mutate(content, random):
    """Return bytes changed in one to four places: flipped, cut, doubled, swapped, or with something odd put in."""
    data = bytearray(content)
    odd = [
        b'"',
        b"\x00",
        b"\n",
        b",",
        b";",
        b"\xff\xfe",
        b"=1+1",
        b"1e400",
        b"<",
        b"&#0;",
        b"[",
        b"{}",
        b"\r",
        b"'",
        "é".encode("cp1252"),
        b"-" * 40,
        b"9" * 400,
        b"PK\x03\x04",
        b"NaN",
        "\u202e".encode(),
    ]
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(data) + 1)
        kind = random.randrange(5)
        if kind == 0 and data:
            data[place % len(data)] = random.randrange(256)
        elif kind == 1:
            del data[place : place + random.choice([1, 7, 200])]
        elif kind == 2:
            data[place:place] = data[place : place + random.choice([1, 30, 400])]
        elif kind == 3:
            data[place:place] = random.choice(odd)
        else:
            other = random.randrange(len(data) + 1)
            data[place : place + 5], data[other : other + 5] = data[other : other + 5], data[place : place + 5]
    return bytes(data)


def try_mutated(n, seed, around, folder):
    """Import n mutated files; return how many were refused, read in part, and read whole."""

    chance = random.Random(seed)
    outcome = {"refused": 0, "part": 0, "whole": 0}
    said = ImportMapping(origin=Origin("Example Recorders"), defaults={"place_precision": "settlement"})
    for number in range(n):
        source = SEEDS[number % len(SEEDS)]
        path = folder / f"mutated{source.suffix}"
        path.write_bytes(mutate(source.read_bytes(), chance))
        try:
            found = prepare(read_upload(path), said, around, TODAY).accounting
        except ImportFileError as error:
            assert "\n" not in str(error).strip(), (number, source.name)
            outcome["refused"] += 1
            continue
        except Exception as error:
            raise AssertionError(f"seed {seed}, file {number} from {source.name}: {error!r}") from error
        assert found.n_accepted + sum(cause.n for cause in found.causes) == found.n_read, (number, source.name)
        outcome["whole" if found.n_accepted == found.n_read else "part"] += 1
    return outcome


def test_files_when_mutated_then_no_traceback_and_no_row_lost(around, tmp_path):
    outcome = try_mutated(60, 1, around, tmp_path)
    assert sum(outcome.values()) == 60
    assert min(outcome.values()) > 0


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 12))
def test_ten_thousand_files_when_mutated_then_no_traceback_and_no_row_lost(around, tmp_path, seed):
    assert sum(try_mutated(1000, seed, around, tmp_path).values()) == 1000
