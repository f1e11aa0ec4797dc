"""The cells of a file under the names of fields, repaired."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from sahel_map.core.text_columns import map_distinct
from sahel_map.core.text_folding import fold_text
from sahel_map.exports.columns import LIST_SEPARATOR
from sahel_map.imports.fields import FIELDS
from sahel_map.imports.findings import Findings
from sahel_map.imports.guess.figures import NOT_REPORTED
from sahel_map.imports.guess.text import repair_texts
from sahel_map.imports.mapping import ImportMapping

__all__ = ["field_cells", "mapped_values"]

_TOGETHER = re.compile(r"\s*[,;|/]\s*")


def field_cells(
    source: pd.DataFrame, columns: Mapping[str, str | tuple[str, ...]], mapping: ImportMapping, findings: Findings
) -> pd.DataFrame:
    """Return the cells under the names of fields.

    Parameters
    ----------
    source : DataFrame of str
        As read.
    columns : mapping of str to str or tuple of str
        Heading, or headings, by field.
    mapping : ImportMapping
        Its words and defaults are put in.
    findings : Findings

    Returns
    -------
    DataFrame of str
        A column for every field; null where the file says nothing and no default is given.
    """
    found: dict[str, pd.Series] = {}
    counts: dict[str, int] = {}
    empty = pd.Series(None, source.index, dtype="str")
    for field in FIELDS:
        heading = columns.get(field)
        if heading is None:
            column = empty
        else:
            parts = []
            for name in (heading,) if isinstance(heading, str) else heading:
                part, repaired = repair_texts(source[name])
                parts.append(part)
                for kind, n in repaired.items():
                    counts[kind] = counts.get(kind, 0) + n
            column = parts[0] if len(parts) == 1 else _joined(parts)
        if field in mapping.values and heading is not None:
            column = mapped_values(column, mapping.values[field])
        if field in mapping.defaults:
            column = column.fillna(mapping.defaults[field])
        found[field] = column
    for kind, n in counts.items():
        findings.take(f"repaired-{kind}", n=n)
    return pd.DataFrame(found, index=source.index, copy=False)


def mapped_values(column: pd.Series, words: Mapping[str, str]) -> pd.Series:
    """Return a column with words replaced by what they stand for; `*` stands for all others, "" for nothing."""
    known = {fold_text(word): code for word, code in words.items()}
    others = known.get("*")

    def code_of(text: str) -> str | None:
        folded = fold_text(text)
        # Two who are known, named together, are not some other one.
        parts = [known.get(fold_text(part)) for part in _TOGETHER.split(text)] if folded not in known else []
        if len(parts) > 1 and all(parts):
            return LIST_SEPARATOR.join(map(str, parts))
        return known.get(folded, text if others is None or folded in NOT_REPORTED else others) or None

    return map_distinct(column, code_of, "str")


def _joined(parts: list[pd.Series]) -> pd.Series:
    whole = parts[0]
    for part in parts[1:]:
        both = whole.notna() & part.notna()
        whole = (whole + LIST_SEPARATOR + part).where(both, whole.fillna(part))
    return whole
