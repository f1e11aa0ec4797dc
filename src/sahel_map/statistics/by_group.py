"""Records by group of alleged actors. Must not import anything from views or app."""

from __future__ import annotations

import numpy as np

from sahel_map.core.vocabulary import ActorGroup

__all__ = ["count_groups"]


def count_groups(group_bits: np.ndarray, n_records: np.ndarray, *, is_alone: bool = False) -> list[int]:
    """Count the records of each group.

    Parameters
    ----------
    group_bits : ndarray of int, shape (m,)
        Sets of groups, as in the incident table.
    n_records : ndarray of int, shape (m,)
        Records of each.
    is_alone : bool
        Only those that name no other group.

    Returns
    -------
    list of int, in the order of `ActorGroup`
        A record of several groups counts in each; alone, in none.
    """
    bits = group_bits.astype(np.int64)
    own = 1 << np.arange(len(ActorGroup))
    fits = bits[:, None] == own if is_alone else (bits[:, None] & own) != 0
    return (fits * n_records[:, None]).sum(axis=0).tolist()
