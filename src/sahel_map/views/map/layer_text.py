"""The words of layers, legend and month player that the map's script shows by `textContent`.

Numbers are known only to the script: it puts them in place of "{count}", "{km}", "{year}" and the like.
"""

from __future__ import annotations

from sahel_map.selection.display import MEASURES
from sahel_map.words import Words

__all__ = ["COUNTED", "layer_text"]

_PLAIN = (
    *(f"draw-tool-{tool}{how}" for tool in ("rectangle", "circle", "polygon") for how in ("", "-how")),
    "layers-density-title",
    "layers-only-aggregates",
    "layers-state-aggregates",
    "layers-state-no-number",
    "layers-state-no-population",
    "layers-state-outside",
    "layers-nothing",
    "layers-play-close",
    "layers-play-cumulative",
    "layers-play-failed",
    "layers-play-follow",
    "layers-play-incidents",
    "layers-play-month",
    "layers-play-next",
    "layers-play-open",
    "layers-play-pause",
    "layers-play-play",
    "layers-play-previous",
    "layers-play-rule",
    "layers-play-speed",
    *(f"layers-play-speed-{speed}" for speed in ("slow", "normal", "fast")),
    "layers-play-title",
    "layers-rule-areas",
    "layers-state-zero",
    *(f"layers-measure-{measure}" for measure in MEASURES),
)
#: Messages that the script completes, because only it knows the number; see `map_text.map_words`.
COUNTED = (
    "layers-aggregates",
    "layers-incidents",
    "layers-unplaced-areas",
    "layers-unplaced-density",
    "layers-without",
)


def layer_text(words: Words, scope: str = "") -> dict[str, str]:
    """Return the messages by their full key.

    Parameters
    ----------
    words : Words
    scope : str
        What a set leaves out, as `set_words.scope_note` says it: stands wherever nothing is reported.
    """
    silent = f"{words('layers-state-silent')}. {scope}" if scope else words("layers-state-silent")
    rule = words("layers-rule-density", km="{km}")
    return {
        **{key: words(key) for key in _PLAIN},
        "layers-amount": words("layers-amount", what="{what}", amount="{amount}"),
        "layers-per": words("layers-per", year="{year}"),
        "layers-play-up-to": words("layers-play-up-to", month="{month}"),
        "layers-rule-density": f"{rule} {scope}".rstrip(),
        "layers-state-silent": silent,
    }
