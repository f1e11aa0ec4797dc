"""The values of each owner in a table with one fact a row."""

import pandas as pd


def values_by_owner(owner: pd.Series, values: pd.Series) -> dict[str, dict[str, None]]:
    """Return the different values of each owner, in the order in which they stand.

    Parameters
    ----------
    owner, values : Series of n rows
        For example the incident and the harm type of each row.

    Returns
    -------
    dict of str to dict
        The inner dictionaries serve as sets that keep their order. A plain loop, because pandas takes ten
        times as long to call a function for each of many small groups.
    """
    found: dict[str, dict[str, None]] = {}
    for key, value in zip(owner.tolist(), values.tolist(), strict=True):
        found.setdefault(key, {})[value] = None
    return found
