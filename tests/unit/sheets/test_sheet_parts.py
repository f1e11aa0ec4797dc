"""The parts a sheet is built from: paper, extent, type, marks, names, options, files."""

import datetime as dt
import math

import numpy as np
import pytest
import shapely

from sahel_map.core.errors import SelectionError
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.drawn import Mark
from sahel_map.sheets.content.options import SheetOptions, file_name, live_link
from sahel_map.sheets.map.canvas import MapCanvas
from sahel_map.sheets.map.label_spots import LabelBox, Taken, around, place_one
from sahel_map.sheets.map.shapes import hatching, mark_outline, side_by_side
from sahel_map.sheets.map.spread import MOST_HIDDEN, hidden_shares, moved_aside, spots_of
from sahel_map.sheets.order import SheetOrder
from sahel_map.sheets.paper.extent import fit_extent
from sahel_map.sheets.paper.paper import paper_of
from sahel_map.sheets.paper.typeface import Style, n_lines, text_width
from sahel_map.sheets.typeset import printable


def test_paper_when_only_the_size_is_named_then_the_kind_of_sheet_gives_the_direction():
    assert (paper_of("A4").name, paper_of("a3", portrait=True).name) == ("a4-landscape", "a3-portrait")


def test_paper_when_the_kind_is_upright_then_a_slide_is_refused():
    with pytest.raises(SelectionError, match="allowed: a4, a3, a4-portrait, a3-portrait$"):
        paper_of("slide", portrait=True)


def test_extent_when_fitted_then_shows_all_with_a_margin_in_the_frames_proportions():
    extent = fit_extent([(0, 0, 88_000, 10_000), (0, 0, 1, 44_000)], 100, 100)
    assert extent.metres_per_mm == pytest.approx(1000)  # 88 km plus 6 per cent of 100 mm on each side
    assert extent.bounds == pytest.approx((-6_000, -28_000, 94_000, 72_000))
    assert extent.scale == 1_000_000


def test_extent_when_one_village_then_no_closer_than_seventy_kilometres():
    extent = fit_extent([(5, 5, 5, 5)], 140, 70)
    assert (extent.east - extent.west, extent.north - extent.south) == pytest.approx((140_000, 70_000))


def test_text_when_measured_then_equals_the_advances_of_the_typeface():
    # Source Sans Pro Regular: W is 786 of 1000 units wide; 10 pt are 3.5278 mm.
    assert text_width("WW", Style(10)) == pytest.approx(2 * 0.786 * 3.5278, rel=1e-4)


def test_marks_when_two_stand_at_one_place_then_side_by_side_around_it():
    assert side_by_side([1.0]) == [(0.0, 0.0)]
    (x1, y1), (x2, y2) = side_by_side([1.0, 1.0])
    assert (x1 + x2, y1 + y2) == pytest.approx((0, 0))
    assert math.hypot(x2 - x1, y2 - y1) == pytest.approx(2.12)  # both radii and 6 per cent


def test_marks_when_many_stand_at_one_place_then_none_covers_another():
    radii = [3.0, 2.0, 1.5, 1.0, 1.0, 1.0, 0.8, 0.8]
    spots = side_by_side(radii)
    gaps = [
        math.dist(spots[i], spots[j]) - radii[i] - radii[j]
        for i in range(len(radii))
        for j in range(i + 1, len(radii))
    ]
    assert min(gaps) >= -1e-2


def test_hatching_when_drawn_then_stays_in_the_area_at_its_gap():
    lines = hatching(shapely.box(0, 0, 10, 10), 2.0, 0)
    assert lines.length == pytest.approx(50)  # at 1, 3, 5, 7 and 9
    assert shapely.box(0, 0, 10, 10).covers(lines)


def test_hatching_when_an_area_lies_in_another_then_leaves_it_out():
    lines = hatching(np.array([shapely.box(0, 0, 10, 10), shapely.box(2, 2, 8, 8)]), 2.0, 0)
    assert lines.length == pytest.approx(10 + 4 + 4 + 4 + 10)  # at 1 and 9 whole, at 3, 5 and 7 beside the hole


def test_names_when_a_spot_does_not_fit_then_the_next_best_is_taken():
    boxes = np.array([[2.0, 2.0, 12.0, 5.0], [20.0, 2.0, 30.0, 5.0]])
    assert place_one(Taken(40, 20), boxes, fits=lambda box: box.left > 10) == LabelBox(20.0, 2.0, 30.0, 5.0)


def test_names_when_placed_then_neither_cover_each_other_nor_leave_the_frame():
    taken = Taken(40, 20)
    first = place_one(taken, around(20, 10, LabelBox(0, 0, 10, 3), 1.0))
    second = place_one(taken, around(20, 10, LabelBox(0, 0, 10, 3), 1.0))
    assert first == LabelBox(21.0, 8.5, 31.0, 11.5)
    assert second == LabelBox(9.0, 8.5, 19.0, 11.5)
    assert place_one(taken, np.array([[35.0, 5.0, 45.0, 8.0]])) is None


def test_names_when_a_mark_is_in_the_way_then_the_next_spot_is_taken():
    taken = Taken(40, 20, marks=np.array([[25.0, 10.0, 1.0]]))
    assert place_one(taken, around(20, 10, LabelBox(0, 0, 10, 3), 1.0)) == LabelBox(9.0, 8.5, 19.0, 11.5)


def test_file_when_named_then_says_filter_size_language_and_day():
    order = SheetOrder(
        Selection(actors=frozenset({"JNIM"})), SheetOptions(made=dt.date(2026, 1, 2), stem="mali-incidents"), "png"
    )
    assert order.file_name("fr") == "mali-incidents_jnim_a4-landscape_fr_20260102.png"
    assert file_name("mali-incidents", "ML-2024-0001", "a4-portrait", "en", dt.date(2026, 1, 2), "pdf") == (
        "mali-incidents_ml-2024-0001_a4-portrait_en_20260102.pdf"
    )


def test_link_when_it_would_make_an_unreadable_code_then_there_is_none():
    options = SheetOptions(link="https://map.example/")
    assert live_link(options, Selection(text="x" * 500), "en") is None


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: SheetOptions(size="b5"), "size 'b5' is unknown; allowed: a4, a3, "),
        (lambda: SheetOptions(choropleth="commune"), "choropleth 'commune' is unknown; allowed: region, cercle"),
        (lambda: SheetOptions(title="x" * 111), "the title has 111 characters; allowed: at most 110"),
        (lambda: SheetOptions(subtitle="a\nb"), "the subtitle holds a line break"),
        (lambda: SheetOptions(link="javascript:alert(1)"), "is no address of a dashboard"),
        (lambda: SheetOrder(Selection(), SheetOptions(), "doc"), "format 'doc' is unknown; allowed: pdf, png, svg"),
        (lambda: SheetOrder(Selection(), SheetOptions(), "png", is_atlas=True), "allowed: pdf"),
        (lambda: SheetOrder(Selection(), SheetOptions(), cercle="A", incident="B"), "allowed: one of them"),
        (
            lambda: SheetOrder(Selection(), SheetOptions(choropleth="cercle"), cercle="A"),
            "areas are shaded to compare them",
        ),
        (
            lambda: SheetOrder(Selection(), SheetOptions(size="slide"), cercle="A"),
            "size 'slide' is not offered here",
        ),
    ],
)
def test_order_when_it_cannot_be_made_then_one_sentence_before_any_work(make, message):
    with pytest.raises(SelectionError, match=message):
        make()


def test_title_when_it_has_french_spaces_then_it_is_taken():
    assert SheetOptions(title="Mali\u202f: 2024").title == "Mali\u202f: 2024"


def test_text_when_longer_than_a_line_then_its_lines_are_counted_by_words():
    width = text_width("aaaa bb", Style(8)) + 0.1
    assert [n_lines(text, width, Style(8)) for text in ("aaaa", "aaaa bb", "aaaa bb cc", "aaaa bbbb cccc")] == [
        1,
        1,
        2,
        3,
    ]


def test_letters_when_no_typeface_has_them_then_their_numbers_stand_in_their_place():
    said = {"a": ["Ménaka \u202f: Ⴀ", "مالي", "\U0001f600!"], "n": 3}
    assert printable(said) == {"a": ["Ménaka \u202f: [U+10A0]", "مالي", "[U+1F600]!"], "n": 3}


def canvas_and_marks(n, step_m):
    extent = fit_extent([(0, 0, 100_000, 100_000)], 100, 100)
    marks = [Mark(f"EX-{i:02d}", f"p{i}", 50_000 + i * step_m, 50_000, (), 1, 1) for i in range(n)]
    return MapCanvas(extent, 100, 100), marks


def test_marks_when_they_would_hide_each_other_then_move_aside_with_a_line_back():
    canvas, marks = canvas_and_marks(12, 200)  # 0.18 mm apart, each 0.75 mm in radius
    plain = spots_of(canvas, marks)
    assert (hidden_shares(plain) > 0.5).sum() == 11
    spots = moved_aside(plain, canvas.unit)
    assert hidden_shares(spots).max() <= MOST_HIDDEN + 0.01
    assert any(spot.is_moved for spot in spots)
    assert {spot.home for spot in spots} == {spot.home for spot in plain}


def test_marks_when_they_stand_apart_then_none_moves():
    canvas, marks = canvas_and_marks(5, 5_000)
    plain = spots_of(canvas, marks)
    assert [(spot.x, spot.y) for spot in moved_aside(plain, canvas.unit)] == [(spot.x, spot.y) for spot in plain]


def test_hidden_share_when_measured_then_equals_the_area_of_the_outlines():
    canvas, marks = canvas_and_marks(2, 900)
    below, above = spots_of(canvas, marks)
    first, second = (shapely.Point(spot.x, spot.y).buffer(spot.radius, quad_segs=64) for spot in (below, above))
    expected = first.intersection(second).area / first.area
    assert 0.1 < expected < 0.9
    assert hidden_shares([below, above]).tolist() == pytest.approx([expected, 0.0], abs=2e-3)


def test_outline_when_a_mark_is_drawn_then_lies_around_its_middle():
    assert mark_outline((), 10, 20, 2).bounds == pytest.approx((8.16, 18.16, 11.84, 21.84), abs=1e-6)
