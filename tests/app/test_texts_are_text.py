"""Texts of data and address stand on every page letter by letter, where Streamlit would read Markdown in them."""

import dataclasses
import re
import shutil
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
import streamlit as st
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from sahel_map.app.panels import map as map_panel
from sahel_map.app.server import edition_store
from sahel_map.data.read.profile import Bilingual

ROOT = Path(__file__).parents[2]
MINI = Path(__file__).parents[1] / "mini"
#: What Streamlit would show in red, as a formula, a picture, a link, and so on.
MARKS = (
    ":red[zq] $zq$ ![zq](zq) [zq](zq) <zq> `zq` **zq** :material/zq: https://zq.example www.zq.example a@zq.example"
)
# Any of them before which no backslash stands; and addresses as they look once Markdown is read.
READ = re.compile(r"(?<!\\)(:red|\$zq|!\\?\[zq|\[zq|<zq|`zq|\*\*zq|:material/zq)")
LINKED = re.compile(r"://zq|www\.zq|a@zq")
# Texts of these tables are for people, whatever their column is called.
COLUMNS = re.compile(
    r"_(en|fr)$|^(publisher|value|unit|supports|place_described|place|what|why|source|name|title|place_name)$"
)
# What Streamlit shows as it is: (message, field) of its protocol.
AS_IT_IS = {
    ("Selectbox", "options"),
    ("MultiSelect", "options"),
    ("Code", "code_text"),
    ("Text", "body"),
    ("TextInput", "value"),
    ("Html", "body"),
    ("Button", "id"),
    ("PageLink", "query_string"),
    ("Dataframe", "arrow_data"),
    ("VegaLiteChart", "datasets"),
    ("VegaLiteChart", "spec"),
}
PAGES = ("Incidents", "Trends", "Compare", "Areas", "Reports", "Quality", "About", "Briefing", "Record", "Data")


def is_read(text):
    """Whether the browser would make anything but letters of a text."""
    return bool(READ.search(text) or LINKED.search(text.replace("\\", "")))


def with_marks(frame):
    """Return a table whose texts for people end in marks of Markdown."""
    changed = frame.copy()
    for name in frame.columns:
        if COLUMNS.search(name) and pd.api.types.is_string_dtype(frame[name].dtype):
            changed[name] = frame[name].map(lambda text: f"{text} {MARKS}" if isinstance(text, str) else text)
    return changed


def hostile(dataset):
    """Return a data set in which every text for people is hostile, but for the method, which is Markdown."""
    frames = {
        field.name: with_marks(value)
        for field in dataclasses.fields(dataset)
        if isinstance(value := getattr(dataset, field.name), pd.DataFrame) and field.name != "method"
    }
    tables = {name: with_marks(table) for name, table in dataset.codes.tables.items()}
    said = Bilingual(MARKS, MARKS)
    profile = dataclasses.replace(
        dataset.profile, title=said, scope=said, area=said, publisher=MARKS, citation=MARKS, method=said,
        about=said, limits=said, gaps=said, comparability=said,
    )  # fmt: skip
    codes = dataclasses.replace(dataset.codes, tables=tables)
    return dataclasses.replace(dataset, **frames, codes=codes, profile=profile)


def texts_of(message):
    """Yield every text of a message that the browser reads as Markdown, with its place."""
    kind = message.DESCRIPTOR.name
    for field, value in message.ListFields():
        if (kind, field.name) in AS_IT_IS or (field.message_type and field.message_type.GetOptions().map_entry):
            continue
        for one in value if field.is_repeated else [value]:
            if isinstance(one, Message):
                yield from texts_of(one)
            elif isinstance(one, str):
                yield f"{kind}.{field.name}", one
            elif isinstance(one, bytes) and kind == "ArrowData":
                table = pa.ipc.open_stream(one).read_all()
                cells = [cell for column in table.columns for cell in column.to_pylist()]
                yield from (("table", str(text)) for text in [*table.column_names, *cells])


def messages(block):
    """Yield what a block of the page and all below it were sent as."""
    for child in block.children.values():
        if isinstance(proto := getattr(child, "proto", None), Message):
            yield proto
        if hasattr(child, "children"):
            yield from messages(child)


@pytest.fixture
def enter(monkeypatch, tmp_path):
    # A folder of its own: the process keeps what other tests have read from the invented one.
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(shutil.copytree(MINI, tmp_path / "hostile")))
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(map_panel, "FIRST_HEAD_START_S", 0)
    read = edition_store.load_dataset
    monkeypatch.setattr(edition_store, "load_dataset", lambda root, **how: hostile(read(root, **how)))
    st.cache_resource.clear()
    st.cache_data.clear()
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    test.query_params.update({"incident": "EX-2023-0002"})
    yield test.run()
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.mark.long_after(2)
@pytest.mark.parametrize("page", PAGES)
def test_page_when_every_text_is_hostile_then_no_markdown_in_it_is_read(page, enter):
    test = enter.switch_page(f"pages/{page}.py").run()
    assert [error.value for error in test.exception] == []
    found = [said for message in messages(test._tree) for said in texts_of(message)]
    assert any("zq" in text for _, text in found)
    assert [said for said in found if is_read(said[1])] == []


@pytest.mark.long
def test_address_when_its_text_is_hostile_then_no_markdown_in_it_is_read(enter):
    enter.query_params.update({"text": MARKS, "lang": MARKS, "actor": MARKS, "columns": MARKS, MARKS: "1"})
    test = enter.switch_page("pages/Incidents.py").run()
    assert [error.value for error in test.exception] == []
    found = [said for message in messages(test._tree) for said in texts_of(message)]
    assert [said for said in found if is_read(said[1])] == []


def test_tables_of_texts_when_shown_then_all_by_the_one_that_keeps_them_text():
    calls = {path.name for path in (ROOT / "src").rglob("*.py") if "st.table(" in path.read_text("utf-8")}
    assert calls == {"text_table.py"}
