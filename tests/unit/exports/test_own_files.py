"""The organisation's own on Word files, pages and slides: name, contact, mark, template."""

import io
import itertools

import docx
import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from sahel_map.data.read.profile import Bilingual, Profile
from sahel_map.exports.formats import FORMATS, export_bytes
from sahel_map.exports.slide import build_slides
from sahel_map.exports.slide_map import SlidePictures
from sahel_map.sheets.content.brand import BRAND_VARIABLE, Brand, mark_of
from sahel_map.words import Words

BRAND = 'name = "Example Cell"\ncontact = "maps@example.org"\nmark = "draft"\npptx_template = "own.pptx"\n'


@pytest.fixture(scope="module")
def pictures():
    content = io.BytesIO()
    Image.new("RGB", (400, 200), "#DDDDDD").save(content, "PNG")
    png = content.getvalue()
    return SlidePictures(png, png, png, "Absents de la carte : deux.", ("Les auteurs sont présumés.",))


@pytest.fixture
def own(tmp_path, monkeypatch):
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(10), Inches(5.625)
    deck.slides.add_slide(deck.slide_layouts[0])
    deck.save(str(tmp_path / "own.pptx"))
    (tmp_path / "brand.toml").write_text(BRAND)
    monkeypatch.setenv(BRAND_VARIABLE, str(tmp_path / "brand.toml"))


@pytest.mark.parametrize(
    ("profile", "brand", "chosen", "mark"),
    [
        (Profile(), Brand(), "", ""),
        (Profile(), Brand(mark="draft"), "", "draft"),
        (Profile(is_internal=True), Brand(mark="draft"), "", "Interne"),
        (Profile(mark=Bilingual("Embargo", "Sous embargo"), is_internal=True), Brand(), "", "Sous embargo"),
        (Profile(mark=Bilingual("Embargo")), Brand(mark="draft"), "Pour A. seul", "Pour A. seul"),
    ],
)
def test_mark_when_several_are_set_then_choice_goes_before_set_before_organisation(profile, brand, chosen, mark):
    assert mark_of(profile, Words("fr"), brand, chosen) == mark


def test_brief_when_a_brand_is_set_then_every_page_carries_it(make_job, own):
    report = docx.Document(io.BytesIO(export_bytes(make_job(), FORMATS["docx"])))
    for section in report.sections:
        text = "".join(paragraph.text for paragraph in section.header.paragraphs)
        assert "Example Cell · maps@example.org" in text and "draft" in text


def test_page_when_a_brand_is_set_then_shows_mark_and_name(make_job, own):
    page = export_bytes(make_job(), FORMATS["html"]).decode()
    assert '"mark":"draft"' in page and "Example Cell" in page


def test_slides_when_a_template_is_set_then_have_its_size_and_the_mark_on_each(make_job, own, pictures):
    deck = Presentation(io.BytesIO(build_slides(make_job(), pictures)))
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(5.625))
    assert len(deck.slides) == 4
    for slide in deck.slides:
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert "draft" in texts and any("Example Cell" in text for text in texts)
    for shape in (shape for slide in deck.slides for shape in slide.shapes):
        assert shape.left + shape.width <= deck.slide_width and shape.top + shape.height <= deck.slide_height


def test_slide_when_written_then_every_text_says_its_language(make_job, pictures):
    slides = Presentation(io.BytesIO(build_slides(make_job(None, "fr"), pictures))).slides
    shapes = [shape for slide in slides for shape in slide.shapes]
    frames = [shape.text_frame for shape in shapes if shape.has_text_frame]
    frames += [
        cell.text_frame for shape in shapes if shape.has_table for row in shape.table.rows for cell in row.cells
    ]
    runs = [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]
    assert {run.font._element.get("lang") for run in runs} == {"fr-FR"}


def test_slide_when_texts_are_long_then_none_reaches_into_the_next(make_job, pictures):
    for slide in Presentation(io.BytesIO(build_slides(make_job(None, "fr"), pictures))).slides:
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]
        for one, other in itertools.combinations(boxes, 2):
            assert min(one[2], other[2]) <= max(one[0], other[0]) or min(one[3], other[3]) <= max(one[1], other[1])
