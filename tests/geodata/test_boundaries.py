"""The boundary files as committed: complete, seamless at every level, true to what is known by hand."""

from functools import cache

import geopandas
import pandas as pd
import pytest
import shapely
from shapely import Point

from sahel_map.data.read.paths import geodata_root

COUNTS = {
    "communes": 701,
    "cercles": 50,
    "regions_old": 10,
    "regions_2023": 20,
    "country": 1,
    "neighbours": 20,
    "rivers": 20,
    "lakes": 66,
    "towns": 66,
}
NAME_OF_LEVEL = {
    "communes": "commune",
    "cercles": "cercle",
    "regions_old": "region_old",
    "regions_2023": "region_2023",
}
LEVELS = list(NAME_OF_LEVEL)
PARENTS = {"cercle_pcode": "cercles", "region_old_pcode": "regions_old", "region_2023_pcode": "regions_2023"}
UTM = 32630


@cache
def layer(name):
    return geopandas.read_file(geodata_root() / "boundaries" / f"{name}.geojson")


@cache
def table(path):
    return pd.read_csv(geodata_root() / path, dtype=str, keep_default_na=False)


def indexed(name):
    return layer(name).set_index("pcode")


def km_to_river(town, river):
    rivers = layer("rivers").set_index("name").to_crs(UTM)
    towns = layer("towns").set_index("name").to_crs(UTM)
    return towns.geometry[town].distance(rivers.geometry[river]) / 1000


def unit_at(level, lon, lat):
    units = layer(level)
    return units.loc[units.contains(Point(lon, lat)), "pcode"].tolist()


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_layer_when_read_then_has_the_known_number_of_features(name, count):
    assert len(layer(name)) == count


@pytest.mark.parametrize("name", COUNTS)
def test_layer_when_read_then_every_shape_is_valid_and_not_empty(name):
    shapes = layer(name).geometry
    assert shapes.is_valid.all()
    assert not shapes.is_empty.any()


@pytest.mark.parametrize("name", COUNTS)
def test_layer_when_read_then_coordinates_have_at_most_four_decimals(name):
    coordinates = shapely.get_coordinates(layer(name).geometry)
    assert (coordinates == coordinates.round(4)).all()


@pytest.mark.parametrize("level", [*LEVELS, "neighbours"])
def test_level_when_read_then_is_a_coverage_without_overlap(level):
    assert shapely.coverage_is_valid(layer(level).geometry.to_numpy())


@pytest.mark.parametrize("level", LEVELS)
def test_level_when_united_then_is_the_country_exactly(level):
    union = shapely.coverage_union_all(layer(level).geometry.to_numpy())
    country = layer("country").geometry.iloc[0]
    assert shapely.symmetric_difference(union, country).area == 0


def test_country_when_read_then_is_one_piece_without_a_hole():
    country = layer("country").geometry.iloc[0]
    assert (country.geom_type, len(country.interiors)) == ("Polygon", 0)


def test_country_when_measured_then_has_the_area_in_the_readme():
    assert round(layer("country").to_crs(6933).area.iloc[0] / 1e6) == 1254280


def test_communes_when_in_several_parts_then_no_part_is_a_crumb():
    communes = layer("communes").to_crs(6933)
    split = communes[communes.geometry.geom_type == "MultiPolygon"]
    assert split["name"].tolist() == ["Tombouctou"]
    assert (split.explode().area > 1e6).all()


@pytest.mark.parametrize("level", ["cercles", "regions_old", "regions_2023"])
def test_upper_level_when_read_then_every_unit_is_one_piece(level):
    assert set(layer(level).geometry.geom_type) == {"Polygon"}


@pytest.mark.parametrize("level", LEVELS)
def test_pcodes_when_read_then_are_unique_and_sorted_within_their_level(level):
    pcodes = layer(level)["pcode"]
    assert pcodes.is_unique
    assert pcodes.is_monotonic_increasing


@pytest.mark.parametrize("level", ["communes", "cercles"])
def test_pcodes_of_2015_when_read_then_are_unique_too(level):
    assert layer(level)["pcode_cod2015"].is_unique


def test_pcodes_when_schemes_are_compared_then_mopti_and_bandiagara_differ():
    cercles = indexed("cercles")
    assert cercles.loc["ML0501", "name"] == "Bandiagara"
    assert cercles.loc["ML0506", ["name", "pcode_cod2015"]].tolist() == ["Mopti", "ML0501"]


def test_region_codes_when_maps_are_compared_then_ml09_is_two_things():
    assert indexed("regions_old").loc["ML09", "name_fr"] == "Bamako"
    assert indexed("regions_2023").loc["ML09", "name_fr"] == "Taoudénit"


@pytest.mark.parametrize(("column", "level"), PARENTS.items())
def test_parents_of_communes_when_looked_up_then_exist_and_none_is_childless(column, level):
    assert set(layer("communes")[column]) == set(layer(level)["pcode"])


@pytest.mark.parametrize(("column", "level"), PARENTS.items())
def test_communes_when_laid_over_their_parents_then_lie_wholly_inside(column, level):
    communes = layer("communes")
    parents = indexed(level).geometry.loc[communes[column]].to_numpy()
    assert shapely.covers(parents, communes.geometry.to_numpy()).all()


def test_cercles_when_compared_with_their_communes_then_only_two_communes_leave_their_region():
    communes = layer("communes")
    default = indexed("cercles")["region_2023_pcode"].loc[communes["cercle_pcode"]].to_numpy()
    moved = communes.loc[communes["region_2023_pcode"] != default, ["name", "region_2023_pcode"]]
    assert moved.to_numpy().tolist() == [["Ouelessebougou", "ML15"], ["Salam", "ML09"]]


def test_cercles_when_compared_with_their_communes_then_share_the_old_region():
    communes = layer("communes")
    expected = indexed("cercles")["region_old_pcode"].loc[communes["cercle_pcode"]].to_numpy()
    assert (communes["region_old_pcode"] == expected).all()


@pytest.mark.parametrize("level", LEVELS)
def test_label_points_when_read_then_lie_inside_their_unit(level):
    units = layer(level)
    points = shapely.points(units["label_lon"], units["label_lat"])
    assert shapely.contains(units.geometry.to_numpy(), points).all()


@pytest.mark.parametrize("level", LEVELS)
def test_names_when_compared_with_the_table_of_units_then_are_the_same(level):
    units = table("admin/admin_units.csv")
    units = units[units["level"] == NAME_OF_LEVEL[level]].set_index("pcode")
    columns = ["name", "name_fr"]
    assert indexed(level)[columns].to_dict() == units[columns].to_dict()


def test_concordance_when_compared_with_the_communes_then_names_each_once():
    assert sorted(table("admin/commune_concordance.csv")["pcode"]) == layer("communes")["pcode"].tolist()


@pytest.mark.parametrize(
    ("place", "lon", "lat", "commune"),
    [
        ("Mopti", -4.1830, 14.4843, "ML050609"),
        ("Sévaré", -4.0934, 14.5274, "ML050609"),
        ("Bankass", -3.5159, 14.0775, "ML050201"),
        ("Koro", -3.0754, 14.0640, "ML050512"),
        ("Douentza", -2.9517, 15.0061, "ML050406"),
        ("Hombori", -1.7004, 15.2790, "ML050409"),
        ("Ségou", -6.2595, 13.4403, "ML040626"),
        ("Gao", -0.0447, 16.2717, "ML070303"),
        ("Kidal", 1.4092, 18.4435, "ML080203"),
        ("Taoudénit", -3.9792, 22.6769, "ML060505"),
    ],
)
def test_known_place_when_looked_up_then_falls_into_its_commune(place, lon, lat, commune):
    assert unit_at("communes", lon, lat) == [commune]


def test_bandiagara_when_looked_up_then_falls_into_its_cercle_and_region_though_not_its_commune():
    lon, lat = -3.6104, 14.3501
    assert unit_at("cercles", lon, lat) == ["ML0501"]
    assert unit_at("regions_2023", lon, lat) == ["ML19"]
    assert unit_at("communes", lon, lat) == ["ML050104"]  # Dandoli: the README says why


@pytest.mark.parametrize(("lon", "lat", "iso3"), [(-1.5, 12.4, "BFA"), (2.1, 13.5, "NER"), (-8.0, 20.0, "MRT")])
def test_neighbours_when_looked_up_then_hold_known_places(lon, lat, iso3):
    neighbours = layer("neighbours")
    assert neighbours.loc[neighbours.contains(Point(lon, lat)), "iso3"].tolist() == [iso3]


def test_neighbours_when_laid_over_mali_then_leave_it_free():
    neighbours = shapely.union_all(layer("neighbours").geometry.to_numpy())
    country = layer("country").geometry.iloc[0]
    assert "MLI" not in set(layer("neighbours")["iso3"])
    assert shapely.intersection(neighbours, country).area < 2e-4  # square degrees, about 2 km2 in all


def test_neighbours_when_laid_around_mali_then_leave_no_gap():
    neighbours = shapely.union_all(layer("neighbours").geometry.to_numpy())
    outline = layer("country").geometry.iloc[0].exterior
    assert shapely.covers(shapely.buffer(neighbours, 0.0002), outline)


@pytest.mark.parametrize(
    ("town", "river", "km"),
    [
        ("Gao", "Niger", 2),
        ("Koulikoro", "Niger", 2),
        ("Dire", "Niger", 2),
        ("Ansongo", "Niger", 2),
        ("Mopti", "Bani", 2),
        ("Segou", "Niger", 4),
        ("Mopti", "Niger", 5),
        ("Tombouctou", "Niger", 14),  # the town lies a dozen kilometres north of the river
    ],
)
def test_river_when_it_passes_a_town_then_is_as_near_as_its_scale_allows(town, river, km):
    assert km_to_river(town, river) < km


def test_rivers_when_read_then_niger_comes_first_and_accents_are_whole():
    rivers = layer("rivers").set_index("name")
    assert rivers.index[0] == "Niger"
    assert rivers.index[rivers["rank"] == 1].tolist() == ["Niger"]
    assert rivers.loc["Senegal", "name_fr"] == "Sénégal"


def test_lakes_when_read_then_five_are_named():
    assert sorted(layer("lakes")["name"].dropna()) == ["Débo", "Faguibine", "Fati", "Korientzé", "Niangay"]


def test_towns_when_counted_then_every_region_and_cercle_has_its_capital():
    kinds = layer("towns")["kind"].value_counts().to_dict()
    assert kinds == {"region_capital": 20, "cercle_capital": 31, "town": 15}


def test_towns_when_read_then_all_lie_in_mali():
    assert layer("towns").within(layer("country").geometry.iloc[0]).all()


def test_files_when_measured_then_stay_small():
    files = list((geodata_root() / "boundaries").glob("*.geojson"))
    assert {path.stem for path in files} == set(COUNTS)
    assert sum(path.stat().st_size for path in files) < 2_000_000
