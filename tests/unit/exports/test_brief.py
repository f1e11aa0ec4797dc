"""The written brief: real headings, ranges, the records' own words, numbers that lead to sources."""

import dataclasses
import io
import zipfile

import numpy as np
import pytest
from docx import Document

from sahel_map.core.errors import SelectionError
from sahel_map.data.trace.diff import Change
from sahel_map.exports.brief_content import brief_content
from sahel_map.exports.change_brief import changes_by_kind, corrections_since, write_change_brief
from sahel_map.exports.formats import FORMATS, export_bytes
from sahel_map.selection.selection import Selection
from sahel_map.statistics.harms_by_month import harms_by_month
from sahel_map.views.figures.paragraph import paragraph
from sahel_map.words import Words

# Each has a Word report written, with its map and chart.
pytestmark = pytest.mark.slow


def report_of(content):
    return Document(io.BytesIO(content))


def headings(report, level):
    return [p.text for p in report.paragraphs if p.style.name == f"Heading {level}"]


def test_brief_when_made_then_has_real_headings_ranges_and_a_section_for_each_cercle(make_job):
    report = report_of(export_bytes(make_job(), FORMATS["docx"]))
    assert headings(report, 1)[:2] == ["Key figures", "Map"]
    assert headings(report, 2) == [
        "Cercle Examplecercle-1",
        "Cercle Examplecercle-2",
        "Cercle Examplecercle-3",
        "Cercle Examplecercle-4",
        "Oldregion-1 region (before 2023): cercle not known",
        "Oldregion-2 region (before 2023): cercle not known",
        "Place not known",
    ]
    figures = {row.cells[0].text: row.cells[1].text for row in report.tables[0].rows}
    assert figures["Civilians reported killed"] == "20–45+"


def test_brief_when_made_then_each_record_stands_once_in_its_own_words_with_its_sources(make_job):
    job = make_job()
    content = brief_content(job)
    lines = [line for _, found in content.sections for line in found]
    assert sorted(line.incident_id for line in lines) == sorted(job.dataset.incidents.index)
    for line in lines:
        assert line.summary == job.dataset.incidents.at[line.incident_id, "summary_en"]
    numbers = {item.number for group in content.sources.groups for item in group.items}
    assert {number for line in lines for number in line.sources} == numbers


def test_harms_when_counted_by_month_then_each_incident_is_once_in_the_last_column(mini):
    table = harms_by_month(mini, np.ones(len(mini.incidents), dtype=bool))
    # Thirteen incidents without the aggregate, from January 2023 to June 2024.
    assert (table.index.min(), table.index.max(), len(table)) == (2023 * 12, 2024 * 12 + 5, 18)
    assert table["incidents"].sum() == 13
    february = table.loc[2023 * 12 + 1]
    assert (february["incidents"], february["killing"]) == (2, 2)


def test_brief_when_in_french_then_says_so_to_readers_and_programs(make_job):
    report = report_of(export_bytes(make_job(None, "fr"), FORMATS["docx"]))
    assert headings(report, 1)[:2] == ["Chiffres clés", "Carte"]
    assert 'w:val="fr-FR"' in report.styles["Normal"].element.xml
    assert report.core_properties.language == "fr-FR"


def test_pictures_when_in_the_brief_then_have_words(make_job):
    report = report_of(export_bytes(make_job(), FORMATS["docx"]))
    texts = [shape._inline.docPr.get("descr") for shape in report.inline_shapes]
    assert texts[0].startswith("Map of 14 documented incidents. All documented incidents.")
    assert texts[1].startswith("Incidents by month of their first day (13 counted)")


def test_brief_when_texts_are_hostile_then_they_are_texts_and_no_link_leads_anywhere_else(hostile_job):
    content = export_bytes(hostile_job, FORMATS["docx"])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert "javascript" not in relations
    assert "</script><img src=x onerror=window.hostile=1>&amp;" in "".join(
        p.text for p in report_of(content).paragraphs
    )


def test_brief_when_an_address_has_codes_then_letters_are_shown_and_the_link_is_exact(make_job):
    job = make_job()
    coded = "https://news.example/lib%C3%A9ration%2Fa"
    urls = job.dataset.sources["url"].mask(job.dataset.sources["source_id"] == "S-0003", coded)
    dataset = dataclasses.replace(job.dataset, sources=job.dataset.sources.assign(url=urls))
    report = report_of(export_bytes(dataclasses.replace(job, dataset=dataset), FORMATS["docx"]))
    (link,) = [each for p in report.paragraphs for each in p.hyperlinks if "lib" in each.address]
    assert (link.address, link.text) == (coded, "https://news.example/libération%2Fa")


def test_brief_when_made_twice_then_has_the_same_bytes(make_job):
    assert export_bytes(make_job(), FORMATS["docx"]) == export_bytes(make_job(), FORMATS["docx"])


def test_paragraph_when_asked_then_says_filter_count_range_and_citation(make_job):
    job = make_job(Selection(actors=frozenset({"FAMA"})))
    text = paragraph(job.dataset, job.selection, job.mask, job.words, job.now.date())
    assert text.startswith("Only incidents ")
    assert "Reported killed: 15–25+ (" in text
    assert text.endswith(job.context.citation)


def test_changes_when_listed_then_by_kind_with_before_and_after(make_job, tmp_path):
    job = make_job()
    changes = [
        Change("EX-2024-0007", "added"),
        Change("EX-2023-0001", "changed", "incidents", "confidence", "low", "high"),
        Change("EX-2023-0002", "changed", "incidents", "notes_en", "", "New."),
        Change("sources S-0012", "added", "sources", "", "", "S-0012"),
        Change("counts incidents", "changed", "counts", "value", "14", "15"),
    ]
    lines = changes_by_kind(changes, job.words)
    assert lines == {
        "Added (1 record, 1 row of other tables)": [("EX-2024-0007", ""), ("Page", "S-0012")],
        "Changed (2 records)": [
            ("EX-2023-0001", "confidence: Low → High"),
            ("EX-2023-0002", "notes, in English: (nothing) → New."),
        ],
    }
    write_change_brief(job.dataset, lines, "0.0.9", job.words, job.now, tmp_path / "c.docx")
    report = report_of((tmp_path / "c.docx").read_bytes())
    assert headings(report, 1) == ["Added (1 record, 1 row of other tables)", "Changed (2 records)"]


def test_changes_when_records_are_retracted_then_the_reason_in_the_readers_language_and_what_came_and_went(
    make_job,
):
    changes = [
        Change("EX-2023-0002", "retracted", "incidents", "retraction_reason_en", "", "Invented."),
        Change("EX-2023-0002", "retracted", "incidents", "retraction_reason_fr", "", "Inventé."),
        Change("EX-2023-0002", "retracted", "incidents", "status", "published", "retracted"),
        Change("EX-2024-0007", "retracted", "incidents", "retraction_reason_en", "", "Twice."),
        Change("EX-2024-0007", "retracted", "incidents", "retraction_reason_fr", "", "Double."),
        Change("EX-2024-0007", "retracted", "incidents", "status", "", "retracted"),
    ]
    assert changes_by_kind(changes, make_job().words) == {
        "Retracted (2 records)": [
            ("EX-2023-0002", "reason: Invented."),
            ("EX-2024-0007", "reason: Twice."),
            ("EX-2024-0007", "added and retracted since"),
        ]
    }
    assert changes_by_kind(changes, make_job(None, "fr").words) == {
        "Retirées (2 fiches)": [
            ("EX-2023-0002", "motif\u00a0: Inventé."),
            ("EX-2024-0007", "motif\u00a0: Double."),
            ("EX-2024-0007", "ajoutée puis retirée depuis"),
        ]
    }


def test_corrections_when_since_a_version_or_a_day_then_only_later_ones(mini):
    words = Words("en")
    rows = mini.corrections.iloc[:0].copy()
    for version, day, record in (("3", "2026-03-01", "A"), ("2", "2026-02-01", "B"), ("1", "2026-01-01", "C")):
        rows.loc[len(rows)] = [version, day, record, "record added", "newly reported", "S-1"]
    data = dataclasses.replace(mini, corrections=rows)
    said = "record added (newly reported; S-1)"
    assert corrections_since(data, "2", words) == {"3 (1 record)": [("A", said)]}
    assert corrections_since(data, "2026-02-01", words) == {
        "3 (1 record)": [("A", said)],
        "2 (1 record)": [("B", said)],
    }
    with pytest.raises(SelectionError, match="one of the versions 3, 2, 1"):
        corrections_since(data, "9", words)
