"""Rules on files: what is registered is there, unchanged, licensed; nothing else is; damage is one sentence."""

import pytest

from sahel_map.data.check.files import is_private_name

HARMS = "incidents/incident_harms.csv"


def content(copy, path=HARMS):
    return (copy.root / path).read_bytes()


def test_file_when_changed_without_registering_then_bytes_and_hash_differ(copy):
    copy.set(HARMS, 2, "harm_type", "torture")
    (copy.root / HARMS).write_bytes(content(copy) + b"EX-2024-0006,looting\n")
    found = [problem[:3] for problem in copy.problems_as_registered()]
    assert found[:3] == [(HARMS, None, "bytes"), (HARMS, None, "hash"), (HARMS, None, "rows")]


def test_file_when_missing_then_said_once_and_keys_into_it_are_not_followed(copy):
    (copy.root / "incidents/publishers.csv").unlink()
    assert copy.problems_as_registered() == [
        ("incidents/publishers.csv", None, None, "", "this registered file does not exist"),
    ]


def test_file_when_not_registered_then_problem(copy):
    (copy.root / "incidents/drafts.csv").write_text("a\n", encoding="utf-8")
    assert copy.problems_as_registered() == [
        (
            "incidents/drafts.csv",
            None,
            None,
            "",
            "this file is not registered in datapackage.json; register it or take it out",
        )
    ]


@pytest.mark.parametrize("licences", [[], [{"name": "NA"}], [{"path": "https://news.example"}]])
def test_licence_when_not_named_then_problem(copy, licences):
    copy.change_register(lambda register: register["resources"][0].update(licenses=licences))
    [problem] = copy.problems_as_registered()
    assert problem[:3] == ("datapackage.json", None, "incidents.licenses")
    assert problem[4] == "every resource needs a licence with a name, for example CC-BY-4.0"


def test_resource_when_it_leaves_the_folder_then_problem(copy):
    copy.change_register(lambda register: register["resources"][2].update(path="../outside.csv"))
    assert ("datapackage.json", None, "incident_harms", "../outside.csv", "must lie in the data folder") in (
        copy.problems_as_registered()
    )


@pytest.mark.parametrize(
    "name", ["victim_name", "phone", "e-mail", "witness", "contact email", "Telephone", "temoins", "date of birth"]
)
def test_column_name_when_personal_then_private(name):
    assert is_private_name(name)


@pytest.mark.parametrize(
    "name", ["place_name_en", "date_start", "publisher", "summary_en", "children_killed", "hotel", "url"]
)
def test_column_name_when_not_personal_then_not_private(name):
    assert not is_private_name(name)


def test_column_when_private_and_registered_then_refused(copy):
    def add(register):
        fields = register["resources"][2]["schema"]["fields"]
        fields.append({"name": "witness_phone", "type": "string"})

    rows = copy.rows(HARMS)
    copy.write(HARMS, [[*rows[0], "witness_phone"], *([*row, ""] for row in rows[1:])])
    copy.change_register(add)
    [problem] = copy.problems()
    assert problem[2:4] == ("incident_harms.witness_phone", "witness_phone")
    assert problem[4] == "columns that could identify victims, witnesses or other people are not allowed"


@pytest.mark.parametrize(
    ("damage", "row", "message"),
    [
        (
            lambda data: b"\xef\xbb\xbf" + data,
            None,
            "the file starts with a byte order mark; allowed is UTF-8 without one",
        ),
        (
            lambda data: data.replace(b"\n", b"\r\n"),
            None,
            "the file has Windows or Mac line ends (CR); allowed are LF line ends only",
        ),
        (
            lambda data: data.replace(b"killing\n", b"kill\xe9\n", 1),
            2,
            "is not UTF-8, the only encoding allowed",
        ),
        (
            lambda data: data.replace(b"EX-2023-0002,looting", b'"EX-2023-0002,looting', 1),
            4,
            "is not sound CSV from here on: unexpected end of data",
        ),
        (
            lambda data: data.replace(b"EX-2023-0002,looting", b"EX-2023-0002,looting,yes", 1),
            4,
            "has 3 cells where the header has 2",
        ),
        (lambda data: b"", None, "the file is empty; a header row is needed"),
    ],
)
def test_table_when_damaged_then_one_clear_sentence(copy, damage, row, message):
    (copy.root / HARMS).write_bytes(damage(content(copy)))
    assert (HARMS, row, message) in [(p[0], p[1], p[4]) for p in copy.problems()]


def test_header_when_a_column_is_misspelt_then_both_names_are_given(copy):
    (copy.root / HARMS).write_bytes(content(copy).replace(b"harm_type", b"harm_typ", 1))
    problems = [problem for problem in copy.problems() if problem[1] == 1]
    assert problems == [
        (
            HARMS,
            1,
            "harm_typ",
            "harm_typ",
            'unknown column; did you mean "harm_type"? Allowed: incident_id, harm_type',
        ),
        (HARMS, 1, "harm_type", "", "this column is missing"),
    ]


def test_header_when_out_of_order_then_the_registered_order_is_given(copy):
    copy.write(HARMS, [[row[1], row[0]] for row in copy.rows(HARMS)])
    assert copy.problems() == [(HARMS, 1, None, "", "columns are out of order; registered: incident_id, harm_type")]


def test_header_when_a_column_stands_twice_then_problem(copy):
    copy.write(HARMS, [[*row, row[1]] for row in copy.rows(HARMS)])
    assert copy.problems() == [(HARMS, 1, "harm_type", "", "this column stands twice in the header")]
