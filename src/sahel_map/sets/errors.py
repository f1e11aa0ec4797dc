"""What a store refuses, in the language of whoever reads it."""

from sahel_map.core.errors import DataError
from sahel_map.words.errors import SaidError

__all__ = ["StoreError"]


class StoreError(SaidError, DataError):
    """The sets of data of this server cannot be read or changed as asked; what was there is untouched."""

    prefix = "store-refused"

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, **values)
        self.message = str(self)
