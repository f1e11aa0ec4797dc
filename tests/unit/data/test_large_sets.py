"""Large data sets: texts in a mapped file, and a limit that is held before anything is read."""

import shutil
import tempfile
from pathlib import Path

import pandas as pd
import pytest

from sahel_map.app.server import running_settings as running
from sahel_map.app.server.edition_store import EditionStore
from sahel_map.core.errors import DataError
from sahel_map.data.read.mapped_texts import with_mapped_texts
from sahel_map.data.read.record_limit import require_room

MINI = Path(__file__).parents[2] / "mini"
# Lines of tests/mini/incidents/incidents.csv without the first.
N_RECORDS = len((MINI / "incidents" / "incidents.csv").read_text("utf-8").splitlines()) - 1


@pytest.fixture
def table():
    texts = {"text": ["Exampleville", None, ""], "other": ["a", "b", "ç"], "n": [1, 2, 3]}
    return pd.DataFrame(texts, index=pd.Index(["x", "y", "z"], name="incident_id"))


def test_texts_when_mapped_then_the_table_is_equal_and_no_file_is_left(table, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    mapped = with_mapped_texts(table, worth_bytes=1)
    pd.testing.assert_frame_equal(mapped, table)
    assert mapped is not table
    assert list(tmp_path.iterdir()) == []
    assert mapped["text"].str.contains("ample", na=False).tolist() == [True, False, False]


def test_texts_when_few_or_without_room_then_stay_in_memory(table, tmp_path, monkeypatch):
    assert with_mapped_texts(table) is table
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    assert with_mapped_texts(table, worth_bytes=1) is table


def test_limit_when_the_set_is_larger_then_refused_in_one_sentence_before_it_is_read(monkeypatch):
    require_room(MINI, N_RECORDS)
    monkeypatch.setenv("SAHEL_MAP_MOST_RECORDS", str(N_RECORDS - 1))
    running.settings.cache_clear()
    monkeypatch.setattr(
        "sahel_map.app.server.edition_store.load_dataset", lambda _root, **_more: pytest.fail("was read")
    )
    try:
        with pytest.raises(
            DataError, match=f"has {N_RECORDS} records, and this server holds {N_RECORDS - 1}: import"
        ):
            EditionStore(lambda: MINI).current()
    finally:
        running.settings.cache_clear()


def test_limit_when_the_table_is_parquet_then_counted_by_its_own_word(tmp_path):
    folder = Path(shutil.copytree(MINI, tmp_path / "data"))
    path = folder / "incidents" / "incidents.csv"
    pd.read_csv(path, dtype="str").to_parquet(path.with_suffix(".parquet"))
    register = folder / "datapackage.json"
    register.write_text(
        register.read_text("utf-8").replace("incidents/incidents.csv", "incidents/incidents.parquet")
    )
    require_room(folder, N_RECORDS)
    with pytest.raises(DataError, match=f"has {N_RECORDS} records"):
        require_room(folder, N_RECORDS - 1)
