"""Fixtures of pages that run without a browser: on the invented data, alone or with a set of others."""

import json
import shutil

import pytest
import streamlit as st
from open_page import MINI, ROOT, open_page

from sahel_map.app.panels import map as map_panel
from sahel_map.app.server.running_settings import settings
from sahel_map.sets.folders import FolderStore


@pytest.fixture
def enter(monkeypatch):
    """Return a function that opens a page of the dashboard by a link, on the invented data or a folder like it."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(map_panel, "FIRST_HEAD_START_S", 0)  # there is no browser to wait for
    st.cache_resource.clear()

    def on_data(page="dashboard.py", folder=MINI, **address):
        monkeypatch.setenv("SAHEL_MAP_GEODATA", str(folder))
        return open_page(page, **address)

    yield on_data
    st.cache_resource.clear()


@pytest.fixture
def store(tmp_path, monkeypatch):
    """Return a store with one set of others, a copy of the invented one, beside the invented one."""
    folder = tmp_path / "foreign"
    shutil.copytree(MINI, folder)
    path = folder / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    content["set_profile"] = {"title": "Attacks in Exampleland", "publisher": "Example Recorders"}
    path.write_text(json.dumps(content), "utf-8")
    store = FolderStore(tmp_path / "data" / "sets")
    store.add("attacks", folder, "a-person", "imported")
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(MINI))
    monkeypatch.setenv("SAHEL_MAP_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(map_panel, "FIRST_HEAD_START_S", 0)
    settings.cache_clear()
    yield store
    settings.cache_clear()
