"""Tables made to keep a server busy: refused, or read, in a moment."""

import dataclasses
import time
import zipfile

import pytest

from sahel_map.app.panels.data_import import page_limits
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.importing import read_upload
from sahel_map.imports.limits import Limits
from sahel_map.imports.readers.delimited import read_delimited
from sahel_map.imports.readers.source import Reading

# Of the processor; minutes as long as columns were counted one by one, and long lines compared with each other.
BOUND_S = 3


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (",".join(f"c{number}" for number in range(200_000)) + "\n", "columns"),
        ('a,b\n"' + "x" * 3_000_000, ""),
        ("x" * 100_000 + "\n" + "y" * 100_000, ""),
        ("a b\n" * 100 + "http://" * 10_000, ""),
    ],
    ids=["wide", "open quote", "one word", "addresses"],
)
def test_table_when_made_to_take_long_then_is_read_or_refused_at_once(content, says):
    began = time.process_time()
    try:
        read_delimited("events.csv", content.encode(), Reading(), Limits())
    except ImportFileError as error:
        assert says in str(error)
    else:
        assert not says
    assert time.process_time() - began < BOUND_S


def test_archive_when_brought_to_the_page_then_may_unpack_to_less_than_by_the_command(tmp_path):
    limits = page_limits(20)
    assert (limits.bytes, limits.unpacked_bytes, limits.rows) == (20_000_000, 300_000_000, Limits().rows)
    path = tmp_path / "large.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("events.csv", b"x" * 16_000_000)
    with pytest.raises(ImportFileError, match=r"^large.zip would unpack to 16 MB; at most 15 MB are\.$"):
        read_upload(path, limits=dataclasses.replace(page_limits(1), bytes=limits.bytes))
