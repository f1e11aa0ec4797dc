"""The files of the typeface, without the tables that make each PDF slow.

The bundled files hold rules for ligatures, small capitals and kerning. Both writers of PDF would read all
of them again for each face of each file, which takes longer than drawing a map. Every letter is kept.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import font_source_sans_pro
from fontTools import subset

__all__ = ["FACES", "font_file"]

FACES: Mapping[str, str] = {
    "regular": "SourceSansPro-Regular.ttf",
    "bold": "SourceSansPro-Bold.ttf",
    "italic": "SourceSansPro-It.ttf",
}
_RULES = ["GSUB", "GPOS", "GDEF", "BASE", "DSIG"]

# Removed when the process ends. Files, because matplotlib and reportlab read faces from nothing else.
_folder = tempfile.TemporaryDirectory(prefix="sahel-map-faces-")


def font_file(face: str) -> Path:
    """Return the file of a face; raise `KeyError` for a face we do not use."""
    target = Path(_folder.name) / FACES[face]
    if not target.exists():
        _reduce(Path(font_source_sans_pro.font_directory) / FACES[face], target)
    return target


def _reduce(source: Path, target: Path) -> None:
    """Write a face with all its letters and none of its rules."""
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=["*"], layout_features=[])
    options.drop_tables += _RULES
    with subset.load_font(str(source), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=font.getBestCmap())
        subsetter.subset(font)
        subset.save_font(font, str(target), options)
