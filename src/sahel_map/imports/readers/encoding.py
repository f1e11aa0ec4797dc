"""Bytes as text: marks at the start, UTF-8, UTF-16, and the code pages that spreadsheets still write."""

from __future__ import annotations

import codecs

import charset_normalizer

from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.notes import Note

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PAGES = ["cp1252", "mac_roman", "cp850", "cp1256"]
_NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp850": "DOS 850",
    "cp1256": "Windows-1256",
}
_CLEARLY = 0.1


def decode(content: bytes, wanted: str = "") -> tuple[str, str, list[Note]]:
    r"""Return the text, its encoding, and what to say about it; line breaks become ``\n``.

    Parameters
    ----------
    content : bytes
    wanted : str
        Encoding that the user gave; found out if empty.

    Raises
    ------
    ImportFileError
        If it holds no text, or not in the encoding given.
    """
    if wanted:
        try:
            return _lines(content.decode(wanted)), wanted, [_taken(wanted)]
        except (LookupError, UnicodeDecodeError) as error:
            raise ImportFileError("encoding", encoding=wanted) from error
    for mark, name in _MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(name, errors="replace")
            return _clean(text, name)
    sample = content[:4_000]
    if sample.count(0) > len(sample) // 4:
        name = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
        return _clean(content.decode(name, errors="replace"), name)
    try:
        return _clean(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        name = _page(content)
        return _clean(content.decode(name, errors="replace"), name)


def _page(content: bytes) -> str:
    """Return the likeliest encoding of bytes that are no sound UTF-8."""
    tolerant = content.decode("utf-8", errors="replace")
    n_wrong = tolerant.count("\ufffd")
    if sum(char > "\x7f" for char in tolerant[:200_000]) > 4 * n_wrong:
        return "utf-8"  # a few damaged bytes in a file that is UTF-8 otherwise
    near = next(place for place, byte in enumerate(content) if byte > 127)
    sample = content[max(0, near - 2_000) : near + 60_000]
    found = charset_normalizer.from_bytes(sample, cp_isolation=_PAGES, preemptive_behaviour=False)
    chaos = {match.encoding: match.chaos for match in found}
    best = min(chaos, key=chaos.__getitem__, default="cp1252")
    return best if "cp1252" not in chaos or chaos[best] < chaos["cp1252"] - _CLEARLY else "cp1252"


def _clean(text: str, name: str) -> tuple[str, str, list[Note]]:
    notes = [_taken(name)]
    if n := text.count("\x00"):
        text = text.replace("\x00", "")
        notes.append(Note("taken-nul", {"n": n}))
    if n := text.count("\ufffd"):
        notes.append(Note("taken-damaged-bytes", {"n": n}))
    return _lines(text), name, notes


def _taken(name: str) -> Note:
    return Note("taken-encoding", {"encoding": _NAMES.get(name, name)})


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
