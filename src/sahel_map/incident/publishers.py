"""How publishers, and the origins that their texts share, are named in a language."""

from __future__ import annotations

import pandas as pd

__all__ = ["with_publishers_in"]

_NAMED = ("publisher", "independence_group")


def with_publishers_in(sources: pd.DataFrame, language: str) -> pd.DataFrame:
    """Return sources whose publishers and groups have their names in a language; without one they stay as they are.

    Parameters
    ----------
    sources : DataFrame
        With `publisher` and `independence_group`, and perhaps `publisher_fr` and `independence_group_fr`.
    language : {"en", "fr"}
    """
    own = {name: sources[f"{name}_{language}"] for name in _NAMED if f"{name}_{language}" in sources}
    if not own:
        return sources
    return sources.assign(**{name: names.fillna(sources[name]) for name, names in own.items()})
