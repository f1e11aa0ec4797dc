"""Files of known publishers without a mapping, and what no mapping may get wrong: nobody is accused by mistake."""

from __future__ import annotations

import pandas as pd
import pytest

from benchmarks.ucdp_rows import COLUMNS, write_rows
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.mapping_file import mapping_toml, parse_mapping
from sahel_map.statistics.totals import total

pytestmark = pytest.mark.slow

UCDP = {
    "id": "101", "type_of_violence": "3", "side_a": "JNIM", "side_b": "Civilians", "where_prec": "1",
    "date_prec": "1", "where_coordinates": "Exampleville", "latitude": "14.51", "longitude": "-3.91",
    "country": "Mali",
    "date_start": "2024-05-11", "date_end": "2024-05-11", "deaths_a": "0", "deaths_b": "0", "deaths_civilians": "4",
    "deaths_unknown": "0", "best": "4", "low": "3", "high": "7", "source_office": "Example Agency;Example Radio",
}  # fmt: skip


def ucdp(*changes):
    table = [UCDP | {"id": str(101 + number)} | change for number, change in enumerate(changes)]
    return pd.DataFrame(table).reindex(columns=list(COLUMNS)).to_csv(index=False)


def test_ucdp_when_one_sided_then_side_a_is_the_alleged_actor_of_the_civilian_deaths(bring):
    found = bring(ucdp({}))
    assert found.prepared.recognised.preset == "ucdp-ged"
    event = found.events.iloc[0]
    assert (event["actors"], event["attributions"]) == (("JNIM",), ("suspected",))
    assert (event["killed_min"], event["killed_max"]) == (4, 4)
    assert event["source_publishers"] == "Example Agency | Example Radio"


def test_ucdp_when_a_battle_then_no_side_is_accused_and_battle_deaths_are_no_civilians(bring):
    battle = {
        "type_of_violence": "1",
        "side_a": "Government of Mali",
        "side_b": "JNIM",
        "deaths_a": "10",
        "best": "12",
    }
    found = bring(ucdp(battle | {"deaths_civilians": "2"}, battle | {"deaths_civilians": "0"}))
    assert found.counts == (1, 2)
    event = found.events.iloc[0]
    assert (event["actors"], event["attributions"]) == (("ARMED_UNKNOWN",), ("unattributed",))
    assert (event["killed_min"], event["killed_max"]) == (2, 2)
    assert found.held == {("no-harm", "harms"): ("3",)}
    assert "neither side is accused" in found.text


def test_ucdp_when_precision_is_coarse_then_radius_and_unit_follow_the_class(bring):
    found = bring(ucdp({"where_prec": "2"}, {"where_prec": "3"}, {"where_prec": "4"}, {"where_prec": "6"}))
    assert list(found.events["place_precision"]) == ["near", "cercle", "region", "unknown"]
    assert found.events["radius_m"].iloc[0] == 25_000
    assert found.events["cercle_pcode"].notna().tolist() == [False, True, False, False]
    assert pd.isna(found.events["lat"].iloc[3])


def test_ucdp_when_rows_lie_elsewhere_then_held_also_where_the_place_is_unknown(bring):
    niger = {"country": "Niger", "latitude": "13.51", "longitude": "2.11"}
    found = bring(ucdp(niger, niger | {"where_prec": "6"}, {"country": "Burkina Faso"}))
    assert found.counts == (0, 3)


def test_ucdp_when_imported_then_every_column_is_kept_aside_and_totals_are_those_of_civilians(
    bring, around, tmp_path
):
    path = write_rows(tmp_path / "GEDEvent_v25_1.csv", 3000, around.units)
    rows = pd.read_csv(path)
    found = bring(path)
    data = found.dataset()
    killed = total(data, [True] * len(data.incidents)).reported
    assert (killed.minimum, killed.maximum) == (rows["deaths_civilians"].sum(),) * 2
    kept = pd.read_parquet(found.folder / "import" / "source-rows.parquet")
    assert list(kept.columns[1:]) == COLUMNS
    accused = data.actors.merge(kept, on="incident_id")
    assert set(accused.loc[accused["type_of_violence"] != "3", "actor"]) == {"ARMED_UNKNOWN"}
    assert found.counts == (int((rows["deaths_civilians"] > 0).sum()), 3000)


def test_ids_when_a_row_is_put_in_above_then_all_others_stay(bring):
    before, after = bring(ucdp({}, {})), bring(ucdp({"id": "7"}, {"id": "101"}, {"id": "102"}), name="again.csv")
    first = set(before.dataset().incidents.index)
    assert first < set(after.dataset().incidents.index)
    assert all(one.startswith("IM-") for one in first)


def test_ids_when_there_are_none_then_made_of_the_content_of_the_row(bring):
    lines = [
        "date,lat,lon,precision,actor,harm,killed\n",
        "2024-05-11,14.5,-3.9,settlement,FAMA,killing,1\n",
        "2024-05-12,14.5,-3.9,settlement,FAMA,killing,1\n",
    ]
    first = bring("".join(lines)).dataset().incidents.index
    turned = bring(lines[0] + lines[2] + lines[1], name="turned.csv").dataset().incidents.index
    assert set(first) == set(turned)


ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,actor2,"
    "civilian_targeting,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,notes,"
    "fatalities\n"
)


def acled(name, kind, sub_kind, targeting="", fatalities=0):
    actor = "JNIM: Group for Support of Islam and Muslims"
    place = "Mali,Mopti,Bandiagara,,Exampleville,14.51,-3.91,1,Example,Invented."
    return (
        f"{name},16 May 2024,2024,1,x,{kind},{sub_kind},{actor},Civilians (Mali),{targeting},{place},{fatalities}\n"
    )


def test_acled_when_exported_by_the_user_then_marked_internal_and_fatalities_kept_aside(bring):
    found = bring(
        ACLED
        + acled("MLI1", "Violence against civilians", "Attack", targeting="Civilian targeting", fatalities=5)
        + acled("MLI2", "Battles", "Armed clash", fatalities=9)
        + acled("MLI3", "Violence against civilians", "Attack", targeting="Civilian targeting", fatalities=0)
    )
    assert found.prepared.recognised.preset == "acled"
    assert found.counts == (1, 3)
    assert pd.isna(found.events["killed_min"].iloc[0])
    assert found.held == {("filter", ""): ("3",), ("no-harm", "sub_event_type"): ("4",)}
    assert "do not allow passing on its rows" in found.text
    found.dataset()
    assert '"is_internal": true' in (found.folder / "datapackage.json").read_text("utf-8")


def test_insecurity_insight_when_health_workers_are_counted_then_they_are_not_counted_as_civilians(bring):
    found = bring(
        "Date,Event Description,Country,Admin 1,Latitude,Longitude,Geo Precision,Reported Perpetrator,"
        "Health Workers Killed,Health Workers Injured,SiND Event ID\n"
        "2024-05-11,Invented.,Mali,Mopti,14.51,-3.91,(1) Point,No information,0,2,900\n"
        "2024-05-12,Invented.,Mali,Mopti,14.51,-3.91,(4) Within stated ADM1,NSA,NA,,901\n"
    )
    assert found.prepared.recognised.preset == "insecurity-insight"
    assert found.counts == (2, 2)
    assert found.events.reindex(columns=["killed_min", "injured_min"]).isna().all(axis=None)
    assert list(found.events["actors"]) == [("ARMED_UNKNOWN",), ("OTHER",)]
    assert {"Health Workers Killed", "Health Workers Injured"} <= set(found.accounting.unused)


def test_airwars_when_recognised_then_the_range_of_civilians_is_kept(bring):
    found = bring(
        "Unique Reference Code,Incident date,Location name,Latitude,Longitude,Country,Suspected belligerents,"
        "Civilians reported killed min,Civilians reported killed max,Civilian harm status,URL\n"
        "ML1,2024-05-11,Exampleville,14.51,-3.91,Mali,Malian Military,3,5,Fair,https://example.org/1\n"
    )
    assert found.prepared.recognised.preset == "airwars"
    event = found.events.iloc[0]
    assert (event["killed_min"], event["killed_max"], event["confidence"]) == (3, 5, "medium")
    assert event["harms"] == ("airstrike", "killing")


HEADER = "id,event_date,location,latitude,longitude,precision,{actor},harm_type,{deaths},source\n"
LINE = "EX{n},2024-05-{n:02},Exampleville,14.51,-3.91,settlement,FAMA,{harm},{killed},Example Monitor\n"


def generic(*cells, actor="actor", deaths="killed"):
    lines = [
        LINE.format(n=number, harm=harm, killed=killed) for number, (harm, killed) in enumerate(cells, start=1)
    ]
    return HEADER.format(actor=actor, deaths=deaths) + "".join(lines)


def test_deaths_when_nobody_says_whose_then_asked_and_kept_aside(bring):
    found = bring(generic(("killing", 9), deaths="fatalities"))
    assert "unit-of-count" in found.questions
    assert pd.isna(found.events["killed_min"].iloc[0])
    civilians = bring(generic(("killing", 9), deaths="fatalities"), '[set]\nunit_of_count = "civilians"')
    assert civilians.events["killed_min"].iloc[0] == 9
    everyone = bring(generic(("killing", 9), deaths="fatalities"), '[set]\nunit_of_count = "all_deaths"')
    assert (everyone.events["killed_min"].iloc[0], everyone.events["killed_is_mixed"].iloc[0]) == (9, True)


def test_actors_when_they_are_sides_then_asked_and_nobody_accused(bring):
    mapping = '[columns]\nactors = "side_a"\n'
    found = bring(generic(("killing", 9), actor="side_a"), mapping)
    assert "actors-role" in found.questions
    assert found.events["actors"].iloc[0] == ("ARMED_UNKNOWN",)
    said = bring(generic(("killing", 9), actor="side_a"), mapping + '[set]\nactors_are = "perpetrators"')
    assert said.events["actors"].iloc[0] == ("FAMA",)


def test_counts_when_zero_or_without_their_harm_then_the_record_stays(bring):
    found = bring(generic(("killing", 0), ("looting", 3), ("looting", 0), ("looting", "NA")))
    assert found.counts == (4, 4)
    assert list(found.events["harms"]) == [("killing",), ("looting", "killing"), ("looting",), ("looting",)]
    assert list(found.events["killed_min"]) == [pd.NA, 3, 0, pd.NA]
    assert len(found.dataset().incidents) == 4


def test_actors_when_joined_then_each_is_one(bring):
    for text in ("FAMA / WAGNER", "FAMA et WAGNER", "FAMA and WAGNER", "FAMA; WAGNER"):
        found = bring(generic(("killing", 1)).replace("FAMA", text), name="joined.csv")
        assert found.events["actors"].iloc[0] == ("FAMA", "WAGNER"), text


def test_actor_when_unknown_then_held_and_asked_with_its_word(bring):
    found = bring(generic(("killing", 1)).replace("FAMA", "Martians"))
    assert found.held == {("word-actors", "actor"): ("2",)}
    (question,) = [one for one in found.prepared.questions if one.key == "words"]
    assert question.found == ("Martians",)
    answered = bring(generic(("killing", 1)).replace("FAMA", "Martians"), '[values.actors]\nMartians = "OTHER"')
    assert answered.events["actors"].iloc[0] == ("OTHER",)


def test_dates_when_nothing_proves_the_order_then_asked_and_held(bring):
    text = generic(("killing", 1)).replace("2024-05-01", "03/04/2024")
    found = bring(text)
    assert found.questions == ["date-order"]
    assert found.counts == (0, 1)
    read = bring(text, '[reading]\ndate_order = "month-day"')
    assert f"{read.events['date_start'].iloc[0]:%Y-%m-%d}" == "2024-03-04"


def test_dates_when_a_cell_holds_a_stretch_then_its_end_is_kept(bring):
    found = bring(generic(("killing", 1)).replace("2024-05-01", "2024-05-11 au 2024-05-15"))
    event = found.events.iloc[0]
    assert f"{event['date_end']:%Y-%m-%d}" == "2024-05-15"
    assert event["date_precision"] == "range"


def test_pcodes_when_the_names_tell_the_scheme_then_translated(bring, around):
    communes = around.units.communes
    clash = communes[communes["pcode_cod2015"].isin(communes.index) & (communes["pcode_cod2015"] != communes.index)]
    chosen = clash.head(3)
    lines = "date,adm3_pcode,adm3_name,precision,actor,harm,killed\n" + "".join(
        f"2024-05-1{number},{old},{name},commune,FAMA,killing,1\n"
        for number, (old, name) in enumerate(zip(chosen["pcode_cod2015"], chosen["name_fr"], strict=True))
    )
    found = bring(lines)
    assert list(found.events["commune_pcode"]) == list(chosen.index)
    assert "COD-AB 2015" in found.text
    nameless = bring(lines.replace("adm3_name", "x"), name="nameless.csv")
    assert (nameless.counts, nameless.questions) == ((0, 3), ["pcodes"])


def test_text_when_garbled_or_escaped_then_mended_and_said(bring):
    found = bring(generic(("killing", 1)).replace("Exampleville", "MÃ©naka_x000D_"))
    assert found.events["place_name_en"].iloc[0] == "Ménaka"
    assert "mended in 1 cells" in found.text


def test_duplicates_when_likely_then_listed_asked_and_held_on_request(bring):
    text = generic(("killing", 1)) + LINE.format(n=1, harm="killing", killed=1).replace("EX1", "EX9")
    found = bring(text)
    assert (found.counts, found.questions) == ((2, 2), ["duplicates"])
    held = bring(text, '[set]\nduplicates = "hold"')
    assert held.held == {("duplicate", ""): ("3",)}


def test_duplicates_when_survivors_are_protected_then_counted_and_only_others_named(bring):
    twice = generic(("sexual_violence", "")) + LINE.format(n=1, harm="sexual_violence", killed="").replace(
        "EX1", "EX2"
    )
    found = bring(twice)
    assert (
        "2 rows in 1 groups are likely duplicates (same day, place, actor and figure); all are kept." in found.text
    )
    assert "The first" not in found.text
    other = LINE.format(n=5, harm="killing", killed=1)
    found = bring(twice + other + other.replace("EX5", "EX6"))
    assert "4 rows in 2 groups are likely duplicates" in found.text
    assert "all are kept. The first: EX5 = EX6" in found.text


def test_filters_when_rows_do_not_fit_then_held_with_the_filter(bring):
    found = bring(generic(("killing", 1), ("looting", "")), '[filters]\nharm_type = "killing"')
    assert found.held == {("filter", ""): ("3",)}
    assert "only harm_type = killing is taken" in found.text


def test_columns_that_name_people_when_imported_then_not_kept(bring):
    found = bring(
        generic(("killing", 1)).replace("source\n", "source,Phone\n").replace("Monitor\n", "Monitor,555\n")
    )
    found.dataset()
    kept = pd.read_parquet(found.folder / "import" / "source-rows.parquet")
    assert "Phone" not in kept


def test_licence_when_none_is_stated_then_none_is_assumed(bring):
    found = bring(generic(("killing", 1)))
    profile = found.dataset().profile
    assert profile.licence is None
    stated = (
        bring(
            generic(("killing", 1)),
            '[source]\npublisher = "Example Recorders"\nlicence = "internal"\n'
            '[set]\ntitle = "Example set"\nunit_of_count = "civilians"',
            name="stated.csv",
        )
        .dataset()
        .profile
    )
    assert (stated.title.en, stated.licence, stated.publisher) == ("Example set", "internal", "Example Recorders")
    assert stated.is_internal


def test_mapping_when_saved_and_read_again_then_gives_the_same(bring):
    said = (
        'preset = "x"\n[columns]\nactors = ["a", "b"]\nlat = "la \\"t"\n[values.actors]\n"é = 1" = "FAMA"\n'
        '[defaults]\ncountry = "Mali"\n[filters]\n"a b" = ["x", "y"]\n[places]\nHere = "14.5, -3.9"\n'
        '[radius_m]\nnear = 9000\n[reading]\nheader_row = 3\ncrs = "EPSG:32630"\n[source]\npublisher = "P"\n'
        '[set]\ninternal = true\nregion_level = ["detention"]\n'
    )
    mapping = parse_mapping(said)
    assert parse_mapping(mapping_toml(mapping)) == mapping
    assert mapping.about.region_level == ("sexual_violence", "detention")
    found = bring(ucdp({}))
    again = bring(ucdp({}), mapping_toml(found.prepared.mapping))
    pd.testing.assert_frame_equal(again.events, found.events)


def test_mapping_when_a_name_means_nothing_then_says_which_is_meant():
    with pytest.raises(ImportFileError, match=r"'actorz' means nothing here; did you mean \"actors\""):
        parse_mapping('[columns]\nactorz = "who"\n')
