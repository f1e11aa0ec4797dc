"""A sentence for the reader that is not written yet: a key of the catalogue and what goes into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sahel_map.words import Words

__all__ = ["Note"]


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence about an import.

    Attributes
    ----------
    key : str
        Key in the catalogue, without the ``import-`` in front.
    values : mapping
        What its variables stand for.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, words: Words) -> str:
        """Return the sentence in a language."""
        return words(f"import-{self.key}", **self.values)
