"""What became of every row, as files beside the data: the accounting, the rows held back, the rows taken."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from sahel_map.core.scratch import scratch_folder
from sahel_map.exports.cells import neutral_table
from sahel_map.imports.guess.headings import key_of
from sahel_map.imports.importing import Prepared
from sahel_map.imports.mapping_file import mapping_toml
from sahel_map.imports.protection import is_private_column
from sahel_map.words import Words

__all__ = ["account_text", "held_back_csv", "write_held_back", "write_lists"]

_PIECE = 50_000
"""Rows written at a time."""


def write_lists(folder: Path, prepared: Prepared, ids: pd.Series | None, words: Words) -> None:
    """Write the files of an import into a folder.

    Parameters
    ----------
    folder : Path
        To be made: ``accounting.txt`` and ``.json``, ``mapping.toml``, ``held-back.csv`` (rows as they stood, with
        their causes), and ``source-rows.parquet`` (every column of the rows taken, by id).
    prepared : Prepared
    ids : Series of str or None
        Id by key of the row; None if nothing was taken.
    words : Words
    """
    folder.mkdir(parents=True)
    accounting = prepared.accounting
    (folder / "accounting.txt").write_text(account_text(prepared, words), encoding="utf-8")
    (folder / "accounting.json").write_text(accounting.as_json(), encoding="utf-8")
    (folder / "mapping.toml").write_text(mapping_toml(prepared.mapping), encoding="utf-8")
    write_held_back(folder / "held-back.csv", prepared, words)
    if ids is not None:
        _write_source_rows(folder / "source-rows.parquet", prepared, ids)


def account_text(prepared: Prepared, words: Words) -> str:
    """Return the accounting of an import as a text, one sentence a line."""
    return "\n".join(prepared.accounting.lines(words)) + "\n"


def held_back_csv(prepared: Prepared, words: Words) -> bytes:
    """Return the rows held back as they stood, with their causes, as a table; nothing where there are none."""
    with scratch_folder("held") as folder:
        path = folder / "held-back.csv"
        write_held_back(path, prepared, words)
        return path.read_bytes() if path.exists() else b""


def write_held_back(path: Path, prepared: Prepared, words: Words) -> None:
    """Write the rows held back as they stood, with every cause, in pieces: a large file may hold most of them.

    Parameters
    ----------
    path : Path
        A CSV, made with its folder.
    prepared : Prepared
    words : Words
        Language of the causes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    said, writer = _reasons(prepared, words), None
    for start in range(0, len(said), _PIECE):
        piece = _held_back(prepared, said.iloc[start : start + _PIECE].astype("str"))
        table = pa.Table.from_pandas(neutral_table(piece).astype("str"), preserve_index=False)
        writer = writer or arrow_csv.CSVWriter(path, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()


def _reasons(prepared: Prepared, words: Words) -> pd.Series:
    """Return the causes of each row held back as one text (a category), by its key, in the order of the keys."""
    findings, sentences = prepared.findings, []
    for held in findings.held:
        sentence = words(f"import-held-{held.cause}", n=1, found="…", **held.values)
        heading = findings.headings.get(held.field, held.field) if held.field else ""
        sentences.append(f"{heading}: {sentence.strip()}" if heading else sentence.strip())
    keys = np.concatenate([np.array([], dtype=int), *(held.rows for held in findings.held)])
    causes = np.repeat(np.arange(len(sentences)), [len(held.rows) for held in findings.held])
    in_order = np.argsort(keys, kind="stable")
    keys, causes = keys[in_order], causes[in_order]
    first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    codes = causes[first]
    numbers: dict[str, int] = {}
    for place in np.flatnonzero(np.diff(np.append(first, len(keys))) > 1).tolist():
        last = first[place + 1] if place + 1 < len(first) else len(keys)
        text = "; ".join(sentences[cause] for cause in causes[first[place] : last].tolist())
        codes[place] = len(sentences) + numbers.setdefault(text, len(numbers))
    texts, at = np.unique(np.array([*sentences, *numbers], dtype=object), return_inverse=True)
    return pd.Series(pd.Categorical.from_codes(at[codes], texts), keys[first])


def _held_back(prepared: Prepared, joined: pd.Series) -> pd.DataFrame:
    """Return rows as they stood, with every cause; columns that name people are left out."""
    recognised = prepared.recognised
    cells = recognised.cells.reindex(joined.index)
    # What could lead to a survivor is kept nowhere, held back or not.
    if (is_sensitive := cells.index.isin(prepared.sensitive)).any():
        cells = cells.mask(pd.Series(is_sensitive, cells.index), None)
    public = [heading for heading in cells.columns if not is_private_column(key_of(heading))]
    broken = (
        {row: list(one.cells) for table in recognised.source for row, one in table.broken.items()}
        if len(recognised.source) == 1
        else {}
    )
    numbers = recognised.numbers.reindex(joined.index).fillna(pd.Series(joined.index.astype("str"), joined.index))
    table = pd.concat([numbers.rename("row"), joined.rename("why"), cells[public]], axis="columns")
    for row, texts in broken.items():
        if row in table.index and row not in recognised.cells.index:
            table.loc[row, public[: len(texts)]] = texts[: len(public)]
    return table


def _write_source_rows(path: Path, prepared: Prepared, ids: pd.Series) -> None:
    """Write every column of the rows taken, by id; of protected rows nothing, and no column that names people."""
    rows = ids.index[~prepared.is_protected.reindex(ids.index).to_numpy(dtype=bool)]
    cells = prepared.recognised.cells
    public = [heading for heading in cells.columns if not is_private_column(key_of(heading))]
    name = "incident_id" if "incident_id" not in public else "record"
    schema = pa.schema([(name, pa.large_string()), *((heading, pa.large_string()) for heading in public)])
    with pq.ParquetWriter(path, schema, compression="zstd", compression_level=1) as writer:
        for start in range(0, len(rows), _PIECE):
            piece = rows[start : start + _PIECE]
            kept = cells.loc[piece, public].astype("str")
            kept.insert(0, name, ids[piece].astype("str"))
            writer.write_table(pa.Table.from_pandas(kept, schema=schema, preserve_index=False))
