"""One data set in the forms that the map fetches. Needs no streamlit."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from sahel_map.data.dataset import Dataset
from sahel_map.views.map.mark_text import incident_text
from sahel_map.views.map.packed_columns import PackedColumns, pack_columns
from sahel_map.words import Words

if TYPE_CHECKING:
    import geopandas as gpd

__all__ = ["MapData", "latest"]


# Texts kept at most: a few hundred bytes each.
_MOST_TEXTS = 5_000


class MapData:
    """Packed columns and compressed boundaries of one data set, each made once.

    Parameters
    ----------
    dataset : Dataset
        The data set; never changed.
    packed : PackedColumns
        Its columns.
    """

    def __init__(self, dataset: Dataset, packed: PackedColumns) -> None:
        self.dataset = dataset
        self.packed = packed
        self._words: dict[str, Words] = {}
        self._compressed: dict[str, bytes] = {}
        self._texts: dict[tuple[int, str], dict[str, object]] = {}
        self._lock = threading.Lock()

    @classmethod
    def of(cls, dataset: Dataset) -> MapData:
        """Pack a data set."""
        return cls(dataset, pack_columns(dataset))

    def words(self, language: str) -> Words:
        """Return the words of a language with the labels of this data set."""
        # When somebody first reads in it: labels of 17,000 places take a quarter of a second.
        if language not in self._words:
            self._words[language] = _words(self.dataset, language)
        return self._words[language]

    def text(self, position: int, language: str) -> dict[str, object]:
        """Return `incident_text` of a row; every map asks for all that it shows, so the first are kept."""
        found = self._texts.get((position, language))
        if found is None:
            found = incident_text(self.dataset, position, self.words(language))
            if len(self._texts) < _MOST_TEXTS:
                self._texts[position, language] = found
        return found

    def columns(self) -> bytes:
        """Return the columns, compressed by gzip."""
        return self._once("columns", lambda: self.packed.bytes)

    def boundary(self, name: str) -> bytes:
        """Return one layer of boundaries as GeoJSON (EPSG:4326), compressed by gzip.

        `name` is one of `SHAPE_LAYERS`. The properties are those of the data set, the P-code among them.
        """
        return self._once(name, lambda: _geojson(getattr(self.dataset.units, name)))

    @staticmethod
    def decompressed(body: bytes) -> bytes:
        """Return a body for a client that does not accept gzip."""
        return gzip.decompress(body)

    def _once(self, name: str, read: Callable[[], bytes]) -> bytes:
        with self._lock:
            if name not in self._compressed:
                self._compressed[name] = gzip.compress(read(), compresslevel=6, mtime=0)
            return self._compressed[name]


def latest(get_dataset: Callable[[], Dataset]) -> Callable[[str], MapData | None]:
    """Return a search by digest that knows the latest data set only, packed once until it changes."""
    kept: list[MapData] = []

    def find(digest: str) -> MapData | None:
        dataset = get_dataset()
        if not kept or kept[0].dataset is not dataset:
            # Two first requests at once may both pack; the results are equal.
            kept[:] = [MapData.of(dataset)]
        return kept[0] if kept[0].packed.digest == digest else None

    return find


def _words(dataset: Dataset, language: str) -> Words:
    return Words(language, dataset.labels(language))


def _geojson(layer: gpd.GeoDataFrame) -> bytes:
    """Return a layer with its P-codes, which are its index, as properties."""
    named = layer.reset_index() if layer.index.name else layer
    return named.to_json(drop_id=True).encode()
