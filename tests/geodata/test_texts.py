"""Texts of the published data name no count by hand: they mark it, or say it without figures."""

import csv
import re

from tests.geodata.second_count import ROOT

# A number of three digits or more beside what is counted, or the last month of the data.
_COUNT = re.compile(
    r"\b(?:\d{3,}|[a-z]*(?:hundred|dozen)) (?:known |new |further |other )?"
    r"(?:incidents|records|places|pages|publishers|claims|doubts|fiches|lieux|éditeurs)\b"
)
_LAST_MONTH = re.compile(r"(?:March|mars) 2026")


def counted_by_hand(text):
    return [found[0] for pattern in (_COUNT, _LAST_MONTH) for found in pattern.finditer(text)]


def test_datasheet_readme_changelog_and_versions_when_read_then_no_count_and_no_last_month_is_typed_by_hand():
    datasheet = (ROOT / "README.md").read_text(encoding="utf-8")
    newest = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").partition("\n| date |")[0]
    first_lines = (ROOT.parent / "README.md").read_text(encoding="utf-8").partition("\n## ")[0]
    assert counted_by_hand(datasheet) + counted_by_hand(newest) + counted_by_hand(first_lines) == []
    with (ROOT / "versions.csv").open(encoding="utf-8", newline="") as file:
        newest_row = list(csv.DictReader(file))[-1]
    # Its numbers have columns of their own, which are counted.
    assert re.findall(r"\d", newest_row["text_en"] + newest_row["text_fr"]) == []
