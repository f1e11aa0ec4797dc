"""What the map of a first page needs besides what its document names, so that a slow line begins with it at once.

The document names Streamlit's own scripts. Those of the map follow once the first message has come and once its
iframe runs: three waits, each as long as the line is slow. On a fast line, asking for them early makes the page
later (measured), so the script of the page asks only where the line is slow, and once Streamlit's own scripts are
there and the line waits for the socket. The scripts of the controls are left to Streamlit: asked for here too, they
stood in the line before the map's data (19 s to the map in place of 13 at 600 ms and 1 Mbit/s).
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import streamlit

from sahel_map.views.map.assets import asset_bundle, package_folder

__all__ = ["early_files"]

# What the map stands in on the start page, as Streamlit names the files.
_ELEMENTS = ("Html", "ComponentInstance")
_IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')
_STATIC = Path(streamlit.__file__).parent / "static"


@lru_cache(maxsize=1)
def early_files() -> dict[str, list[str]]:
    """Return addresses relative to the application: modules of controls, and scripts and styles of the map."""
    named = set(re.findall(r"js/([\w.-]+\.js)", (_STATIC / "index.html").read_text("utf-8")))
    chunks: dict[str, None] = {}
    waiting = [path.name for element in _ELEMENTS for path in _scripts().glob(f"{element}.*.js")]
    while waiting:
        name = waiting.pop(0)
        if name not in named and name not in chunks:
            chunks[name] = None
            waiting += _IMPORTED.findall((_scripts() / name).read_text("utf-8"))
    # Streamlit serves a component only if its module is first imported while a page runs.
    frame = (package_folder("streamlit_folium") / "frontend" / "build" / "static" / "js").glob("main.*.js")
    ours = f"assets/{asset_bundle().digest}"
    return {
        "modules": [f"static/js/{name}" for name in chunks],
        "scripts": [
            *(f"component/streamlit_folium.st_folium/static/js/{path.name}" for path in frame),
            f"{ours}/leaflet.js",
            f"{ours}/map.js",
        ],
        "styles": [f"{ours}/leaflet.css", f"{ours}/map.css"],
    }


def _scripts() -> Path:
    return _STATIC / "static" / "js"
