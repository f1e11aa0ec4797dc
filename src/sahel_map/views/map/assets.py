"""The files the map loads, all from this server: Leaflet, our script and style sheet, the font.

They are read once, and their address carries a digest of their content, so that browsers may keep
them for ever. Leaflet comes from the XStatic package, the font is that of Streamlit's pages, cut down to Latin
writing by `tools/typeface.py`.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources, util
from pathlib import Path

from sahel_map.style import browser_style
from sahel_map.views.map.modules import joined_modules
from sahel_map.words import LANGUAGES, Words

__all__ = ["FONT", "AssetBundle", "asset_bundle", "own_script", "package_folder", "streamlit_font"]

#: What our style sheet calls the typeface.
FONT = "source-sans.woff2"
_FONT = "static/static/media/SourceSansVF-Upright*.woff2"


@dataclass(frozen=True, slots=True)
class AssetBundle:
    """Files by name, one digest over all of them, and the name of the typeface among Streamlit's own files."""

    digest: str
    files: dict[str, bytes]
    font_name: str

    def url(self, name: str) -> str:
        """Return the address of a file, relative to the iframe that Streamlit gives a component."""
        return f"../../assets/{self.digest}/{name}"


@lru_cache(maxsize=1)
def asset_bundle() -> AssetBundle:
    """Return the files of the map, read once for the life of the server."""
    leaflet = package_folder("xstatic.pkg.leaflet") / "data"
    files = {
        "leaflet.js": (leaflet / "leaflet.js").read_bytes(),
        "leaflet.css": (leaflet / "leaflet.css").read_bytes(),
        "map.js": own_script("main.js").encode(),
        "map.css": _own("map.css").encode(),
    }
    files[FONT] = resources.files("sahel_map").joinpath("assets", FONT).read_bytes()
    digest = hashlib.sha256(b"\0".join(name.encode() + files[name] for name in sorted(files)))
    return AssetBundle(digest.hexdigest()[:16], files, streamlit_font().name)


def streamlit_font() -> Path:
    """Return the typeface that Streamlit's pages are set in; in its place the server sends the file that is cut."""
    return next(package_folder("streamlit").glob(_FONT))


def own_script(entry: str) -> str:
    """Return one of our modules with all it imports, headed by the style and the sentence for a failed load.

    Parameters
    ----------
    entry : {"main.js", "single_page.js"}
    """
    # This sentence cannot be fetched: it is what the map says when fetching fails.
    failures = {language: Words(language)("map-load-failed") for language in LANGUAGES}
    settings = json.dumps({"style": browser_style(), "failures": failures})
    return f"window.SahelSettings = {settings};\n{joined_modules(entry, _own)}"


def _own(name: str) -> str:
    return resources.files("sahel_map").joinpath("assets", name).read_text(encoding="utf-8")


def package_folder(package: str) -> Path:
    """Return the folder of an installed package without running it."""
    found = util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {package} is not installed")
    return Path(next(iter(found.submodule_search_locations)))
