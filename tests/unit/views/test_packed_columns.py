"""The binary columns, read back byte by byte as the browser reads them."""

import json

import numpy as np
import pandas as pd
import pytest
from map_example import example_dataset

from sahel_map.views.map.packed_columns import NO_FIGURE, NO_UNIT, pack_columns


def read(blob):
    """Read a blob as columns.js does."""
    length = int.from_bytes(blob[:4], "little")
    header = json.loads(blob[4 : 4 + length])
    arrays = {
        name: np.frombuffer(blob, np.dtype(kind).newbyteorder("<"), header["n"], 4 + length + offset)
        for name, kind, offset in header["columns"]
    }
    return header, arrays


def packed(**changed):
    return read(pack_columns(example_dataset(**changed)).bytes)


def test_columns_when_packed_then_hold_every_row_in_order():
    header, arrays = packed()
    assert header["n"] == 6
    np.testing.assert_array_equal(arrays["lon"], np.array([-4.25, -3.5, -3, -2, np.nan, -4.25], "float32"))
    np.testing.assert_array_equal(arrays["lat"], np.array([14.5, 15, 15.5, 16, np.nan, 14.5], "float32"))
    assert arrays["place"].tolist() == [0, 1, 2, 2, 4, 0]
    assert arrays["groups"].tolist() == [1, 2, 1, 16, 4, 5]
    assert arrays["radius_m"].tolist() == [0, 12500, 0, 0, 0, 0]


def test_figures_when_not_reported_then_differ_from_zero():
    _, arrays = packed()
    assert arrays["killed_min"].tolist() == [14, 30, 0, NO_FIGURE, NO_FIGURE, NO_FIGURE - 1]
    assert arrays["killed_max"].tolist() == [14, 33, 0, NO_FIGURE, 213, NO_FIGURE - 1]


def test_units_when_only_the_unit_is_known_then_name_it_on_both_maps():
    header, arrays = packed()
    assert header["units"] == [["communes", "ML010102"], ["regions_old", "ML05"]]
    assert arrays["unit_old"].tolist() == [NO_UNIT, NO_UNIT, 0, 1, NO_UNIT, NO_UNIT]
    # The region of row 3 is known on the old map alone, which then stands in on the other.
    assert arrays["unit_2023"].tolist() == [NO_UNIT, NO_UNIT, 0, 1, NO_UNIT, NO_UNIT]


def test_place_when_no_single_unit_is_stated_then_is_the_circle_of_the_stated_radius():
    _, arrays = packed(commune_pcode=["ML010101", None, None, None, None, "ML010101"])
    assert arrays["place"].tolist() == [0, 1, 3, 2, 4, 0]
    assert arrays["radius_m"].tolist() == [0, 12500, 25000, 0, 0, 0]
    assert arrays["unit_2023"].tolist()[2] == NO_UNIT


def test_units_when_region_is_known_on_the_new_map_then_tell_the_two_maps_apart():
    header, arrays = packed(region_2023_pcode=["ML01", "ML01", "ML01", "ML19", None, "ML01"])
    assert header["units"] == [["communes", "ML010102"], ["regions_old", "ML05"], ["regions_2023", "ML19"]]
    assert arrays["unit_2023"].tolist()[3] == 2


def test_order_when_actors_and_harms_recur_then_sends_their_bits_together_and_rows_of_a_kind_as_they_stand():
    # Kinds by actors, then harms: (1, 1) of row 0, (1, 4) of row 4, (3, 1) of rows 1 and 5, (3, 4) of 2 and 3.
    changed = {"actor_bits": [1, 3, 3, 3, 1, 3], "harm_bits": [1, 1, 4, 4, 4, 1]}
    blob = pack_columns(example_dataset(**changed))
    assert read(blob.bytes)[1]["kind"].tolist() == [0, 2, 3, 3, 1, 2]
    assert blob.order.tolist() == [0, 4, 1, 5, 2, 3]


def test_bounds_when_some_places_are_unknown_then_span_the_known_ones():
    header, _ = packed()
    assert header["bounds"] == [-4.25, 14.5, -2.0, 16.0]


@pytest.mark.parametrize(("lon", "lat"), [(181.0, 14.0), (-4.0, 91.0), (np.inf, 14.0), (-4.0, -86.0)])
def test_place_when_off_the_map_then_counts_as_not_drawable(lon, lat):
    _, arrays = packed(lon=[lon, -3.5, -3.0, -2.0, np.nan, -4.25], lat=[lat, 15.0, 15.5, 16.0, np.nan, 14.5])
    assert np.isnan(arrays["lon"]).tolist() == [True, False, False, False, True, False]
    assert np.isnan(arrays["lat"]).tolist() == [True, False, False, False, True, False]


def test_place_when_precision_is_unknown_then_its_coordinates_are_left_out():
    _, arrays = packed(lon=[-4.25, -3.5, -3.0, -2.0, -1.0, -4.25], lat=[14.5, 15.0, 15.5, 16.0, 14.0, 14.5])
    assert np.isnan(arrays["lon"][4])


def test_columns_when_empty_then_have_no_bounds():
    dataset = example_dataset()
    dataset.incidents = dataset.incidents.iloc[:0]
    header, arrays = read(pack_columns(dataset).bytes)
    assert (header["n"], header["bounds"], header["units"]) == (0, None, [])
    assert {len(array) for array in arrays.values()} == {0}


def test_blob_when_read_then_every_array_is_aligned_for_the_browser():
    blob = pack_columns(example_dataset()).bytes
    length = int.from_bytes(blob[:4], "little")
    header, _ = read(blob)
    assert (4 + length) % 8 == 0
    assert [offset % 8 for _, _, offset in header["columns"]] == [0] * 10


def test_blob_when_the_data_hold_texts_then_contains_none_of_them():
    blob = pack_columns(example_dataset()).bytes
    for text in (b"Exampleville", b"{{", b"EX-0", b"FAMA"):
        assert text not in blob


def test_digest_when_data_or_their_version_change_then_changes():
    first = pack_columns(example_dataset()).digest
    other_version = example_dataset()
    other_version.version.digest = "abd"
    other_toll = example_dataset(killed_min=pd.array([15, 30, 0, None, None, 70000], dtype="Int32"))
    assert pack_columns(example_dataset()).digest == first
    assert len({first, pack_columns(other_version).digest, pack_columns(other_toll).digest}) == 3
    assert len(first) == 16 and set(first) <= set("0123456789abcdef")
