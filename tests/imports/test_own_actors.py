"""A set may name actors that our list does not have: each in one of our groups, and in no other set."""

import datetime as dt

import numpy as np
import pytest

from sahel_map.core.vocabulary import ActorGroup, bits_of
from sahel_map.exports.formats import FORMATS, export_bytes
from sahel_map.exports.job import ExportJob
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.mapping_file import mapping_toml, parse_mapping
from sahel_map.incident.facts import build_record
from sahel_map.selection.all_filters import ACTORS
from sahel_map.selection.known import Known
from sahel_map.selection.matching import counts_beside, matching
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.sheets.make import sheet_data
from sahel_map.sheets.order import SheetOrder
from sahel_map.statistics.harms import by_actor
from sahel_map.views.table.table import incident_table
from sahel_map.words import Words

pytestmark = pytest.mark.slow

HEADER = "id,event_date,location,latitude,longitude,precision,actor,harm_type,killed,source,url,description\n"
ROWS = (
    HEADER
    + "E1,2024-05-11,Exampleville,14.51,-3.91,settlement,Example Front,killing,2,Example Monitor,,Invented one.\n"
    + "E2,2024-05-12,Exampleville,14.51,-3.91,settlement,Example Front / FAMA,killing,1,Example Monitor,,Two.\n"
    + "E3,2024-05-13,Exampleville,14.51,-3.91,settlement,JNIM,killing,4,Example Monitor,,Invented three.\n"
)
MAPPING = """
[own_actors.EXAMPLE_FRONT]
group = "REBEL_COALITIONS"
label = "Example Front"
label_fr = "Front d’Exemple"

[source]
publisher = "Example Recorders"
"""
NOW = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)


@pytest.fixture
def dataset(bring):
    return bring(ROWS, MAPPING).dataset()


def chosen(dataset, **query):
    selection, notices = Selection.from_query(query, Known.of(dataset))
    assert notices == ()
    return selection, matching(dataset, selection).tolist()


def test_actor_of_the_set_when_imported_then_stands_in_its_group(dataset):
    by_day = dataset.incidents.set_index(dataset.incidents["date_start"].dt.day).sort_index()
    known = dataset.codes.actors
    assert [known.of(int(bits)) for bits in by_day["actor_bits"]] == [
        ("EXAMPLE_FRONT",),
        ("FAMA", "EXAMPLE_FRONT"),
        ("JNIM",),
    ]
    assert by_day["group_bits"].tolist() == [
        bits_of([ActorGroup.REBEL_COALITIONS]),
        bits_of([ActorGroup.STATE_AND_ALLIES, ActorGroup.REBEL_COALITIONS]),
        bits_of([ActorGroup.ISLAMIST_ARMED_GROUPS]),
    ]


def test_actor_of_the_set_when_asked_for_by_address_then_filters_and_is_named(dataset):
    days = dataset.incidents["date_start"].dt.day.to_numpy()
    selection, mask = chosen(dataset, actor="EXAMPLE_FRONT")
    assert sorted(days[mask].tolist()) == [11, 12]
    assert selection.to_query() == {"actor": "EXAMPLE_FRONT"}
    for language, name in (("en", "Example Front"), ("fr", "Front d’Exemple")):
        words = Words(language, dataset.labels(language))
        assert name in selection.describe(words)
        assert name in ACTORS.label("EXAMPLE_FRONT", words, selection)
    # The group holds our rebel coalition and the set's own; it goes by its code.
    selection, mask = chosen(dataset, actor="REBEL_COALITIONS")
    assert selection.actors == {"CSP_FLA", "EXAMPLE_FRONT"}
    assert sorted(days[mask].tolist()) == [11, 12]
    _, mask = chosen(dataset, actor="EXAMPLE_FRONT", actor_mode="only")
    assert days[mask].tolist() == [11]
    facets = counts_beside(dataset, Selection(known_actors=dataset.codes.actors))["actors"]
    assert {code: n for code, n in facets.items() if n} == {
        "STATE_AND_ALLIES": 1,
        "FAMA": 1,
        "ISLAMIST_ARMED_GROUPS": 1,
        "JNIM": 1,
        "REBEL_COALITIONS": 2,
        "EXAMPLE_FRONT": 2,
    }


def test_actor_of_the_set_when_shown_then_named_in_table_record_chart_sheet_and_files(dataset):
    words, everything = Words("en", dataset.labels("en")), np.ones(3, dtype=bool)
    table = incident_table(dataset, everything, words, ["actors"])
    assert set(table.iloc[:, -1]) == {
        "Example Front",
        "Malian armed forces (FAMa), Example Front",
        words.label("actors", "JNIM"),
    }
    assert by_actor(dataset, everything).loc["EXAMPLE_FRONT", "n_incidents"] == 2
    first = dataset.incidents.index[dataset.incidents["date_start"].dt.day == 11][0]
    assert "Example Front" in str(build_record(dataset, first, words))
    sheet = sheet_data(dataset, SheetOrder(Selection(), SheetOptions("a4"), records=(first,)), words)
    assert "Example Front" in str(sheet)
    for code in ("geojson", "kml"):
        made = export_bytes(ExportJob(dataset, Selection(), everything, words, NOW), FORMATS[code])
        assert b"EXAMPLE_FRONT" in made or b"Example Front" in made, code


def test_other_sets_when_asked_for_an_actor_of_a_set_then_they_say_they_have_none(mini):
    selection, (notice,) = Selection.from_query({"actor": "EXAMPLE_FRONT"}, Known.of(mini))
    assert selection.actors == frozenset() or selection.actors is None
    assert "EXAMPLE_FRONT" in notice.text(Words("en"))


def test_mapping_when_written_and_read_then_is_the_same():
    mapping = parse_mapping(MAPPING)
    assert parse_mapping(mapping_toml(mapping)) == mapping


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('[own_actors.FAMA]\ngroup = "REBEL_COALITIONS"\nlabel = "x"', "FAMA is a code of ours"),
        ('[own_actors.REBEL_COALITIONS]\ngroup = "OTHER"\nlabel = "x"', "is a code of ours"),
        ('[own_actors.example]\ngroup = "OTHER"\nlabel = "x"', "2 to 40 capital letters"),
        ('[own_actors.EXAMPLE]\ngroup = "UNIDENTIFIED"\nlabel = "x"', "group 'UNIDENTIFIED'"),
        ('[own_actors.EXAMPLE]\ngroup = "OTHER"', "needs a label"),
        ('[own_actors]\nEXAMPLE = "OTHER"', "needs group and label"),
        ('[own_actors.EXAMPLE]\ngroup = "OTHER"\nlabel = "x"\ncolour = "red"', "'colour' means nothing here"),
    ],
)
def test_mapping_when_an_actor_cannot_be_one_then_one_sentence(table, said):
    with pytest.raises(ImportFileError) as caught:
        parse_mapping(table)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
