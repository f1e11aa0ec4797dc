"""Numbers that stay the same for the same content, whatever stands above or below it in a file."""

from __future__ import annotations

import numpy as np
import pandas as pd

__all__ = ["content_numbers", "stable_ids"]


def content_numbers(table: pd.DataFrame) -> np.ndarray:
    """Return a number for each row, made of the content of its cells.

    Parameters
    ----------
    table : DataFrame, n rows
        Columns of scalars; lists must be texts by now.

    Returns
    -------
    ndarray of uint64, shape (n,)
    """
    total = np.full(len(table), 1469598103934665603, dtype=np.uint64)
    for _, column in table.items():
        if pd.api.types.is_numeric_dtype(column) or pd.api.types.is_datetime64_any_dtype(column):
            values = column.astype("float64" if pd.api.types.is_numeric_dtype(column) else "int64").to_numpy()
            part = pd.util.hash_array(np.ascontiguousarray(values), categorize=False)
        else:
            codes, distinct = pd.factorize(column)
            hashed = pd.util.hash_array(np.asarray(distinct.astype("object")), categorize=False)
            part = np.append(hashed, np.uint64(0))[codes]
        total = (total ^ part) * np.uint64(1099511628211)
        total ^= total >> np.uint64(29)
    return total


def stable_ids(numbers: np.ndarray, modulus: int) -> np.ndarray:
    """Return numbers below a modulus, all different: of those that fall on one, the later ones are moved on.

    Parameters
    ----------
    numbers : ndarray of uint64, shape (n,)
    modulus : int
        Far above n, so that hardly any fall on one.
    """
    found = (numbers % np.uint64(modulus)).astype("int64")
    repeat = pd.Series(found).groupby(found, sort=False).cumcount().to_numpy()
    while repeat.any():
        moved = repeat > 0
        step = (numbers[moved] >> np.uint64(7)).astype("int64") % 1_000_003 + 1
        found[moved] = (found[moved] + repeat[moved] * step) % modulus
        repeat = pd.Series(found).groupby(found, sort=False).cumcount().to_numpy()
    return found
