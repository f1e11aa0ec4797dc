"""The files that people bring, each with its right answer; then one more of each kind."""

from __future__ import annotations

import pandas as pd
import pytest

from sahel_map.imports.errors import ImportFileError

HEADER = "id,event_date,location,latitude,longitude,precision,actor,harm_type,killed,source,url,description\n"


def row(
    n, date="2024-05-11", lat="14.51", lon="-3.91", killed="1", harm="killing", actor="FAMA", place="", more=""
):
    name = place or f"Exampleville {n}"
    return (
        f"EX{n},{date},{name},{lat},{lon},settlement,{actor},{harm},{killed},Example Monitor,https://example.org/{n},"
        f"Invented.{more}\n"
    )


def days(found):
    return [f"{day:%Y-%m-%d}" for day in found.events["date_start"]]


def test_case_01_when_semicolons_and_decimal_commas_then_all_are_read(bring):
    found = bring("01-excel-fr-semicolon-decimal-comma-dmy.csv")
    assert found.counts == (3, 3)
    assert days(found) == ["2024-05-11", "2024-05-12", "2024-05-13"]
    assert list(found.events["lat"]) == [14.51, 14.52, 14.53]
    assert list(found.events["lon"]) == [-3.91, -3.92, -3.93]
    assert "Separator: semicolon" in found.text
    assert "Decimal sign: ," in found.text
    assert "read as day/month; the column itself proves it" in found.text
    assert found.events["summary_en"].iloc[0] == "Attaque inventée près de l'école ; huit œufs brisés à Noël."


def test_case_02_when_windows_1252_then_letters_are_right(bring):
    found = bring("02-excel-fr-cp1252.csv")
    assert found.counts == (3, 3)
    assert "Read as Windows-1252" in found.text
    assert found.events["place_name_en"].iloc[0] == "Bérélé-Exempléville"
    assert "huit œufs brisés à Noël" in found.events["summary_fr"].iloc[0]


def test_case_03_when_one_date_proves_the_order_then_all_are_read_by_it(bring):
    found = bring("03-dates-dmy-ambiguous.csv")
    assert days(found) == ["2024-04-03", "2024-03-04", "2024-12-25"]


def test_case_05_when_dates_are_words_then_read_and_short_years_named(bring):
    found = bring("05-dates-english-words.csv")
    assert found.counts == (5, 6)
    assert days(found) == ["2022-09-12", "2022-07-15", "2022-07-05", "2023-10-08", "2024-05-16"]
    assert "2 dates have a year of two digits: “12-September-22” is read as 2022-09-12" in found.text
    assert "the date “0025-03-14” is before 1990" in found.text


def test_case_06_when_columns_are_swapped_then_one_line_with_what_mends_it(bring):
    found = bring("06-swapped-lat-lon.csv")
    assert found.counts == (0, 3)
    assert found.held == {("swapped", "latitude"): ("2", "3", "4")}
    assert 'give lat = "longitude" and lon = "latitude"' in found.text
    mended = bring("06-swapped-lat-lon.csv", '[columns]\nlat = "longitude"\nlon = "latitude"')
    assert mended.counts == (3, 3)


def test_case_07_when_points_are_far_then_each_kind_is_named(bring):
    found = bring("07-null-island-and-far-points.csv")
    assert found.counts == (1, 5)
    assert found.held == {
        ("zero", "latitude"): ("2", "3"),
        ("minus", "longitude"): ("4",),
        ("outside", "latitude"): ("5",),
    }
    assert "outside the area of the set (Mali)" in found.text


def test_case_08_when_degrees_have_minutes_then_all_spellings_are_read(bring):
    found = bring("08-dms.csv")
    assert list(found.events["lat"]) == [14.5, 14.51, 14.5083333, 14.5]
    assert list(found.events["lon"]) == [-3.9, -3.91, -3.9083333, -3.9]


def test_case_09_when_metres_have_no_system_then_it_is_asked_and_with_it_read(bring):
    found = bring("09-utm.csv")
    assert found.counts == (0, 2)
    assert "looks like UTM, EPSG:32630 or EPSG:32629; the coordinate system has to be said" in found.text
    assert found.questions == ["crs"]
    read = bring("09-utm.csv", '[reading]\ncrs = "EPSG:32630"')
    assert read.counts == (2, 2)
    # Zone 30 has its middle at 3 degrees west, at 500 km: 97.1 km west of it at this latitude are 0.9 degrees.
    assert read.events["lon"].iloc[0] == pytest.approx(-3.901, abs=0.002)
    assert read.events["lat"].iloc[0] == pytest.approx(14.499, abs=0.002)


def test_case_11_when_titles_stand_above_and_tags_are_broken_then_named(bring):
    found = bring("11-hxl-title-rows-bad-tags.csv")
    assert found.counts == (2, 2)
    assert list(found.events.index) == [5, 6]
    assert "Headings found in row 3; one row above it, no event, was left out" in found.text
    assert "1 HXL tags cannot be used: #affected+killed+2024" in found.text
    assert "#geo +lac" in found.text


def test_case_11b_when_tags_are_plain_then_they_win_over_headings(bring):
    assert bring("11b-hxl-tags-plain.csv").counts == (2, 2)
    turned = (
        HEADER + "#meta+id,,#loc+name,#geo+lon,#geo+lat,,,,#affected+killed,,,\n" + row(1, lat="-3.91", lon="14.51")
    )
    assert list(bring(turned).events["lat"]) == [14.51]


def test_case_12_when_headers_are_merged_then_the_right_row_is_found(bring):
    found = bring("12-merged-header.xlsx")
    assert found.counts == (2, 2)
    assert "Headings found in row 3; 2 rows above it, no events, were left out" in found.text


def test_case_14_when_dates_are_serial_numbers_then_read_and_said(bring):
    found = bring("14-excel-serial-dates.xlsx")
    assert days(found) == ["2024-05-11", "2024-05-12", "2024-05-13"]
    assert "3 dates are the numbers of a spreadsheet" in found.text


def test_case_15_when_columns_share_a_name_then_refused_by_position_or_both_taken_on_request(bring):
    with pytest.raises(
        ImportFileError, match=r"'actor' stands over columns 7 and 8; 'killed' stands over columns 10 and"
    ):
        bring("15-duplicated-headings.csv")
    both = '[columns]\nactors = ["actor (column 7)", "actor (column 8)"]\nkilled = "killed (column 10)"'
    found = bring("15-duplicated-headings.csv", both)
    assert list(found.events["actors"]) == [("FAMA", "WAGNER"), ("FAMA", "WAGNER")]
    assert list(found.events["killed_min"]) == [1, 2]
    assert found.accounting.unused == ("killed (column 11)",)


def test_case_16_when_characters_are_invisible_then_read_and_said(bring):
    found = bring("16-invisible-characters.csv")
    assert list(found.events["killed_min"]) == [1, 1200]
    assert list(found.events["lon"]) == [-3.91, -3.92]
    assert "Characters that nobody sees were taken out" in found.text


def test_case_17_when_figures_are_words_then_ranges_keep_their_qualifier(bring):
    found = bring("17-figures-as-words.csv")
    assert found.counts == (14, 14)
    pairs = list(zip(found.events["killed_min"], found.events["killed_max"], strict=True))
    nothing = (pd.NA, pd.NA)
    assert pairs[:4] == [nothing] * 4
    assert pairs[4:9] == [(12, 12), (10, 15), (10, 15), (30, 30), (20, 20)]
    assert pairs[9] == nothing
    assert pairs[10:] == [(2, 3), (1200, 1200), (1200, 1200), (10, 10)]
    assert list(found.events["killed_is_open"]) == [False] * 4 + [True, False, False, True] + [False] * 6
    assert found.events["notes_en"].iloc[8] == "As given in the file: killed: “~20”"
    assert "“plusieurs dizaines”" in found.text


def test_case_18_when_geojson_names_a_system_then_reprojected(bring):
    found = bring("18-geojson-crs-32630.geojson")
    assert found.counts == (3, 3)
    assert "Coordinates reprojected from EPSG:32630" in found.text
    assert found.events["lat"].iloc[0] == pytest.approx(14.51, abs=1e-4)


def test_case_19_when_there_are_two_layers_then_both_are_read(bring):
    found = bring("19-two-layers.gpkg")
    assert found.counts == (3, 3)
    assert "Layer read: janvier (1 features)" in found.text
    assert "Layer read: fevrier (2 features)" in found.text


def test_case_20_when_my_maps_then_times_and_data_are_read_and_an_address_is_no_place(bring):
    found = bring("20-my-maps.kml")
    assert found.counts == (2, 3)
    assert days(found) == ["2024-01-05", "2024-02-01"]
    assert f"{found.events['date_end'].iloc[1]:%Y-%m-%d}" == "2024-02-03"
    assert list(found.events["killed_min"]) == [2, 3]
    assert "“Exampleville 3” has an address and no coordinates" in found.text


def test_case_21_when_a_shapefile_says_no_system_then_taken_as_degrees_and_said(bring):
    found = bring("21-shapefile-no-prj-cp1252.zip")
    assert found.counts == (3, 3)
    assert "No coordinate system given: taken as degrees (WGS 84)" in found.text
    assert found.events["place_name_en"].iloc[0] == "Bérélé-Exempléville"


def test_case_25_when_rows_are_ragged_then_numbers_stay_right(bring):
    found = bring("25-ragged.csv", '[defaults]\ncountry = "Mali"')
    assert found.counts == (3, 4)
    assert list(found.events.index) == [2, 3, 4]
    assert found.events.loc[3, "place_precision"] == "unknown"
    assert found.events.loc[4, "summary_en"] == 'Line one line two, "quoted"'
    assert found.held == {("date-missing", "event_date"): ("8",)}
    assert "2 blank rows were passed over: 5, 6" in found.text
    assert "1 rows hold nothing but separators and were passed over: 7" in found.text


def test_case_27_when_communes_are_named_then_found_within_their_cercle(bring):
    found = bring("27-commune-by-name.csv")
    assert found.counts == (3, 3)
    assert list(found.events["place_precision"]) == ["commune", "commune", "cercle"]
    units = found.dataset().units
    cercles = units.communes["cercle_pcode"].reindex(found.events["commune_pcode"].dropna())
    assert list(units.cercles["name_fr"].reindex(cercles)) == ["Dioïla", "Koutiala"]


def test_case_27_when_the_cercle_is_left_out_then_candidates_are_listed(bring):
    lines = "id,event_date,Région,Commune,precision,actor,harm_type,killed,source,url\n"
    lines += "EX1,2024-05-11,Koulikoro,Diedougou,commune,FAMA,killing,1,Example Monitor,https://example.org/1\n"
    lines += "EX2,2024-05-12,Sikasso,Diédougou,commune,FAMA,killing,1,Example Monitor,https://example.org/2\n"
    found = bring(lines)
    assert found.counts == (0, 2)
    assert found.held == {("unit-unclear", "Commune"): ("2", "3")}
    assert "Diédougou (" in found.text


def test_case_28_when_a_form_was_exported_then_its_groups_and_choices_are_read(bring):
    found = bring("28-kobo-export.xlsx")
    assert found.prepared.recognised.preset == "kobo"
    assert found.counts == (1, 2)
    assert found.events["harms"].iloc[0] == ("killing", "arson")
    assert found.events["killed_min"].iloc[0] == 3
    assert "1 other sheets or layers were not read: victims" in found.text
    placed = bring("28-kobo-export.xlsx", '[places]\n"Exampleville 2" = "14.52, -3.92"')
    assert placed.counts == (2, 2)
    assert placed.events["lat"].iloc[1] == 14.52


def test_case_31_when_scripts_are_many_then_all_stay(bring):
    names = list(bring("31-scripts.csv").events["place_name_en"])
    assert names == ["قرية المثال", "ⴰⵎⴷⵢⴰ", "ߡߌ߬ߛߊ߬ߟߌ", "Exempleŋɔɛville Ɓamako"]


def test_case_32_when_one_row_is_bad_then_it_is_held_with_row_column_value_and_remedy(bring):
    found = bring("32-one-bad-row.csv")
    assert found.counts == (4, 5)
    line = "  1 row (6; EX5), column “event_date”: “soon” is not a date that exists; write it as 2024-05-31"
    assert any(text.startswith(line) for text in found.text.splitlines())


def test_case_34_when_there_is_no_header_then_refused_in_one_sentence(bring):
    with pytest.raises(ImportFileError, match="the first row looks like data, not headings"):
        bring("34-no-header.csv")


@pytest.mark.parametrize(("name", "n"), [("35-tab.txt", 1), ("37-utf16-tab.csv", 2)])
def test_case_35_and_37_when_separated_by_tabs_then_every_row_is_read(bring, name, n):
    assert bring(name).counts == (n, n)


def test_case_37_when_utf16_then_accents_are_right(bring):
    found = bring("37-utf16-tab.csv")
    assert found.events["place_name_en"].iloc[0] == "Bérélé-Exempléville"
    assert "œ" in found.events["summary_en"].iloc[0]


def test_case_39_when_decimals_are_long_then_rounded_to_seven_places(bring):
    found = bring("39-long-decimals.csv")
    assert list(found.events["lon"]) == [-3.91, -3.92, -3.93]
    assert list(found.events["lat"]) == [14.51, 14.52, 14.53]


def test_case_40_when_years_are_impossible_then_held_with_the_date(bring):
    found = bring("40-impossible-years.csv")
    assert found.counts == (1, 5)
    assert days(found) == ["2024-05-15"]
    assert found.held == {
        ("date-future", "event_date"): ("2", "4"),
        ("date-unreadable", "event_date"): ("5",),
        ("date-early", "event_date"): ("3",),
    }


def test_case_42_when_harm_is_sexual_violence_then_no_point_and_no_text_is_kept(bring):
    found = bring("42-sexual-violence-at-a-point.csv")
    data = found.dataset()
    shown = data.incidents.set_index(data.incidents["place_precision"].astype("str"))
    assert sorted(shown.index) == ["region", "settlement"]
    region = shown.loc["region"]
    assert pd.isna(region["commune_pcode"])
    assert pd.isna(region["cercle_pcode"])
    assert (region["lat"], region["lon"]) != (14.51, -3.91)
    everything = "\n".join(path.read_text("utf-8", errors="ignore") for path in found.folder.rglob("import/*.*"))
    kept = pd.read_parquet(found.folder / "import" / "source-rows.parquet")
    assert list(kept["id"]) == ["EX2"]
    assert "Invented event 1" not in everything
    assert "Exampleville 1" not in set(data.incidents["place_name_en"])
    assert "1 records of sexual violence" in found.text


def test_sexual_violence_when_its_row_is_held_back_then_nothing_of_it_is_kept(bring):
    found = bring(
        HEADER
        + row(1)
        + row(2, date="soon", harm="sexual_violence", place="Exampleville-Secret")
        + row(3, lat="", lon="", harm="sexual_violence", place="Exampleville-Secret")
    )
    found.dataset()
    assert found.counts == (1, 3)
    kept = (found.folder / "import" / "held-back.csv").read_text("utf-8")
    assert "is not a date that exists" in kept
    for text in (kept, found.text):
        assert "Exampleville-Secret" not in text
    assert "14.51" not in kept
