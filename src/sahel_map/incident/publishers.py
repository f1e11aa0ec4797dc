"""How publishers are named in a language."""

from __future__ import annotations

import pandas as pd

__all__ = ["with_publishers_in"]


def with_publishers_in(sources: pd.DataFrame, language: str) -> pd.DataFrame:
    """Return sources whose `publisher` is its name in a language, or as it is where it has none of its own there.

    Parameters
    ----------
    sources : DataFrame
        With `publisher`, and perhaps `publisher_fr`.
    language : {"en", "fr"}
    """
    own = f"publisher_{language}"
    if own not in sources:
        return sources
    return sources.assign(publisher=sources[own].fillna(sources["publisher"]))
