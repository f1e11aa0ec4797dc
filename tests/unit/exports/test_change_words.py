"""What changed reads in words: no name of a column, no code and no day as a table has it."""

import json
import re
from importlib import resources
from pathlib import Path

import pytest

from sahel_map.data.trace.diff import Change
from sahel_map.exports.change_words import said_of_records, said_of_rows
from sahel_map.words import Words

GEODATA = Path(__file__).parents[3] / "geodata"
RECORD = "EX-2023-0001"
NBSP = "\u00a0"
CHANGES = [
    Change(RECORD, "changed", "claims", "", "", f"{RECORD}-C002", f"{RECORD}-C002"),
    Change(RECORD, "changed", "claims", "", "", f"{RECORD}-C003", f"{RECORD}-C003"),
    Change(RECORD, "changed", "claims", "basis", "record", "supports", f"{RECORD}-C001"),
    Change(RECORD, "changed", "incident_actors", "", "", f"{RECORD} FAMA", "FAMA"),
    Change(RECORD, "changed", "incident_actors", "", f"{RECORD} ISSP", "", "ISSP"),
    Change(RECORD, "changed", "incident_actors", "attribution", "suspected", "claimed", "JNIM"),
    Change(RECORD, "changed", "incident_figures", "maximum", "", "5", "killed"),
    Change(RECORD, "changed", "incidents", "date_start", "2023-01-31", "2023-02-01"),
    Change(RECORD, "changed", "incidents", "is_multi_place", "false", "true"),
    Change(RECORD, "changed", "incidents", "notes_en", "Invented: four were killed there in the night.",
           "Invented: five were killed there in the night."),
    Change(RECORD, "changed", "incidents", "notes_fr", "Inventé : quatre y ont été tués dans la nuit.",
           "Inventé : cinq y ont été tués dans la nuit."),
    Change(RECORD, "changed", "incidents", "summary_fr", "Un", "L'un"),
    Change(RECORD, "changed", "known_gaps", "", f"{RECORD} killed no_claim", "", "killed no_claim"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", [
            "on what it rests (statement C001): no page known → the page states it",
            "added: 2 statements of pages",
            "attribution (JNIM): Suspected → Operation claimed or acknowledged by the actor",
            "added: alleged actor Malian armed forces (FAMa)",
            "taken out: alleged actor Islamic State Sahel Province (ISSP)",
            "Civilians killed (lowest and highest count): highest count: (nothing) → 5",
            "first day: 31 Jan 2023 → 1 Feb 2023",
            "several places (yes or no): no → yes",
            "notes, in English: four → five",
            "what happened, in French: Un → L’un",
            "taken out: known gap (killed)",
        ]),
        ("fr", [
            f"sur quoi cela repose (énoncé C001){NBSP}: aucune page connue → la page l’énonce",
            f"ajout{NBSP}: 2 énoncés de pages",
            f"attribution (JNIM (GSIM)){NBSP}: Soupçonné → Opération revendiquée ou reconnue par l’acteur",
            f"ajout{NBSP}: auteur présumé Forces armées maliennes (FAMa)",
            f"retrait{NBSP}: auteur présumé État islamique – Province du Sahel (EIPS)",
            f"Civils tués (décomptes le plus bas et le plus haut){NBSP}: décompte le plus haut{NBSP}: (rien) → 5",
            f"premier jour{NBSP}: 31 janv. 2023 → 1er févr. 2023",
            f"plusieurs lieux (oui ou non){NBSP}: non → oui",
            f"notes, en français{NBSP}: quatre → cinq",
            f"ce qui s’est passé, en français{NBSP}: Un → L’un",
            f"retrait{NBSP}: lacune connue (tués)",
        ]),
    ],
)  # fmt: skip
def test_change_when_told_then_field_code_and_day_are_words_and_each_text_once(mini, language, said):
    words = Words(language, mini.labels(language))
    assert list(said_of_records(CHANGES, words)) == [(RECORD, line) for line in said]


def test_rows_when_of_no_record_then_named_where_a_reader_meets_them_and_counted_elsewhere():
    changes = [
        Change("sources S-0012", "added", "sources", "", "", "S-0012"),
        Change("sources S-0013", "added", "sources", "", "", "S-0013"),
        Change("sources S-0001", "changed", "sources", "state", "unknown", "archived"),
        Change("names_towns 7", "added", "names_towns", "", "", "7"),
        Change("table pending", "added", "pending"),
        Change("table sources", "changed", "sources", "title", "", "column added"),
    ]
    assert list(said_of_rows(changes, Words("en"))) == [
        ("Map, names and population", "1 row"),
        ("Report not yet assessed", "new table"),
        ("Pages", "new field: title"),
        ("Page S-0001", "state of the page: unknown → archived copy"),
        ("Pages", "S-0012, S-0013"),
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_columns_when_of_a_table_that_readers_meet_then_each_has_a_name(language):
    text = resources.files("sahel_map.words").joinpath(language, "fields.ftl").read_text("utf-8")
    named = set(re.findall(r"^ +\[(\w+)\]", text, re.MULTILINE))
    register = json.loads((GEODATA / "datapackage.json").read_text("utf-8"))
    told = re.compile(r"incident|claims|doubts|known_gaps|sources|publishers|places|pending|context|ledger")
    columns = {
        field["name"]
        for entry in register["resources"]
        if told.match(entry["name"])
        for field in entry["schema"]["fields"]
        if field["name"] not in entry["schema"]["primaryKey"]
    }
    assert columns - named == set()
