"""A form that is no TOML: each slip of the hand is named in plain words, and all else is read in the same round."""

import pytest

from sahel_map.curation.form_parts import open_form

KNOWN = {"harms", "summary_en", "date_end", "place", "sources"}
LIST = 'a list is written as ["one", "two"], each text in quotation marks, with a comma between them'
OPEN = 'the square bracket ] at the end of the list is missing; a list is written as ["one", "two"]'
TEXT = "the quotation mark at the end of the text is missing; a text stands on one line, however long"
HEADING = "a heading is written as [place] or [[sources]], with as many brackets after the name as before it"
SIGN = 'the sign = is missing; a field is written as name = "text"'
TWICE = "this field or heading stands twice in the form; keep one of them"
NEXT = "date_end = 2026-03-01\n"
READ = {"date_end"}

SLIPS = {
    "open list": ('harms = ["killing"\n', f'line 1, harms: {OPEN} (found: ["killing")', READ | {"harms"}),
    "open list with a comma": (
        'harms = ["killing",\n', f'line 1, harms: {OPEN} (found: ["killing",)', READ | {"harms"}
    ),
    "open list of several lines": (
        'harms = [\n  "killing",\n  "arson"\n',
        f'line 1, harms: {OPEN} (found: [   "killing",   "arson")',
        READ | {"harms"},
    ),
    "no comma in a list of several lines": (
        'harms = [\n"killing"\n"arson"\n]\n',
        f'line 1, harms: {LIST} (found: [ "killing" "arson" ])',
        READ | {"harms"},
    ),
    "open text in a list": (
        'harms = ["killing", "arson]\n', f'line 1, harms: {LIST} (found: ["killing", "arson])', READ | {"harms"}
    ),
    "text on two lines": (
        'summary_en = "Invented:\nit never was."\n',
        f'line 1, summary_en: {TEXT} (found: "Invented: it never was.")',
        READ | {"summary_en"},
    ),
    "open long text": (
        'summary_en = """Invented.\n',
        'line 1, summary_en: the three quotation marks at the end of the text are missing (found: """Invented.)',
        READ | {"summary_en"},
    ),
    "no sign": ('summary_en "Invented."\n', f'line 1, summary_en: {SIGN} (found: summary_en "Invented.")',
                READ | {"summary_en"}),
    "colon": ("summary_en: Invented.\n", f"line 1, summary_en: {SIGN} (found: summary_en: Invented.)",
              READ | {"summary_en"}),
    "words alone": (
        "Invented words.\n",
        'line 1: is not written as the form asks; texts stand in quotation marks, as "text" '
        "(found: Invented words.)",
        READ,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("slip", "problem", "fields"), SLIPS.values(), ids=SLIPS)
def test_slip_when_in_a_field_then_named_once_and_what_follows_is_read(slip, problem, fields):
    content, reader = open_form(slip + NEXT, KNOWN)
    assert reader.problems == [problem]
    assert set(content) == fields


@pytest.mark.parametrize(
    ("text", "problem", "content"),
    [
        ("[[sources]\nurl = 1\n", f"line 1: {HEADING} (found: [[sources])", {"sources": [{"url": 1}]}),
        ("[place\nname = 1\n", f"line 1: {HEADING} (found: [place)", {"place": {"name": 1}}),
        # What stands below the second one is neither lost in another part nor mixed with the first.
        ("[place]\nname = 1\n[place]\nname = 2\n", f"line 3: {TWICE} (found: [place])", {"place": {"name": 1}}),
    ],
)
def test_heading_when_broken_or_there_twice_then_what_stands_below_it_keeps_its_part(text, problem, content):
    read, reader = open_form(text, KNOWN)
    assert (read, reader.problems) == (content, [problem])


def test_slips_when_there_are_several_then_all_are_named_in_one_round_with_the_lines_they_stand_on():
    text = 'harms = [\n"killing",\nsummary_en = “Invented”\ndate_end = 2026-13-01\n[[sources]\nurl "x"\nmore = 1\n'
    content, reader = open_form(text, KNOWN)
    assert [problem.partition(":")[0] for problem in reader.problems] == [
        "line 1, harms",
        "line 3, summary_en",
        "line 4, date_end",
        "line 5",
        "line 6, url",
    ]
    assert content["sources"] == [{"url": "\0", "more": 1}]
