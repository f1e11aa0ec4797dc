"""Cuts Streamlit's typeface of text down to Latin writing; run `python -m tools.typeface` when Streamlit's is new.

Every first visit waits for this file, 63 kB for 170. Greek, Cyrillic and small capitals are left out: a browser
shows such a letter in the machine's own typeface, as it does Arabic. The licence (SIL OFL 1.1) keeps the name of
the typeface for the whole one.
"""

from __future__ import annotations

import io
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from sahel_map.views.map.assets import FONT, streamlit_font

#: Latin with the letters of the languages of Mali, accents set by themselves, and the signs between letters.
LETTERS = frozenset(
    code
    for first, last in (
        (0x0020, 0x017F),  # English, French, and the rest of Europe
        (0x0181, 0x019D),  # Ɓ Ɔ Ɗ Ɛ Ɲ
        (0x01B2, 0x01B4),  # Ʋ Ƴ
        (0x0218, 0x021B),
        (0x0253, 0x0272),  # ɓ ɔ ɗ ə ɛ ɣ ɲ
        (0x0283, 0x028B),
        (0x02B0, 0x0330),
        (0x1EB8, 0x1EBD),  # ẹ
        (0x1ECA, 0x1ECD),  # ọ
        (0x2010, 0x2BFF),  # dashes, arrows, mathematical signs, shapes
    )
    for code in range(first, last + 1)
)
_FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum"]
# Copyright, licence, and where that is written.
_RIGHTS = (0, 13, 14)
_NAMES = {1: "Sahel Map Text", 4: "Sahel Map Text", 6: "SahelMapText"}


def cut(font: bytes) -> bytes:
    """Return a typeface (WOFF2) with `LETTERS` alone, of all weights, as WOFF2."""
    read = TTFont(io.BytesIO(font))
    # Weights that have a name of their own; pages ask for a weight by its number.
    read["fvar"].instances = []
    options = subset.Options(layout_features=_FEATURES, name_IDs=_RIGHTS, glyph_names=False, flavor="woff2")
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS & read.getBestCmap().keys())
    subsetter.subset(read)
    for place, name in _NAMES.items():
        read["name"].setName(name, place, 3, 1, 0x409)
    written = io.BytesIO()
    read.save(written)
    return written.getvalue()


def main() -> None:
    """Write the file that the wheel carries."""
    path = Path(__file__).parents[1] / "src" / "sahel_map" / "assets" / FONT
    path.write_bytes(cut(streamlit_font().read_bytes()))


if __name__ == "__main__":
    main()
