"""What a line of the log holds, and how many like it are written."""

import json
import logging

import pytest

from sahel_map.app.server import log_lines
from sahel_map.app.server.log_lines import JsonLines, Sparing, scrubbed


def line_of(error=None, **fields):
    record = logging.LogRecord(
        "test", logging.ERROR, __file__, 1, "said", (), (type(error), error, error.__traceback__) if error else None
    )
    if fields:
        record.fields = fields
    return json.loads(JsonLines().format(record))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("user ada@ngo.example is not in the tenant", "user [e-mail address] is not in the tenant"),
        ("GET https://id.example/cb?code=1&state=2 failed", "GET https://id.example/cb?[query] failed"),
        ("192.0.2.7:4242 - closed", "[address] - closed"),
        ("from 2001:db8::7 to us", "from [address] to us"),
        ("at 10:22:05 nothing", "at [address] nothing"),  # rather too much than too little
        ("port 8501 is taken", "port 8501 is taken"),
        (
            "Error during authentication: access_denied. Error description: AADSTS50105: Ada Kidal"
            " (ada@ngo.example) is not assigned. Trace ID: 1",
            "Error during authentication: access_denied AADSTS50105",
        ),
        (
            "Error during authentication: Ada of Kidal. Error description: None",
            "Error during authentication: [other words]",
        ),
        pytest.param("x" * 60_000, "x" * 2_000 + " [...]", id="long"),
        pytest.param(" " * 60_000, " [...]", id="long and empty"),
        pytest.param(
            "a?" + "q" * 3_000 + " " + "x" * 985 + " kidal@ngo.example " + "x" * 9_000,
            "a?[query] " + "x" * 985 + " [...]",
            id="an address where the beginning ends",
        ),
    ],
)
def test_text_of_a_library_when_logged_then_names_no_person_machine_or_filter(text, kept):
    assert scrubbed(text) == kept


def test_error_when_logged_then_is_one_object_without_what_a_reader_typed():
    try:
        {}["kidal"]
    except KeyError as error:
        line = line_of(error)
    assert line["error"]["type"] == "KeyError"
    assert line["error"]["at"][-1].endswith("test_error_when_logged_then_is_one_object_without_what_a_reader_typed")
    assert "kidal" not in json.dumps(line)


def test_error_when_of_the_network_then_its_words_are_kept():
    line = line_of(ConnectionError("CERTIFICATE_VERIFY_FAILED for ada@ngo.example"))
    assert line["error"]["type"] == "ConnectionError: CERTIFICATE_VERIFY_FAILED for [e-mail address]"


def test_log_when_the_same_happens_again_and_again_then_says_how_often_once(monkeypatch):
    clock = [1000.0]
    monkeypatch.setattr(log_lines.time, "monotonic", lambda: clock[0])
    sparing, passed = Sparing(most=3), []

    def happen(**fields):
        record = logging.LogRecord("test", logging.INFO, __file__, 1, "", (), None)
        record.fields = fields
        if sparing.filter(record):
            passed.append((fields["event"], getattr(record, "n_more", 0)))

    for _ in range(10):
        happen(event="request", route="other", status=401)
        happen(event="data-refused")
        happen(event="request", route="page", status=200)
    assert passed.count(("request", 0)) == 3 + 10
    assert passed.count(("data-refused", 0)) == 3
    clock[0] += 61
    happen(event="request", route="other", status=401)
    assert passed[-1] == ("request", 7)
