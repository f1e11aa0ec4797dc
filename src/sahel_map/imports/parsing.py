"""Cells of text as typed values; a cell that cannot be read becomes a problem with its row and field."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from sahel_map.core.allowed import allowed
from sahel_map.core.problem import Problem, shorten
from sahel_map.core.text_folding import fold_text
from sahel_map.data.read.codes import Codes

__all__ = ["Parser"]

_FLAGS = {
    **dict.fromkeys(("true", "1", "yes", "vrai", "oui"), True),
    **dict.fromkeys(("false", "0", "no", "faux", "non"), False),
}


class Parser:
    """Reads columns of one file and keeps what is wrong with them.

    Parameters
    ----------
    file : str
        Name of the file, for messages.
    cells : DataFrame of str
        Under the names of fields; index: row in the file.
    codes : Codes
        Code lists; labels in both languages are understood too.
    """

    def __init__(self, file: str, cells: pd.DataFrame, codes: Codes) -> None:
        self.problems: list[Problem] = []
        self._file, self._cells, self._codes = file, cells, codes

    def days(self, field: str, end_of_month: bool = False) -> pd.Series:
        """Read days written YYYY-MM-DD (a time after it is dropped), or months written YYYY-MM."""
        texts = self._cells[field].str.slice(0, 10)
        whole = self._cells[field].str.fullmatch(r"\d{4}-\d{2}(-\d{2}([T ].*)?)?").fillna(False).astype(bool)
        months = whole & (texts.str.len() == 7)
        days = pd.to_datetime(texts.where(whole & ~months), format="%Y-%m-%d", errors="coerce")
        starts = pd.to_datetime(texts.where(months), format="%Y-%m", errors="coerce")
        read = days.fillna(starts + pd.offsets.MonthEnd(0) if end_of_month else starts)
        self._report(field, texts.notna() & read.isna(), "must be a day of the calendar, written YYYY-MM-DD")
        return read

    def numbers(self, field: str, low: float, high: float, whole: bool = False) -> pd.Series:
        """Read numbers between two limits, with a decimal point."""
        texts = self._cells[field]
        read = pd.to_numeric(texts, errors="coerce").astype("Float64")
        fits = read.between(low, high).fillna(False).astype(bool)
        if whole:
            fits &= (read.fillna(0) % 1 == 0).astype(bool)
        kind = "a whole number" if whole else "a number"
        self._report(field, texts.notna() & ~fits, f"must be {kind} from {low:,} to {high:,}")
        return read.where(fits)

    def flags(self, field: str) -> pd.Series:
        """Read true and false."""
        texts = self._cells[field]
        read = texts.str.lower().map(_FLAGS).astype("boolean")
        self._report(field, texts.notna() & read.isna(), "must be true or false")
        return read

    def codes(self, field: str, table: str) -> pd.Series:
        """Read one code of a code list, or its label."""
        return self._mapped(field, self._reader(table), table)

    def code_lists(self, field: str, table: str) -> pd.Series:
        """Read codes or labels separated by ``|``, ``;`` or commas, as a list for each row."""
        one = self._reader(table)

        def read(text: str) -> list[str] | None:
            if (single := one(text)) is not None:
                return [single]
            for separator in "|;,":
                if separator in text:
                    found = [one(part) for part in text.split(separator) if part.strip()]
                    return None if None in found else found
            return None

        return self._mapped(field, read, table)

    def unit_codes(self, field: str, known: frozenset[str]) -> pd.Series:
        """Read P-codes of units that exist."""
        texts = self._cells[field]
        wrong = texts.notna() & ~texts.isin(known)
        self._report(field, wrong, f"is not a P-code of the current scheme; allowed: one of {len(known)}")
        return texts.where(~wrong, None)

    def texts(self, field: str) -> pd.Series:
        """Return texts on one line."""
        return self._cells[field].str.replace(r"[ \t\r\n]+", " ", regex=True).str.strip()

    def reject(self, field: str, where: pd.Series, message: str) -> None:
        """Report a field of the rows in which a condition holds."""
        self._report(field, where, message)

    def _reader(self, table: str) -> Callable[[str], str | None]:
        codes = self._codes.tables[table]
        known: dict[str, str] = {}
        for column in ("label_fr", "label_en"):
            known |= {fold_text(str(label)): str(code) for code, label in codes[column].items()}
        known |= {fold_text(str(code)): str(code) for code in codes.index}
        return lambda text: known.get(fold_text(text.strip()))

    def _mapped(self, field: str, read: Callable[[str], object], table: str) -> pd.Series:
        texts = self._cells[field]
        # Few distinct cells stand in many rows, so each is read once.
        values: Mapping[str, object] = {text: read(text) for text in texts.dropna().unique()}
        result = texts.map(values).astype("object")
        result = result.where(result.notna(), None)
        known = self._codes.codes(table)
        wrong = texts.notna() & result.isna()
        for row, text in texts[wrong].items():
            message = f"is not a known value; {allowed(known, text)}"
            self.problems.append(Problem(self._file, int(row), field, shorten(text), message))
        return result

    def _report(self, field: str, where: pd.Series, message: str) -> None:
        for row in where.index[where.fillna(False).astype(bool)]:
            found = self._cells.at[row, field]
            text = "" if pd.isna(found) else shorten(found)
            self.problems.append(Problem(self._file, int(row), field, text, message))
