"""Looks into a file of any export format, to search what it holds."""

import io
import sqlite3
import zipfile

import pyarrow.parquet as pq


def plain_bytes(content):
    """Return what a file holds, unpacked, in lower case."""
    if content[:4] == b"PK\x03\x04":
        archive = zipfile.ZipFile(io.BytesIO(content))
        return b"\n".join(plain_bytes(archive.read(name)) for name in archive.namelist())
    if content[:4] == b"PAR1":
        table = pq.read_table(io.BytesIO(content))
        metadata = b"\n".join(table.schema.metadata.values())
        return (str(table.to_pylist()).encode() + b"\n" + metadata).lower()
    if content[:6] == b"SQLite":
        database = sqlite3.connect(":memory:")
        database.deserialize(content)
        return "\n".join(database.iterdump()).encode().lower()
    return content.lower()
