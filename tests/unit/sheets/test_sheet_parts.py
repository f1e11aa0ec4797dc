"""The parts a sheet is built from: paper, extent, type, marks, names, options, files."""

import datetime as dt
import io
import math

import numpy as np
import pytest
import shapely
from PIL import Image

from sahel_map.core.errors import SelectionError
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.options import SheetOptions, file_name, live_link
from sahel_map.sheets.draw.label_spots import Box, Taken, around, place_one
from sahel_map.sheets.make import SheetOrder
from sahel_map.sheets.paper.extent import fit_extent
from sahel_map.sheets.paper.layout import layout_of
from sahel_map.sheets.paper.paper import PAPERS, Frame, paper_of
from sahel_map.sheets.paper.png import write_png
from sahel_map.sheets.paper.shapes import hatching, side_by_side
from sahel_map.sheets.paper.typeface import Style, has_letters, shorten, text_width, wrap_text


def test_paper_when_only_the_size_is_named_then_the_kind_of_sheet_gives_the_direction():
    assert (paper_of("A4").name, paper_of("a3", portrait=True).name) == ("a4-landscape", "a3-portrait")


def test_paper_when_the_kind_is_upright_then_a_slide_is_refused():
    with pytest.raises(SelectionError, match="allowed: a4, a3, a4-portrait, a3-portrait$"):
        paper_of("slide", portrait=True)


@pytest.mark.parametrize("name", PAPERS)
def test_layout_when_made_then_frames_lie_on_the_paper_and_apart(name):
    layout = layout_of(PAPERS[name], 25.0)
    frames = [getattr(layout, part) for part in layout.__slots__ if part != "n_figure_columns"]
    inner = PAPERS[name].inner
    for frame in frames:
        assert frame.width > 20
        assert frame.height > 10
        assert inner.left - 1e-6 <= frame.left <= frame.right <= inner.right + 1e-6
        assert inner.top - 1e-6 <= frame.top <= frame.bottom <= inner.bottom + 1e-6
    boxes = [shapely.box(frame.left, frame.top, frame.right, frame.bottom) for frame in frames]
    shared = [a.intersection(b).area for i, a in enumerate(boxes) for b in boxes[i + 1 :]]
    assert max(shared) < 1e-6


def test_extent_when_fitted_then_shows_all_with_a_margin_in_the_frames_proportions():
    extent = fit_extent([(0, 0, 88_000, 10_000), (0, 0, 1, 44_000)], 100, 100)
    assert extent.metres_per_mm == pytest.approx(1000)  # 88 km plus 6 per cent of 100 mm on each side
    assert extent.box == pytest.approx((-6_000, -28_000, 94_000, 72_000))
    assert extent.scale == 1_000_000


def test_extent_when_one_village_then_no_closer_than_seventy_kilometres():
    extent = fit_extent([(5, 5, 5, 5)], 140, 70)
    assert (extent.east - extent.west, extent.north - extent.south) == pytest.approx((140_000, 70_000))


def test_text_when_measured_then_equals_the_advances_of_the_typeface():
    # Source Sans Pro Regular: W is 786 of 1000 units wide; 10 pt are 3.5278 mm.
    assert text_width("WW", Style(10)) == pytest.approx(2 * 0.786 * 3.5278, rel=1e-4)


def test_text_when_wrapped_then_no_line_is_too_wide_and_no_letter_is_lost():
    text = "Unknown is shown as unknown https://news.example/a-very/long/address/that?goes=on&on=and_on end"
    lines = wrap_text(text, 30, Style(8))
    assert all(text_width(line, Style(8)) <= 30 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_text_when_it_has_no_break_spaces_then_lines_keep_them_together():
    assert wrap_text("aaaa bb\u00a0bb cc", text_width("aaaa bb", Style(8)) + 0.5, Style(8)) == [
        "aaaa",
        "bb\u00a0bb",
        "cc",
    ]


def test_text_when_shortened_then_fits_and_says_that_something_is_missing():
    cut = shorten("news.example/" + "x" * 300, 40, Style(7))
    assert cut.endswith("…")
    assert 36 < text_width(cut, Style(7)) <= 40
    assert shorten("short", 40, Style(7)) == "short"


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


def test_names_when_placed_then_neither_cover_each_other_nor_leave_the_frame():
    taken = Taken(40, 20)
    first = place_one(taken, around(20, 10, Box(0, 0, 10, 3), 1.0))
    second = place_one(taken, around(20, 10, Box(0, 0, 10, 3), 1.0))
    assert first == Box(21.0, 8.5, 31.0, 11.5)
    assert second == Box(9.0, 8.5, 19.0, 11.5)
    assert place_one(taken, [Box(35, 5, 45, 8)]) is None


def test_names_when_a_mark_is_in_the_way_then_the_next_spot_is_taken():
    taken = Taken(40, 20, marks=np.array([[25.0, 10.0, 1.0]]))
    assert place_one(taken, around(20, 10, Box(0, 0, 10, 3), 1.0)) == Box(9.0, 8.5, 19.0, 11.5)


def test_file_when_named_then_says_filter_size_and_day():
    order = SheetOrder(
        Selection(actors=frozenset({"JNIM"})), SheetOptions(made=dt.date(2026, 1, 2), stem="mali-incidents"), "png"
    )
    assert order.file_name == "mali-incidents_jnim_a4-landscape_20260102.png"
    assert file_name("mali-incidents", "ML-2024-0001", "a4-portrait", dt.date(2026, 1, 2), "pdf") == (
        "mali-incidents_ml-2024-0001_a4-portrait_20260102.pdf"
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


def test_frame_when_cut_into_columns_then_they_fill_it():
    columns = Frame(10, 0, 100, 5).columns(3, 5)
    assert [column.left for column in columns] == [10, 45, 80]
    assert columns[-1].right == 110


def test_png_when_written_then_holds_the_colours_the_resolution_and_the_texts():
    pixels = np.array([[[255, 0, 0, 255], [0, 255, 0, 10]], [[0, 0, 255, 0], [1, 2, 3, 4]]], dtype=np.uint8)
    picture = Image.open(io.BytesIO(write_png(pixels, 300, {"Title": "Ménaka \u202f: Ⴀ"})))
    assert (picture.mode, picture.size) == ("RGB", (2, 2))
    assert np.asarray(picture).tolist() == [[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [1, 2, 3]]]
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.01)
    assert picture.text == {"Title": "Ménaka \u202f: Ⴀ"}


@pytest.mark.parametrize("face", ["regular", "bold", "italic"])
def test_typeface_when_reduced_then_keeps_french_and_transliterated_letters_but_has_no_arabic(face):
    letters = "ÀÂÇÉÈÊËÎÏÔÙÛÜŸàâçéèêëîïôùûüÿŒœÆæ’«»–—…\u00a0\u202f≥×āḍġḥīṣṭūẓʿ"
    assert has_letters(letters, Style(8, face))
    assert not has_letters("مالي", Style(8, face))
