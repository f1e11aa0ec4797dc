"""How far an import is, on a bar; a press of any control on the way ends the run there."""

from __future__ import annotations

from streamlit.delta_generator import DeltaGenerator

from sahel_map.imports.importing import Progress
from sahel_map.words import Words

__all__ = ["progress_on"]


def progress_on(bar: DeltaGenerator, words: Words) -> Progress:
    """Return what an import tells its progress to."""

    def tell(share: float, key: str) -> None:
        bar.progress(min(share, 1.0), text=words("data-step", step=key))

    return tell
