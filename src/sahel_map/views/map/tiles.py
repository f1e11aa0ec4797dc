"""Background tiles from a server that the host names; there are none unless it does."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TileSource"]


@dataclass(frozen=True, slots=True)
class TileSource:
    """Where the tiles come from, and whom the map must name for them.

    Attributes
    ----------
    url : str
        Address with `{z}`, `{x}` and `{y}`; Web Mercator (EPSG:3857), 256 pixels a tile.
    attribution : str
        Plain text.
    """

    url: str
    attribution: str
