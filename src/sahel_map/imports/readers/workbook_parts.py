"""What calamine does not say of an XLSX: formulas never worked out, cells in error, the year days count from."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import defusedxml.ElementTree as DefusedTree

__all__ = ["WorkbookParts", "day_since_1904"]

_WORKBOOK = "xl/workbook.xml"
_ODD = re.compile(rb"""<(?:\w+:)?f[ >/]|\bt=["']e["']""")
_BLOCK = 1 << 22
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_EPOCH_1904 = dt.date(1904, 1, 1)


def day_since_1904(serial: float) -> str:
    """Return the day of a number in a workbook that counts from 1904, as old ones of the Macintosh do."""
    return (_EPOCH_1904 + dt.timedelta(days=int(serial))).isoformat()


class WorkbookParts:
    """The XML of a workbook; of a file that is no ZIP, nothing is known.

    Parameters
    ----------
    path : Path
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.is_1904 = False
        self._parts: dict[str, str] = {}
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                if _WORKBOOK in archive.namelist():
                    self._read_workbook(archive)

    def _read_workbook(self, archive: zipfile.ZipFile) -> None:
        root = DefusedTree.fromstring(archive.read(_WORKBOOK))
        self.is_1904 = any(
            _name(element.tag) == "workbookPr" and element.get("date1904") in ("1", "true") for element in root
        )
        links = f"xl/_rels/{PurePosixPath(_WORKBOOK).name}.rels"
        if links not in archive.namelist():
            return
        targets = {
            link.get("Id"): link.get("Target", "").removeprefix("/xl/")
            for link in DefusedTree.fromstring(archive.read(links))
        }
        for element in root.iter():
            if _name(element.tag) == "sheet":
                link = next((value for key, value in element.attrib.items() if _name(key) == "id"), "")
                self._parts[element.get("name", "")] = f"xl/{targets.get(link, '')}"

    def unanswered(self, sheet: str) -> Mapping[tuple[int, int], str]:
        """Return the text of each cell whose formula has no value, or whose value is an error, by row and column.

        Rows and columns are counted from 1. Such a cell reads as an empty one, which would say "not reported".

        Parameters
        ----------
        sheet : str
            Its name.
        """
        part = self._parts.get(sheet)
        if part is None:
            return {}
        with zipfile.ZipFile(self._path) as archive:
            if part not in archive.namelist() or not _holds_odd(archive, part):
                return {}
            found: dict[tuple[int, int], str] = {}
            with archive.open(part) as member:
                for _, element in DefusedTree.iterparse(member, events=("end",)):
                    kind = _name(element.tag)
                    if kind == "c" and (text := _odd_text(element)) and (place := _place(element.get("r", ""))):
                        found[place] = text
                    if kind == "row":
                        element.clear()
            return found


def _holds_odd(archive: zipfile.ZipFile, part: str) -> bool:
    last = b""
    with archive.open(part) as member:
        while block := member.read(_BLOCK):
            if _ODD.search(last + block):
                return True
            last = block[-64:]
    return False


def _odd_text(cell: DefusedTree.Element) -> str:
    """Return what stands in a cell without a value: its formula or its error; nothing if it has a value."""
    texts = {_name(child.tag): (child.text or "").strip() for child in cell}
    if cell.get("t") == "e":
        return texts.get("v") or "#ERROR!"
    return "=" + texts["f"] if "f" in texts and not texts.get("v") and "is" not in texts else ""


def _place(reference: str) -> tuple[int, int] | None:
    found = _PLACE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    return int(found[2]), column


def _name(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]
