"""A sheet's data as the bytes of a PDF, SVG or PNG file, set by Typst."""

from __future__ import annotations

import datetime as dt
import json
import re
import threading
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

import typst

from sahel_map.sheets.inlined import inlined
from sahel_map.sheets.paper.typeface import FOLDER, font_of

__all__ = ["PREVIEW_DPI", "PRINT_DPI", "STANDARDS", "typeset"]

PRINT_DPI = 300
PREVIEW_DPI = 90
#: For readers who listen to a sheet, and for archives.
STANDARDS = ["ua-1", "a-3a"]
# Letters of the typeface that steps in where ours has none, as far as sheets need it.
# Letters that only say where a line may not break: there is nothing to print.
_THIN_SPACE = "\u2009"
_UNSEEN = "\u2060\ufeff"
_ELSEWHERE = ((0x0600, 0x06FF), (0x0370, 0x03FF), (0x0400, 0x04FF))

# Documents after which Typst drops what it keeps of an earlier one.
_FORGETS_AFTER = 10
# One compiler reads the typefaces once; it is not made for two threads.
_one_at_a_time = threading.Lock()


def typeset(data: Mapping[str, object], suffix: str, made: dt.date, dpi: int = PRINT_DPI) -> bytes:
    """Return a sheet as a file.

    Parameters
    ----------
    data : mapping
        What the template sets, as plain values.
    suffix : {"pdf", "svg", "png"}
        SVG and PNG hold the first page.
    made : date
        Date in the metadata: the same sheet of the same day has the same bytes.
    dpi : int
        Dots per inch of a PNG.
    """
    plain = printable({**data, "first_only": suffix != "pdf"})
    inputs = {"data": json.dumps(plain, ensure_ascii=False)}
    day = dt.datetime.combine(made, dt.time(), dt.UTC)
    with _one_at_a_time:
        made_file = _compiler().compile(
            _template(), format=suffix, sys_inputs=inputs, timestamp=day,
            ppi=dpi if suffix == "png" else None, pdf_standards=STANDARDS if suffix == "pdf" else [],
        )  # fmt: skip
        _forget()
    content = made_file[0] if isinstance(made_file, list) else made_file
    return inlined(content.decode()).encode() if suffix == "svg" else content


def printable(value: object) -> object:
    r"""Return data whose texts hold only letters that can be printed; others stand as their number.

    Examples
    --------
    >>> printable(["Ménaka", "a\U0001f600"])
    ['Ménaka', 'a[U+1F600]']
    """
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return value
        return _unprintable().sub(_named, value)
    if isinstance(value, Mapping):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    return value


def _named(found: re.Match[str]) -> str:
    letter = found.group()
    if letter in _UNSEEN:
        return ""
    if letter == _THIN_SPACE:
        return "\u202f"
    return " " if letter in "\t\r\v\f" else f"[U+{ord(letter):04X}]"


@lru_cache(maxsize=1)
def _unprintable() -> re.Pattern[str]:
    """Return the pattern of one letter that cannot be printed: a sheet has half a million to look at."""
    known = {chr(code) for code in font_of("regular").getBestCmap()}
    known |= {chr(code) for low, high in _ELSEWHERE for code in range(low, high + 1)}
    printable = "\n\u00a0\u202f" + "".join(sorted(filter(str.isprintable, known)))
    return re.compile(f"[^{re.escape(printable)}]")


def _forget() -> None:
    """Have the compiler drop what it keeps of the sheet: it does so for what ten further documents did not use.

    Kept, each sheet holds 70 MB until ten others were made. Eleven empty documents take some 30 ms.
    """
    for _ in range(_FORGETS_AFTER + 1):
        _compiler().compile(b" ", format="svg", sys_inputs={})


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FOLDER)])
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _template() -> bytes:
    return resources.files("sahel_map.sheets.templates").joinpath("sheet.typ").read_bytes()
