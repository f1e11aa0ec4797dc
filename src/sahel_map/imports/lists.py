"""What became of every row, as files beside the data: the accounting, the rows held back, the rows taken."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from sahel_map.data.read.parquet_table import write_parquet_table
from sahel_map.exports.cells import neutral_table
from sahel_map.imports.guess.headings import key_of
from sahel_map.imports.importing import Prepared
from sahel_map.imports.mapping_file import mapping_toml
from sahel_map.imports.protection import is_private_column
from sahel_map.words import Words

__all__ = ["write_lists"]


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
    (folder / "accounting.txt").write_text("\n".join(accounting.lines(words)) + "\n", encoding="utf-8")
    (folder / "accounting.json").write_text(accounting.as_json(), encoding="utf-8")
    (folder / "mapping.toml").write_text(mapping_toml(prepared.mapping), encoding="utf-8")
    held = _held_back(prepared, words)
    if len(held):
        table = pa.Table.from_pandas(neutral_table(held), preserve_index=False)
        arrow_csv.write_csv(table, folder / "held-back.csv")
    if ids is not None:
        _write_source_rows(folder / "source-rows.parquet", prepared, ids)


def _held_back(prepared: Prepared, words: Words) -> pd.DataFrame:
    """Return the rows held back as they stood, with every cause; columns that name people are left out."""
    recognised, findings = prepared.recognised, prepared.findings
    said: dict[int, list[str]] = {}
    for held in findings.held:
        sentence = words(f"import-held-{held.cause}", n=1, found="…", **held.values)
        heading = findings.headings.get(held.field, held.field) if held.field else ""
        text = f"{heading}: {sentence.strip()}" if heading else sentence.strip()
        for key in held.rows.tolist():
            said.setdefault(key, []).append(text)
    if not said:
        return pd.DataFrame()
    keys = sorted(said)
    joined = pd.Series(["; ".join(said[key]) for key in keys], keys, dtype="str")
    cells = recognised.cells.reindex(joined.index)
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
    kept = cells.loc[rows, public] if len(rows) < len(cells) else cells[public].reindex(rows)
    kept.insert(0, "incident_id" if "incident_id" not in kept else "record", ids[rows])
    write_parquet_table(kept, path)
