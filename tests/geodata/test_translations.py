"""What a page supports and what is doubtful about a place say the same in English and French."""

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "geodata"
# English writes "4 p.m.", French "16 h".
AFTERNOON = re.compile(r"\b(\d{1,2})((?:[.:]\d\d)?) ?p\.?m\b")


def rows(path):
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(text):
    """Return the numbers of a text, hours of the afternoon as on a 24-hour clock, in order of size."""
    text = AFTERNOON.sub(lambda hour: f"{int(hour[1]) % 12 + 12}{hour[2]}", text)
    text = re.sub(r"(?<=\d)[ ,](?=\d{3}\b)", "", text)
    return sorted(map(int, re.findall(r"\d+", text)))


@pytest.mark.parametrize(
    ("path", "english"),
    [
        ("incidents/incident_sources.csv", "supports"),
        ("ledger/report_pages.csv", "supports"),
        ("places/places.csv", "conflict_note"),
    ],
)
def test_french_when_beside_the_english_then_complete_and_with_the_same_figures(path, english):
    pairs = [(row[english], row[f"{english}_fr"]) for row in rows(path)]
    assert [pair for pair in pairs if bool(pair[0]) != bool(pair[1])] == []
    assert [pair for pair in pairs if figures(pair[0]) != figures(pair[1])] == []
