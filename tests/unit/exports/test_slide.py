"""The slide: real text, a native chart, a map with words for it; other programs can open it."""

import io
import os
import shutil
import subprocess

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import MSO_SHAPE_TYPE

from sahel_map.exports.formats import FORMATS, export_bytes
from sahel_map.exports.slide import build_slide
from sahel_map.exports.slide_chart import monthly_counts
from sahel_map.exports.slide_map import draw_slide_map
from sahel_map.selection.selection import Selection


@pytest.fixture(scope="module")
def map_png():
    content = io.BytesIO()
    Image.new("RGB", (400, 200), "#DDDDDD").save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def slide_of(make_job, map_png):
    def build(*arguments):
        (slide,) = Presentation(io.BytesIO(build_slide(make_job(*arguments), map_png))).slides
        return slide

    return build


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_slide_when_built_then_title_sentence_figures_and_caveat_are_text(slide_of):
    found = texts(slide_of())
    assert found[:2] == ["Harm to civilians in Exampleland", "All documented incidents"]
    assert any("\n20–45+\n" in text for text in found)
    assert any(text.startswith("Reported figures, alleged actors.") for text in found)
    assert any("data version 0.1.0 of 31 December 2024" in text for text in found)


def test_slide_when_built_then_is_16_to_9_and_nothing_leaves_it(make_job, map_png):
    deck = Presentation(io.BytesIO(build_slide(make_job(), map_png)))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    for shape in deck.slides[0].shapes:
        assert min(shape.left, shape.top) >= 0
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height


def test_map_when_placed_then_keeps_its_shape_and_has_words(slide_of):
    (picture,) = [shape for shape in slide_of().shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert picture.width / picture.height == pytest.approx(2, abs=0.01)
    assert picture._element._nvXxPr.cNvPr.get("descr") == "Map of 14 documented incidents: All documented incidents"


def test_slide_when_exported_then_holds_the_map_of_the_sheets(make_job):
    (slide,) = Presentation(io.BytesIO(export_bytes(make_job(), FORMATS["pptx"]))).slides
    (picture,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    with Image.open(io.BytesIO(picture.image.blob)) as image:
        assert image.size == (1650, 1122)  # 190.5 by 129.5 mm at 220 dots per inch
        assert len(image.convert("RGB").getcolors(1 << 24)) > 50


def test_chart_when_built_then_is_native_with_every_month(slide_of, make_job):
    # By hand, without the aggregate: Jan 1, Feb 2, Mar 1, Apr 1, May 1, Nov 1 of 2023; Feb 1, Mar 1, Apr 1,
    # May 1, Jun 2 of 2024.
    (chart,) = [shape.chart for shape in slide_of().shapes if shape.has_chart]
    expected = [1, 2, 1, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 2]
    stacked = [list(series.values) for series in chart.plots[0].series]
    assert [sum(month) for month in zip(*stacked, strict=True)] == expected
    assert chart.plots[0].categories[0] == "Jan 2023"
    assert monthly_counts(make_job()).to_numpy().sum() == 13


def test_chart_when_printed_in_grey_then_each_group_has_a_pattern_of_its_own(slide_of):
    (chart,) = [shape.chart for shape in slide_of().shapes if shape.has_chart]
    looks = {}
    for series in chart.plots[0].series:
        fill = series.format.fill
        is_patterned = fill.type == MSO_FILL.PATTERNED
        looks[series.name] = fill.pattern if is_patterned else str(fill.fore_color.rgb) == "FFFFFF"
    assert len(looks) == len(set(looks.values())) == 7


def test_notes_when_built_then_cite_and_list_the_sources(slide_of):
    notes = slide_of(Selection(actors=frozenset({"ISSP"})), "fr").notes_slide.notes_text_frame.text
    assert "Uniquement les incidents" in notes.split("\n")[0]
    assert "Sources des 2 incidents de cette diapositive" in notes
    assert "https://news.example/" in notes


def test_slide_when_nothing_is_shown_then_says_zero(slide_of):
    slide = slide_of(Selection(actors=frozenset()))
    assert any("\n0\n" in text or text.endswith("\n0") for text in texts(slide))


def test_map_when_it_leaves_something_out_then_that_stands_below_it_and_is_read_out(make_job, map_png):
    tall = io.BytesIO()
    Image.new("RGB", (300, 300), "#DDDDDD").save(tall, "PNG")
    (slide,) = Presentation(io.BytesIO(build_slide(make_job(), tall.getvalue(), "Not on the map: two."))).slides
    (said,) = [
        shape for shape in slide.shapes if shape.has_text_frame and "Not on the map" in shape.text_frame.text
    ]
    (picture,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert picture.top + picture.height <= said.top
    assert picture._element._nvXxPr.cNvPr.get("descr").endswith(": All documented incidents. Not on the map: two.")


@pytest.mark.slow
def test_map_of_the_slide_when_drawn_then_says_what_it_leaves_out(make_job):
    drawn = draw_slide_map(make_job())
    assert drawn.png.startswith(b"\x89PNG")
    assert drawn.left_out == "Not on the map: 1 incident whose place is not known."
    assert draw_slide_map(make_job(Selection(start="2099-01"))).left_out == ""


@pytest.mark.slow
def test_slide_when_opened_by_libreoffice_then_becomes_one_page(make_job, map_png, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        reason = "no LibreOffice: install Debian's package libreoffice-impress"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    (tmp_path / "slide.pptx").write_bytes(build_slide(make_job(), map_png))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "slide.pptx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    content = (tmp_path / "slide.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type/Page/") == 1
