"""What a data set has that an address may name: areas, publishers, records, versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sahel_map.core.actor_codes import OUR_ACTORS, ActorCodes
from sahel_map.data.dataset import Dataset
from sahel_map.selection.touched import versions_of
from sahel_map.words import Words

__all__ = ["ADMIN_MAPS", "Known", "level_of"]

ADMIN_MAPS = ("2023", "old")


def level_of(pcode: str, admin_map: str, words: Words) -> str:
    """Return the level of an area: the coarsest that has a unit of this code.

    Parameters
    ----------
    pcode : str
    admin_map : {"2023", "old"}
    words : Words
        With the labels of areas. Without, codes are taken for those of Mali, which grow with the level, as ML19
        (region), ML0501 (cercle), ML050101 (commune); those of other countries have other lengths.
    """
    levels = (f"regions_{admin_map}", "cercles", "communes")
    by_length = {4: levels[0], 6: levels[1]}.get(len(pcode), levels[2])
    return next((level for level in levels if words.has_label(level, pcode)), by_length)


@dataclass(frozen=True, slots=True)
class Known:
    """Codes that an address may name.

    Attributes
    ----------
    regions : mapping of {"2023", "old"} to frozenset of str
        P-codes of regions; a region code means something only together with its map.
    cercles, communes : frozenset of str
        P-codes, current scheme.
    publishers : frozenset of str
        Ids of publishers whose sources are cited.
    records : frozenset of str
        Ids of records.
    versions : tuple of str
        Versions of the data, oldest first.
    actors : ActorCodes
        Alleged actors, those of the set's own among them.
    """

    regions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    cercles: frozenset[str] = frozenset()
    communes: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    versions: tuple[str, ...] = ()
    actors: ActorCodes = OUR_ACTORS

    @classmethod
    def of(cls, dataset: Dataset) -> Known:
        """Return the codes of a data set."""
        units = dataset.units
        return cls(
            regions={"2023": units.pcodes("regions_2023"), "old": units.pcodes("regions_old")},
            cercles=units.pcodes("cercles"),
            communes=units.pcodes("communes"),
            publishers=frozenset(dataset.sources["publisher_id"].dropna().unique()),
            records=frozenset(dataset.incidents.index.to_numpy(dtype=object)),
            versions=versions_of(dataset),
            actors=dataset.codes.actors,
        )

    def on_map(self, admin_map: str) -> frozenset[str]:
        """Return every area code that the given map knows."""
        return self.regions.get(admin_map, frozenset()) | self.cercles | self.communes
