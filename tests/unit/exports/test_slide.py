"""The slides: real text, native chart and table, a map with words for it; legible and whole in other programs."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pptx import Presentation
from pptx.chart.axis import DateAxis
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu

from sahel_map.exports.formats import FORMATS, export_bytes
from sahel_map.exports.slide import build_slides
from sahel_map.exports.slide_chart import monthly_counts
from sahel_map.exports.slide_map import SlidePictures, draw_slide_pictures
from sahel_map.selection.selection import Selection

# Faces that step in for Arial, and Arial's twin: (regular, bold), in the order of their widths.
FACES = ("liberation/LiberationSans-{}.ttf", "dejavu/DejaVuSans{}.ttf")
FONTS = Path("/usr/share/fonts/truetype")


def png(width, height):
    content = io.BytesIO()
    Image.new("RGB", (width, height), "#DDDDDD").save(content, "PNG")
    return content.getvalue()


def pictures(left_out="", map_png=None):
    caveats = ("Actors are alleged.", "Not reported is not zero.")
    return SlidePictures(map_png or png(400, 200), png(300, 200), png(600, 200), left_out, caveats)


@pytest.fixture
def slides_of(make_job):
    def build(*arguments):
        return list(Presentation(io.BytesIO(build_slides(make_job(*arguments), pictures()))).slides)

    return build


@pytest.fixture
def slide_of(slides_of):
    return lambda *arguments: slides_of(*arguments)[0]


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def rows_of(slide):
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows]


def test_slides_when_built_then_title_sentence_figures_and_caveat_are_text(slides_of):
    seen, *others = slides_of()
    found = texts(seen)
    assert found[0] == "Harm to civilians in Exampleland" and "All documented incidents" in found
    assert "Documented incidents\n14\nCivilians reported killed\n20–45+" in found
    assert [slide.shapes.title.text_frame.text for slide in others] == [
        "Incidents per month", "Key figures", "How to read the map"
    ]  # fmt: skip
    for slide in others:
        assert "Harm to civilians in Exampleland: All documented incidents" in texts(slide)
    for slide in (seen, *others):
        (foot,) = [text for text in texts(slide) if text.startswith("Reported figures, alleged actors.")]
        assert "data version 0.1.0 of 31 December 2024" in foot


def test_figures_when_told_then_a_table_says_what_each_holds(slides_of):
    heading, incidents, killed, *_ = rows_of(slides_of()[2])
    assert heading == ["What is counted", "Reported", "What the figure holds and leaves out"]
    assert incidents[:2] == ["Documented incidents", "14"] and "1 aggregate record" in incidents[2]
    assert killed[:2] == ["Civilians reported killed", "20–45+"] and len(rows_of(slides_of()[2])) == 7


def test_slides_when_built_then_are_16_to_9_and_nothing_leaves_them(make_job):
    deck = Presentation(io.BytesIO(build_slides(make_job(), pictures())))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    for shape in (shape for slide in deck.slides for shape in slide.shapes):
        assert min(shape.left, shape.top) >= 0
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height


def widths_of(path):
    """Return the width of each letter of a font file in parts of its size, and the height of its lines."""
    if not path.exists():
        pytest.skip(f"no {path.name}: install Debian's packages fonts-dejavu-core and fonts-liberation")
    font = TTFont(path, lazy=True)
    per_em, metrics, lines = font["head"].unitsPerEm, font["hmtx"].metrics, font["hhea"]
    widths = {letter: metrics[glyph][0] / per_em for letter, glyph in font.getBestCmap().items()}
    return widths, (lines.ascent - lines.descent) / per_em


def height_in(face, frame, width):
    """Return the height in points of a text that is broken at spaces where a line is full, width in points."""
    tall = 0.0
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            size, lines, used = run.font.size.pt, 1, 0.0
            widths, line = face[run.font.bold]
            for word in run.text.split(" "):
                wide = sum(widths.get(ord(letter), 0.6) for letter in word) * size
                if used and used + wide > width:
                    lines, used = lines + 1, 0.0
                used += wide + widths[ord(" ")] * size
            tall += lines * line * size
    return tall


LONG = Selection(
    actors=frozenset({"ISSP", "JNIM"}), start="2023-01", end="2024-06", harms=frozenset({"killing", "arson"})
)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("selection", [Selection(), LONG], ids=["all", "narrow"])
def test_slides_when_another_face_steps_in_for_arial_then_every_text_has_room_at_12_pt(
    slides_of, selection, language, face
):
    bold = {"liberation": "Bold", "dejavu": "-Bold"}[face.partition("/")[0]]
    regular = {"liberation": "Regular", "dejavu": ""}[face.partition("/")[0]]
    faces = {False: widths_of(FONTS / face.format(regular)), True: widths_of(FONTS / face.format(bold))}
    n_read = 0
    for slide in slides_of(selection, language):
        for shape in slide.shapes:
            boxes = [(shape.text_frame, shape.width, shape.height)] if shape.has_text_frame else []
            if shape.has_table:
                columns, rows = shape.table.columns, shape.table.rows
                boxes = [
                    (cell.text_frame, column.width - 2 * cell.margin_left, row.height - 2 * cell.margin_top)
                    for row in rows
                    for column, cell in zip(columns, row.cells, strict=True)
                ]
            for frame, width, height in boxes:
                assert all(run.font.size.pt >= 12 for paragraph in frame.paragraphs for run in paragraph.runs)
                assert height_in(faces, frame, Emu(width).pt) <= Emu(height).pt + 0.5, frame.text
                n_read += 1
    assert n_read > 4 * 3 + 7 * 3


def test_map_when_placed_then_keeps_its_shape_and_has_words(slide_of):
    picture, actors = [shape for shape in slide_of().shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert picture.width / picture.height == pytest.approx(2, abs=0.01)
    assert picture._element._nvXxPr.cNvPr.get("descr") == "Map of 14 documented incidents: All documented incidents"
    assert actors._element._nvXxPr.cNvPr.get("descr") == "Alleged actor"
    assert actors.left > picture.left + picture.width


def test_slide_when_exported_then_holds_the_map_of_the_sheets(make_job):
    slide = Presentation(io.BytesIO(export_bytes(make_job(), FORMATS["pptx"]))).slides[0]
    picture, actors = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert Emu(actors.width).inches == pytest.approx(2.68, abs=0.01)  # its type keeps its size
    with Image.open(io.BytesIO(picture.image.blob)) as image:
        assert image.size == (1920, 1012)  # 243.8 by 128.5 mm at 200 dots per inch
        assert len(image.convert("RGB").getcolors(1 << 24)) > 50


def test_chart_when_built_then_is_native_with_every_month(slides_of, make_job):
    # By hand, without the aggregate: Jan 1, Feb 2, Mar 1, Apr 1, May 1, Nov 1 of 2023; Feb 1, Mar 1, Apr 1,
    # May 1, Jun 2 of 2024.
    (chart,) = [shape.chart for shape in slides_of()[1].shapes if shape.has_chart]
    expected = [1, 2, 1, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 2]
    stacked = [list(series.values) for series in chart.plots[0].series]
    assert [sum(month) for month in zip(*stacked, strict=True)] == expected
    axis = chart.category_axis
    assert isinstance(axis, DateAxis) and axis.tick_labels.number_format == "[$-809]mmm yyyy"
    # 18 months, of which nine at most are named.
    assert axis._element.find(qn("c:majorUnit")).get("val") == "2" and chart.value_axis.major_unit == 1
    assert monthly_counts(make_job()).to_numpy().sum() == 13


def test_chart_when_printed_in_grey_then_each_group_has_a_pattern_of_its_own(slides_of):
    (chart,) = [shape.chart for shape in slides_of()[1].shapes if shape.has_chart]
    looks = {}
    for series in chart.plots[0].series:
        fill = series.format.fill
        is_patterned = fill.type == MSO_FILL.PATTERNED
        looks[series.name] = fill.pattern if is_patterned else str(fill.fore_color.rgb) == "FFFFFF"
    assert len(looks) == len(set(looks.values())) == 7


def test_notes_when_built_then_cite_and_list_the_sources(slide_of):
    notes = slide_of(Selection(actors=frozenset({"ISSP"})), "fr").notes_slide.notes_text_frame.text
    assert "Uniquement les incidents" in notes.split("\n")[0]
    assert "Sources des 2 incidents de ces diapositives" in notes
    assert "https://news.example/" in notes


def test_slide_when_nothing_is_shown_then_says_zero(slide_of):
    slide = slide_of(Selection(actors=frozenset()))
    assert any("\n0\n" in text or text.endswith("\n0") for text in texts(slide))


def test_map_when_it_leaves_something_out_then_that_stands_below_it_and_is_read_out(make_job):
    shown = pictures("Not on the map: two.", png(300, 300))
    slide = Presentation(io.BytesIO(build_slides(make_job(), shown))).slides[0]
    (said,) = [
        shape for shape in slide.shapes if shape.has_text_frame and "Not on the map" in shape.text_frame.text
    ]
    picture, _ = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert picture.top + picture.height <= said.top
    assert picture._element._nvXxPr.cNvPr.get("descr").endswith(": All documented incidents. Not on the map: two.")


@pytest.mark.slow
def test_map_of_the_slide_when_drawn_then_says_what_it_leaves_out(make_job):
    drawn = draw_slide_pictures(make_job())
    assert {each[:4] for each in (drawn.map_png, drawn.actors_png, drawn.legend_png)} == {b"\x89PNG"}
    assert drawn.left_out == "Not on the map: 1 incident whose place is not known."
    assert draw_slide_pictures(make_job(Selection(start="2099-01"))).left_out == ""


@pytest.mark.slow
def test_slide_when_opened_by_libreoffice_then_becomes_four_pages(make_job, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        reason = "no LibreOffice: install Debian's package libreoffice-impress"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    (tmp_path / "slide.pptx").write_bytes(build_slides(make_job(), pictures()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "slide.pptx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    content = (tmp_path / "slide.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type/Page/") == 4
