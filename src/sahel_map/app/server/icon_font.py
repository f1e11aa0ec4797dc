"""Streamlit's typeface of icons, with those icons alone that its pages and ours can show: 9 kB for 375.

Its pages name an icon as ":material/<name>:", in their scripts or in what we send; the typeface turns the name into
the picture by a ligature. The rest of four thousand pictures is left out when the file is asked for first.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont

__all__ = ["OWN_ICONS", "icon_names", "is_icon_font", "with_used_icons"]

#: Icons that our own pages name; a test holds them to what the sources say.
OWN_ICONS = frozenset({"search"})

_NAME = re.compile(r":material/([a-z0-9_]+):")
_FILE = re.compile(r"/static/media/MaterialSymbols-Rounded\.[\w-]+\.woff2$")
_SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"


def is_icon_font(path: str) -> bool:
    """Whether an address is that of the typeface of icons."""
    return bool(_FILE.search(path))


def icon_names() -> frozenset[str]:
    """Return the names of all icons that Streamlit's scripts or our pages can show."""
    named = (name for path in _SCRIPTS.glob("*.js") for name in _NAME.findall(path.read_text("utf-8")))
    return OWN_ICONS.union(named)


def with_used_icons(font: bytes) -> bytes:
    """Return the typeface (WOFF2) with the icons of `icon_names` alone, as WOFF2; takes about a second."""
    read = TTFont(io.BytesIO(font))
    letters = read.getBestCmap()
    spelled = {glyph: chr(code) for code, glyph in letters.items()}
    pictures = {
        "".join(spelled.get(part, "\0") for part in parts): glyph for parts, glyph in _ligatures(read).items()
    }
    names = icon_names() & pictures.keys()
    options = subset.Options(layout_features=["*"], layout_closure=False, glyph_names=False, flavor="woff2")
    subsetter = subset.Subsetter(options)
    subsetter.populate(
        glyphs={pictures[name] for name in names} | {letters[ord(letter)] for name in names for letter in name}
    )
    subsetter.subset(read)
    read.flavor, written = "woff2", io.BytesIO()
    read.save(written)
    return written.getvalue()


def _ligatures(font: TTFont) -> dict[tuple[str, ...], str]:
    """Return the glyph of each sequence of glyphs that is set as one."""
    tables = [table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable]
    return {
        (first, *ligature.Component): ligature.LigGlyph
        for table in (getattr(table, "ExtSubTable", table) for table in tables)
        for first, found in getattr(table, "ligatures", {}).items()
        for ligature in found
    }
