"""Errors whose sentence stands in the catalogue: each surface says it in the language of its reader."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from sahel_map.core.errors import SahelMapError
from sahel_map.words import Words

__all__ = ["SaidError"]


class SaidError(SahelMapError):
    """An error that a page may show; as text it is in English, which is what commands and logs say.

    Parameters
    ----------
    key : str
        Key of its sentence in the catalogue, without `prefix` in front.
    **values : object
        What the variables of the sentence stand for. A function is asked for the text in the reader's language; it
        must be one that can be pickled, as errors come from other processes too.
    """

    prefix: ClassVar[str]

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self._key, self._values = f"{self.prefix}-{key}", values

    def __reduce__(self) -> tuple[Callable[[], SaidError], tuple[()]]:
        """Return how another process makes it anew: its values have names, which exceptions do not keep."""
        return partial(type(self), self.args[0], **self._values), ()

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.text(Words("en"))

    def text(self, words: Words) -> str:
        """Return the sentence in a language."""
        return words(self._key, **{name: _said(value, words) for name, value in self._values.items()})


def _said(value: object, words: Words) -> int | str:
    """Return a value as it goes into a sentence; numbers are set by the language, all else is one line of text."""
    if isinstance(value, int):
        return value
    return " ".join(str(value(words) if callable(value) else value).splitlines())
