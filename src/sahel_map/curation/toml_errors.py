"""What is wrong with a form that is no TOML, in words for people who have never heard of TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Wrong", "explain"]

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_ASSIGNED = re.compile(r"\s*(?P<field>[A-Za-z_]+)\s*=\s*(?P<value>.*?)\s*(?:#.*)?")
_LOOKS_LIKE_A_DAY = re.compile(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}")
_LOOKS_LIKE_A_DECIMAL = re.compile(r"-?\d+,\d+")
_CURLY = frozenset("“”„«»‘’")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one line of a form.

    Attributes
    ----------
    line : int
        Its number, from 1.
    problem : str
        One sentence: which line and field, what is wrong there, how it is written.
    instead : str or None
        A line with which the rest of the form can be read; None where the error may have begun above.
    """

    line: int
    problem: str
    instead: str | None


def explain(lines: Sequence[str], error: tomllib.TOMLDecodeError) -> Wrong:
    """Say what is wrong with a form that is no TOML.

    Parameters
    ----------
    lines : sequence of str
        The form.
    error : TOMLDecodeError
        What its reader says.
    """
    found = _PLACE.search(str(error))
    number = min(int(found[1]), len(lines)) if found else len(lines)
    line = lines[number - 1] if lines else ""
    match = _ASSIGNED.fullmatch(line)
    field, value = (match["field"], match["value"]) if match else ("", line.strip())
    where = f"line {number}, {field}" if field else f"line {number}"
    problem = f"{where}: {_reason(value, str(error))} (found: {value or 'nothing'})"
    return Wrong(number, problem, _instead(field, value, str(error)))


def _instead(field: str, value: str, error: str) -> str | None:
    """Return a line in place of one that cannot be read: the field holds the mark of what was named already."""
    is_open = "Unclosed" in error or value.startswith(('"""', "'''")) or (value[:1] == "[" and value[-1] != "]")
    if not field or is_open:
        return None
    return "" if _stands_twice(error) else f'{field} = "\\u0000"'


def _reason(value: str, error: str) -> str:
    if _stands_twice(error):
        return "this field or heading stands twice in the form; keep one of them"
    if not value:
        return "nothing stands after the sign =; write a value, or take the line out"
    if _LOOKS_LIKE_A_DAY.fullmatch(value):
        return "is not a day of the calendar; write year, month, day, as 2026-03-01"
    if _LOOKS_LIKE_A_DECIMAL.fullmatch(value):
        return 'a number has a point, not a comma, and stands in quotation marks, as "14.5"'
    if value[0] in _CURLY or value[-1] in _CURLY:
        return 'a text stands between straight quotation marks, as "text", not between curved ones'
    if value[0] == '"' and value.count('"') == 1:
        return "the quotation mark at the end of the text is missing"
    if value[0] == '"':
        return "quotation marks cannot stand inside a text; use ' or « » there"
    if value[0] == "[":
        return 'a list is written as ["one", "two"], each text in quotation marks, with a comma between them'
    return 'is not written as the form asks; texts stand in quotation marks, as "text"'


def _stands_twice(error: str) -> bool:
    return "overwrite" in error or "twice" in error or "already" in error
