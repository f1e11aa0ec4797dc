"""Long columns of texts, laid into a file that is mapped into memory rather than held there.

A server shows a few records at a time, and the texts of 300,000 take half of its memory. Mapped, they are read from
the file when they are asked for, and the machine may take their memory back when it needs it.
"""

from __future__ import annotations

from contextlib import suppress

import pandas as pd
import pyarrow as pa

from sahel_map.core.scratch import scratch_folder

__all__ = ["WORTH_BYTES", "with_mapped_texts"]

#: Texts of a table that take less stay in memory: the data that come with the programme do.
WORTH_BYTES = 8_000_000


def with_mapped_texts(table: pd.DataFrame, worth_bytes: int = WORTH_BYTES) -> pd.DataFrame:
    """Return a table that is equal, its columns of texts in a mapped file if they are large.

    The file lies in the machine's folder for passing files (`TMPDIR`), has no name there, and is gone with the
    table. Where it cannot be written, the texts stay in memory.

    Parameters
    ----------
    table : DataFrame
    worth_bytes : int
        Texts of fewer bytes stay where they are.
    """
    names = [name for name, column in table.items() if column.dtype == "str"]
    if sum(table[name].memory_usage(index=False) for name in names) < worth_bytes:
        return table
    with suppress(OSError):
        return table.assign(**_mapped(table[names].reset_index(drop=True)).set_index(table.index))
    return table


def _mapped(texts: pd.DataFrame) -> pd.DataFrame:
    columns = pa.Table.from_pandas(texts, preserve_index=False)
    # With offsets of 64 bits, as pandas has them: anything else would be copied on the way back.
    schema = pa.schema([(name, pa.large_string()) for name in texts.columns])
    with scratch_folder("texts") as folder:
        path = folder / "texts.arrow"
        with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, schema) as writer:
            writer.write_table(columns.cast(schema))
        read = pa.ipc.open_file(pa.memory_map(str(path))).read_all()
    return read.to_pandas()
