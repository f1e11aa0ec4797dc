"""Files of a trial: one odd thing each, read as an honest reader would."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from pathlib import Path

import geopandas as gpd
import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from shapely.geometry import MultiPoint, Point

from sahel_map.imports.guess.dates import parse_date
from sahel_map.imports.guess.figures import parse_figure
from sahel_map.imports.guess.headings import meaning_of

pytestmark = pytest.mark.slow

BOOKS = Path(__file__).parent / "books"
HEADINGS = ["date", "place", "lat", "lon", "precision", "actor", "harm", "killed"]
TODAY = dt.date(2026, 11, 25)


def row(day=11, place="Exampleville", killed="1"):
    return f"2024-05-{day},{place},14.51,-3.91,settlement,FAMA,killing,{killed}\n"


HEAD = ",".join(HEADINGS) + "\n"


def test_row_with_a_separator_too_many_then_it_alone_is_held(bring):
    found = bring("".join([HEAD, row().rstrip() + ",more\n", row(12), row(13)]))
    assert found.held == {("width", ""): ("2",)}
    assert found.counts == (2, 3)


def test_tables_below_each_other_then_no_event_above_the_second_headings_is_lost(bring):
    found = bring(HEAD + row(11) + "\n" + HEAD + row(12))
    assert found.counts == (2, 3)
    assert found.held == {("headings", ""): ("4",)}
    assert "says the headings once more" in found.text


def test_sign_for_inches_then_it_opens_no_quote(bring):
    lines = "\t".join(HEADINGS) + "\n" + row(11, 'The 5" town').replace(",", "\t") + row(12).replace(",", "\t")
    found = bring(lines, name="a.tsv")
    assert found.counts == (2, 2)
    assert found.events["place_name_en"].iloc[0] == 'The 5" town'


def test_half_mended_letters_then_the_rest_are_mended_too(bring):
    said = "MÃ©naka-Exemple: il a dit â€œnonâ€\x9d"
    found = bring(HEAD.strip() + ",description\n" + row().rstrip() + f",{said}\n")
    assert found.events["summary_en"].iloc[0] == "Ménaka-Exemple: il a dit “non”"


@pytest.mark.parametrize("country", ["République du Mali", "Republic of Mali", "MLI", "mali"])
def test_country_when_written_in_full_then_it_is_the_same(bring, country):
    lines = f"date,country,place,actor,harm\n2024-05-11,{country},Exampleville,FAMA,looting\n"
    assert bring(lines).counts == (1, 1)


def test_sexual_violence_in_other_words_then_protected_and_a_text_that_speaks_of_it_is_said(bring):
    lines = (
        "date,place,lat,lon,precision,actor,harm,description\n"
        "2024-05-11,Exampleville,14.51,-3.91,settlement,JNIM,viol,Text.\n"
        "2024-05-12,Exampleville,14.51,-3.91,settlement,JNIM,looting,Two women were raped.\n"
    )
    found = bring(lines)
    assert list(found.events["place_precision"]) == ["region", "settlement"]
    assert "One record speaks of sexual violence and does not name it as a harm: its place is shown" in found.text


def test_totals_when_counts_are_words_then_before_and_after_are_alike(bring):
    found = bring(HEAD + row(11, killed="au moins 12") + row(12, killed="entre 10 et 15"))
    assert "killed (Σ): 22–27+ in the file, 22–27+ imported" in found.text


def test_range_of_the_injured_then_its_lowest_count_is_kept_and_the_range_stands_in_the_notes(bring):
    found = bring(HEAD.strip() + ",injured\n" + row(11).rstrip() + ",10-15\n" + row(12).rstrip() + ",20\n")
    assert "injured (Σ): 30+ in the file, 30+ imported" in found.text
    assert list(found.events["notes_en"].fillna("")) == ["As given in the file: injured: “10-15”", ""]


@pytest.mark.parametrize(
    ("text", "low", "high", "is_open", "qualifier"),
    [
        ("une dizaine", 10, 10, False, "about"),
        ("plus d'une vingtaine de personnes", 20, 20, True, "more_than"),
        ("a dozen", 12, 12, False, "about"),
        ("plusieurs dizaines", None, None, False, "words"),
        ("soixante et onze", 71, 71, False, "exact"),
        ("quatre-vingt-dix-neuf", 99, 99, False, "exact"),
        ("twenty-five", 25, 25, False, "exact"),
        ("moins de 10", None, 9, False, "less_than"),
        ("5 ou plus", 5, 5, True, "at_least"),
        ("au moins 10 à 15", 10, 15, True, "range"),
        ("25 (dont 3 femmes)", 25, 25, False, "remark"),
        ("12 (soldats)", None, None, False, "words"),
        ("12 blessés", None, None, False, "words"),
        ("1.000", None, None, False, "words"),
        ("3 + 2", None, None, False, "words"),
        ("entre 10 et 15 morts", 10, 15, False, "range"),
        ("3 et 5", None, None, False, "words"),
        ("3/5", None, None, False, "words"),
    ],
)
def test_figure_as_it_is_written(text, low, high, is_open, qualifier):
    read = parse_figure(text)
    assert (read.minimum, read.maximum, read.is_open, read.qualifier) == (low, high, is_open, qualifier)


def test_thousand_with_the_decimal_sign_of_the_file_then_it_is_not_guessed():
    assert parse_figure("1.000", ",").minimum == 1000
    assert parse_figure("1,000", ",").qualifier == "words"
    assert parse_figure("1,000", ".").minimum == 1000


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("début mars 2024", "2024-03-01", "2024-03-31", "month"),
        ("mid-March 2024", "2024-03-01", "2024-03-31", "month"),
        ("dans la nuit du 30 avril au 1er mai 2024", "2024-04-30", "2024-05-01", "range"),
        ("entre le 3 et le 5 mai 2024", "2024-05-03", "2024-05-05", "range"),
        ("avril/mai 2024", "2024-04-01", "2024-05-31", "range"),
        ("11 au 13/05/2024", "2024-05-11", "2024-05-13", "range"),
        ("May 3 and 4, 2024", "2024-05-03", "2024-05-04", "range"),
        ("vers le 12 mai 2024", "2024-05-12", "2024-05-12", "approx"),
        ("le 11/05/2024 vers 10h", "2024-05-11", "2024-05-11", "day"),
        ("1715385600000", "2024-05-11", "2024-05-11", "day"),
    ],
)
def test_date_as_it_is_written(text, first, last, precision):
    read = parse_date(text, "day-month", TODAY)
    assert (f"{read.first}", f"{read.last}", read.precision) == (first, last, precision)


@pytest.mark.parametrize("text", ["12 mai", "fin 2024", "été 2024", "31/04/2024", "11 mai, 13 mai 2024"])
def test_date_when_a_part_is_missing_then_none(text):
    assert parse_date(text, "day-month", TODAY) is None


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Lat (WGS84)", "lat"),
        ("Date (jj/mm/aaaa)", "date_start"),
        ("Nombre de civils tués", "killed"),
        ("Killed (soldiers)", None),
        ("Civils enlevés", "abducted"),
    ],
)
def test_heading_with_a_remark(heading, field):
    assert meaning_of(heading) == field


def book(path, rows, epoch=None):
    made = openpyxl.Workbook()
    if epoch:
        made.epoch = epoch
    for cells in (HEADINGS, *rows):
        made.active.append(cells)
    made.save(path)
    return path


def cells(day, killed):
    return [day, "Exampleville", 14.51, -3.91, "settlement", "FAMA", "killing", killed]


def test_workbook_when_a_formula_has_no_value_then_it_is_not_taken_for_an_empty_cell(bring, tmp_path):
    rows = [cells(dt.date(2024, 5, 11), "=1+2"), cells("=TODAY()", 4), cells(dt.date(2024, 5, 13), 5)]
    found = bring(book(tmp_path / "a.xlsx", rows))
    assert found.held == {("date-unreadable", "date"): ("3",)}
    assert (
        "2 cells hold formulas without a value or errors; they stand as they are: “=1+2”, “=TODAY()”" in found.text
    )
    assert found.events["notes_en"].iloc[0] == "As given in the file: killed: “=1+2”"


def test_workbook_that_counts_from_1904_then_its_numbers_of_days_do_too(bring, tmp_path):
    found = bring(book(tmp_path / "a.xlsx", [cells(43961, 1)], CALENDAR_MAC_1904))
    assert f"{found.events['date_start'].iloc[0]:%Y-%m-%d}" == "2024-05-11"
    assert "The days of this workbook count from 1904" in found.text


def test_workbook_with_headings_in_two_rows_and_a_hidden_sheet_then_all_is_read_and_said(bring, tmp_path):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "2024"
    sheet.append(["Bulletin", *[None] * 7])
    sheet.append(["Date", "Lieu", "Coordonnées", None, "Auteur", "Type d’atteinte", "Victimes", None])
    sheet.append([None, None, "Latitude", "Longitude", None, None, "Civils tués", "Civils blessés"])
    sheet.append([dt.date(2024, 5, 11), "Exempleville", 14.51, -3.91, "FAMA", "killing", 3, 1])
    hidden = made.create_sheet("2023")
    hidden.sheet_state = "hidden"
    hidden.append(["Date", "Lieu", "Latitude", "Longitude", "Auteur", "Type d’atteinte", "Civils tués"])
    hidden.append([dt.date(2023, 5, 11), "Exempleville", 14.51, -3.91, "JNIM", "killing", 2])
    made.save(tmp_path / "a.xlsx")
    found = bring(tmp_path / "a.xlsx", '[defaults]\nplace_precision = "settlement"\n')
    assert found.counts == (2, 2)
    assert list(found.events["killed_min"]) == [3, 2]
    assert found.events["injured_min"].iloc[0] == 1
    assert "Sheet read: 2023 (hidden in the workbook)" in found.text


def test_workbook_when_a_cell_far_below_stands_beside_the_table_then_it_is_kept(bring, tmp_path):
    rows = [cells(dt.date(2024, 5, 11), n) for n in range(1, 90)]
    rows[80] = [*rows[80], "a remark"]
    found = bring(book(tmp_path / "a.xlsx", rows))
    assert "(column 9)" in found.text


def events(n, first=0):
    table = {
        "date": [f"2024-05-{11 + one}" for one in range(n)],
        "place": [f"Exampleville {first + one}" for one in range(n)],
    }
    table |= {"precision": "settlement", "actor": "FAMA", "harm": "looting"}
    return gpd.GeoDataFrame(table, geometry=[Point(-3.91, 14.51)] * n, crs=4326, index=range(n))


def shapefile(folder, name, frame, **how):
    folder.mkdir()
    frame.to_file(folder / f"{name}.shp", **how)
    return sorted(folder.iterdir())


def test_archive_with_two_shapefiles_of_one_name_then_both_are_read(bring, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for folder, frame in (("north", events(2)), ("south", events(3, 5))):
            for path in shapefile(tmp_path / folder, "evt", frame):
                archive.write(path, f"{folder}/{path.name}")
        archive.writestr("more.csv", "date,place\n2024-05-11,Exampleville\n")
    found = bring(tmp_path / "a.zip")
    assert found.counts == (5, 5)
    assert found.events["place_name_en"].iloc[4] == "Exampleville 7"
    assert "Layer read: south/evt (3 features)" in found.text
    assert "Another file of the archive was not read: more.csv" in found.text


def test_shapefile_in_capitals_without_a_code_page_then_its_letters_are_right(bring, tmp_path):
    frame = events(1).assign(place="Œxemple")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for path in shapefile(tmp_path / "made", "evt", frame, encoding="CP1252"):
            if path.suffix != ".cpg":
                archive.write(path, f"data/{path.name.upper()}")
    found = bring(tmp_path / "a.zip")
    assert found.events["place_name_en"].iloc[0] == "Œxemple"
    assert "Read as Windows-1252" in found.text


def test_archive_with_a_note_to_the_reader_then_the_table_is_read(bring, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("events.csv", HEAD + row())
        archive.writestr("readme.txt", "Invented.")
    found = bring(tmp_path / "a.zip")
    assert found.counts == (1, 1)
    assert "Another file of the archive was not read: readme.txt" in found.text


def test_multipoint_of_one_point_then_it_is_that_point(bring, tmp_path):
    frame = events(2).set_geometry(
        [MultiPoint([(-3.91, 14.51)]), MultiPoint([(-3.91, 14.51), (-3.8, 14.5)])], crs=4326
    )
    frame.to_file(tmp_path / "a.gpkg")
    found = bring(tmp_path / "a.gpkg")
    assert found.events["lat"].iloc[0] == 14.51
    assert found.held == {("no-point", "geometry"): ("3",)}


def test_features_one_on_a_line_then_each_is_a_row(bring):
    feature = {
        "type": "Feature",
        "properties": {"date": "2024-05-11", "precision": "settlement", "harm": "looting"},
    }
    feature["geometry"] = {"type": "Point", "coordinates": [-3.91, 14.51]}
    found = bring("\n".join([json.dumps(feature)] * 2).encode(), name="a.geojson")
    assert found.counts == (2, 2)


def test_tracks_and_links_then_it_is_said_that_they_were_not_read(bring):
    point = '<wpt lat="14.51" lon="-3.91"><name>Exampleville</name><time>2024-05-11T10:00:00Z</time></wpt>'
    track = '<trk><trkseg><trkpt lat="14.5" lon="-3.9"/></trkseg></trk>'
    gpx = bring(f'<gpx version="1.1">{point}{track}</gpx>'.encode(), name="a.gpx")
    assert "One track or route was not read: only waypoints are events" in gpx.text
    mark = "<Placemark><name>Exampleville</name><Point><coordinates>-3.91,14.51</coordinates></Point></Placemark>"
    link = "<NetworkLink><Link><href>https://example.org/more.kml</href></Link></NetworkLink>"
    kml = bring(f"<kml><Document>{mark}{link}</Document></kml>".encode(), name="a.kml")
    assert "One link to another document (NetworkLink) was not followed" in kml.text


def test_xls_when_read_then_its_dates_letters_and_words_are_right(bring):
    # Written by xlwt: a merged title, two rows of nothing before the headings, a serial number, an empty sheet.
    found = bring(BOOKS / "merged-title.xls")
    assert found.counts == (4, 4)
    assert [f"{day:%Y-%m-%d}" for day in found.events["date_start"]] == [
        "2024-05-11",
        "2024-05-12",
        "2024-05-14",
        "2024-05-13",
    ]
    assert list(found.events["place_name_en"])[:2] == ["Éxempleville", "Œxemple"]
    assert list(found.events["killed_min"])[:3] == [3, 4, 10]
    assert "1 other sheets or layers were not read: Vide" in found.text


def test_ods_when_read_then_both_sheets_and_the_row_below_repeated_blank_ones_are(bring):
    # Written by odfpy, with rows repeated as office programs write them.
    found = bring(BOOKS / "two-sheets.ods")
    assert found.counts == (3, 4)
    assert found.held == {("unplaced", "Latitude"): ("2024 8",)}
    assert list(found.events["actors"])[1] == ("JNIM", "DOZO")
    assert (found.events["killed_min"].iloc[1], found.events["killed_max"].iloc[1]) == (10, 15)
    assert "1 other sheets or layers were not read: Lisez-moi" in found.text


def test_words_of_two_known_actors_together_then_both_and_not_some_other_one(bring):
    mapping = '[values.actors]\n"Government of Mali" = "FAMA"\n"Wagner Group" = "WAGNER"\n"*" = "OTHER"\n'
    lines = (
        HEAD + row().replace("FAMA", '"Government of Mali, Wagner Group"') + row(12).replace("FAMA", "Some others")
    )
    found = bring(lines, mapping)
    assert list(found.events["actors"]) == [("FAMA", "WAGNER"), ("OTHER",)]


def test_women_counted_beside_a_lowest_count_of_the_killed_then_that_count_stays(bring):
    """Twenty or more killed, one of them a woman, is no record of one killed; no count: at least the three."""
    found = bring(
        "event_date,location,latitude,longitude,precision,actor,harm_type,killed_min,killed_max,women_killed\n"
        + "2024-05-11,Exampleville,14.51,-3.91,settlement,JNIM,killing,20,,1\n"
        + "2024-05-12,Exampleville,14.51,-3.91,settlement,JNIM,killing,2,,3\n"
        + "2024-05-13,Exampleville,14.51,-3.91,settlement,JNIM,killing,,,3\n"
        + "2024-05-14,Exampleville,14.51,-3.91,settlement,JNIM,killing,1,2,3\n"
    )
    killed = found.dataset().incidents.sort_values("date_start")[["killed_min", "killed_max", "killed_is_open"]]
    assert killed.to_numpy().tolist() == [[20, 20, True], [2, 2, True], [3, 3, True]]
    assert found.held == {("parts", "women_killed"): ("5",)}
