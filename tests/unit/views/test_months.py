"""One frame is one mask, and each is the one that the filter would give for its month."""

import json

import numpy as np
import pytest

from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.views.map.month_masks import month_masks, pack_months
from sahel_map.words import Words


def unpacked(blob):
    """Return header and masks as the browser reads them."""
    length = int.from_bytes(blob[:4], "little")
    header = json.loads(blob[4 : 4 + length])
    size = -(-header["n"] // 8)
    bits = np.frombuffer(blob, np.uint8, len(header["months"]) * size, 4 + length).reshape(-1, size)
    return header, np.unpackbits(bits, axis=1)[:, : header["n"]].astype(bool)


SELECTIONS = [
    Selection(),
    Selection(actors=frozenset({"JNIM"})),
    Selection(start="2023-06", end="2023-07"),
    Selection(start="2024-01"),
    Selection(areas=frozenset({"XX02"}), admin_map="old", text="example"),
]


@pytest.mark.parametrize("selection", SELECTIONS, ids=lambda selection: selection.slug())
def test_frames_when_compared_with_the_filter_then_agree_month_by_month(mini, selection):
    months, masks = month_masks(mini, selection)
    assert len(months) == len(masks) >= 1
    for month, mask in zip(months, masks, strict=True):
        assert mask.tolist() == matching(mini, selection.replace(start=month, end=month)).tolist()
    assert (np.any(masks, axis=0) == matching(mini, selection)).all()


def test_frames_when_of_everything_then_run_from_the_first_month_to_the_last(mini):
    months, masks = month_masks(mini, Selection())
    assert (months[0], months[-1], len(months)) == ("2023-01", "2024-06", 18)
    assert masks.sum(axis=1).tolist() == [1, 2, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2]


def test_frame_when_an_incident_lasted_then_is_in_each_of_its_months(mini):
    months, masks = month_masks(mini, Selection())
    row = mini.incidents.index.get_loc("EX-2023-0008")  # 20 November 2023 to 5 January 2024
    assert [month for month, shown in zip(months, masks[:, row], strict=True) if shown] == [
        "2023-11",
        "2023-12",
        "2024-01",
    ]


def test_frames_when_the_selection_has_months_then_stay_within_them(mini):
    assert month_masks(mini, Selection(start="2023-12", end="2023-12"))[0] == ["2023-12"]


def test_frames_when_nothing_matches_then_are_none(mini):
    months, masks = month_masks(mini, Selection(text="nowhere to be found"))
    assert (months, masks.shape) == ([], (0, 14))


def test_blob_when_read_then_gives_masks_names_and_events(mini):
    header, masks = unpacked(pack_months(mini, Selection(), Words("fr")))
    assert masks.tolist() == month_masks(mini, Selection())[1].tolist()
    assert header["months"][5] == {
        "month": "2023-06",
        "label": "juin 2023",
        "n": 1,
        "events": ["30 juin 2023\u202f: Jalon inventé"],
        "note": "",
    }
    assert header["months"][6]["events"] == []


def test_blob_when_nothing_matches_then_is_whole(mini):
    header, masks = unpacked(pack_months(mini, Selection(text="nowhere to be found"), Words("en")))
    assert (header["months"], masks.shape) == ([], (0, 14))
