"""What is wrong with a form that is no TOML, in words for people who have never heard of TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["NAMED", "Wrong", "explain"]

#: Stands in for a value or a heading that could not be read and was named, so that the rest is read all the same.
NAMED = "\0"

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_ASSIGNED = re.compile(r"\s*(?P<field>[A-Za-z_]+)\s*=\s*(?P<value>.*?)\s*(?:#.*)?")
_LACKS_SIGN = re.compile(r"\s*(?P<field>[a-z]+(?:_[a-z0-9]+)*)(?:\s*:\s*\S|\s*[\"'“«\[]|\s+[0-9]).*")
_HEADING = re.compile(r"\s*(?P<opens>\[+)\s*(?P<name>[A-Za-z_]+)\s*(?P<closes>\]*)\s*(?:#.*)?")
_TEXT = re.compile(r'"[^"]*"|\'[^\']*\'|#.*')
_LONG_TEXTS = ('"""', "'''")
_LOOKS_LIKE_A_DAY = re.compile(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}")
_LOOKS_LIKE_A_DECIMAL = re.compile(r"-?\d+,\d+")
_CURLY = frozenset("“”„«»‘’")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a field or heading of a form.

    Attributes
    ----------
    first, end : int
        Its lines, from 0, the end not among them.
    problem : str
        One sentence: which line and field, what is wrong there, how it is written.
    instead : str
        A line in place of these, with which the rest of the form can be read.
    """

    first: int
    end: int
    problem: str
    instead: str


def explain(lines: Sequence[str], error: tomllib.TOMLDecodeError) -> Wrong:
    """Say what is wrong with a form that is no TOML.

    Parameters
    ----------
    lines : sequence of str
        The form.
    error : TOMLDecodeError
        What its reader says.
    """
    said = str(error)
    found = _PLACE.search(said)
    number = min(int(found[1]), len(lines)) - 1 if found else len(lines) - 1
    first = _opened(lines, number, said)
    if first is not None:
        end = next((n for n in range(first + 1, len(lines)) if _begins(lines[n])), len(lines))
        value = " ".join(lines[first:end]).partition("=")[2].strip()
        return _wrong(lines, first, end, _reason_of_several(value, said), value)
    value = match["value"] if (match := _ASSIGNED.fullmatch(lines[number])) else lines[number].strip()
    return _wrong(lines, number, number + 1, _reason(value, said, bool(match)), value, _stands_twice(said))


def _wrong(lines: Sequence[str], first: int, end: int, reason: str, value: str, is_twice: bool = False) -> Wrong:
    line = lines[first]
    match = _ASSIGNED.fullmatch(line) or _LACKS_SIGN.fullmatch(line)
    where = f"line {first + 1}, {match['field']}" if match else f"line {first + 1}"
    shown = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
    instead = f'{match["field"]} = "\\u0000"' if match and not is_twice else ""
    if heading := _HEADING.fullmatch(line):
        n = min(max(len(heading["opens"]), len(heading["closes"])), 2)
        # What stands below a heading that is there twice belongs to no other.
        instead = '[["\\u0000"]]' if is_twice else f"{'[' * n}{heading['name']}{']' * n}"
    return Wrong(first, end, f"{where}: {reason} (found: {shown or 'nothing'})", instead)


def _opened(lines: Sequence[str], number: int, error: str) -> int | None:
    """Return the line on which a list or a text begins that goes on at a line; None where none does."""
    if "Unterminated" in error:
        return max((n for n, line in enumerate(lines) if any(mark in line for mark in _LONG_TEXTS)), default=None)
    for n in range(number, -1, -1):
        if match := _ASSIGNED.fullmatch(lines[n]):
            if match["value"].startswith("[") and _n_open(lines[n : max(number, n + 1)]) > 0:
                return n
            if n < number:
                return None
            if match["value"].startswith('"') and match["value"].count('"') == 1:
                return n
        elif _HEADING.fullmatch(lines[n]) and n < number:
            return None
    return None


def _n_open(lines: Sequence[str]) -> int:
    """Return how many brackets of some lines are not closed, those in texts left out."""
    bare = "".join(_TEXT.sub("", line) for line in lines)
    return bare.count("[") - bare.count("]")


def _begins(line: str) -> bool:
    """Whether a field or a heading begins with a line."""
    return bool(_ASSIGNED.fullmatch(line) or _HEADING.fullmatch(line))


def _reason_of_several(value: str, error: str) -> str:
    if "Unterminated" in error:
        return "the three quotation marks at the end of the text are missing"
    if value[0] == '"':
        return "the quotation mark at the end of the text is missing; a text stands on one line, however long"
    if _n_open([value]) > 0 and value.count('"') % 2 == 0:
        return 'the square bracket ] at the end of the list is missing; a list is written as ["one", "two"]'
    return _reason("[", error)


def _reason(value: str, error: str, is_field: bool = True) -> str:
    if _stands_twice(error):
        return "this field or heading stands twice in the form; keep one of them"
    if not is_field and _HEADING.fullmatch(value):
        return "a heading is written as [place] or [[sources]], with as many brackets after the name as before it"
    if not is_field and _LACKS_SIGN.fullmatch(value):
        return 'the sign = is missing; a field is written as name = "text"'
    if not value:
        return "nothing stands after the sign =; write a value, or take the line out"
    if _LOOKS_LIKE_A_DAY.fullmatch(value):
        return "is not a day of the calendar; write year, month, day, as 2026-03-01"
    if _LOOKS_LIKE_A_DECIMAL.fullmatch(value):
        return 'a number has a point, not a comma, and stands in quotation marks, as "14.5"'
    if value[0] in _CURLY or value[-1] in _CURLY:
        return 'a text stands between straight quotation marks, as "text", not between curved ones'
    if value[0] == '"':
        return "quotation marks cannot stand inside a text; use ' or « » there"
    if value[0] == "[":
        return 'a list is written as ["one", "two"], each text in quotation marks, with a comma between them'
    return 'is not written as the form asks; texts stand in quotation marks, as "text"'


def _stands_twice(error: str) -> bool:
    return "overwrite" in error or "twice" in error or "already" in error
