"""Memory of large columns: taken from where it can be given back, and given back once it is free.

Arrow's own pools keep most of what they freed, in a piece for each thread: of a million rows half a gigabyte.
"""

from __future__ import annotations

import pyarrow as pa

__all__ = ["give_back_memory", "use_plain_memory"]


def use_plain_memory() -> None:
    """Have Arrow take its memory from the system in this process, so that it can be given back as a whole."""
    pa.set_memory_pool(pa.system_memory_pool())


def give_back_memory() -> None:
    """Give back what was freed, after a step that held much more than what is left of it."""
    for pool in (pa.default_memory_pool(), pa.system_memory_pool()):
        pool.release_unused()
