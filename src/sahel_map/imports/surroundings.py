"""What an import is set against: code lists, units and known places of the data set in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pandas as pd

from sahel_map.core.errors import DataError
from sahel_map.data.check.run import read_resources
from sahel_map.data.read.codes import CODE_TABLES, Codes
from sahel_map.data.read.package import read_package
from sahel_map.data.read.units import Units, build_units

__all__ = ["Base", "Surroundings", "read_surroundings"]


class Base(Protocol):
    """A data set, as far as an import needs it; `Dataset` is one."""

    @property
    def codes(self) -> Codes:
        """Code lists."""

    @property
    def units(self) -> Units:
        """Administrative units."""

    @property
    def places(self) -> pd.DataFrame:
        """Known places, index place_id."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Code lists, units and places of a data folder, read without its incidents.

    Attributes
    ----------
    codes : Codes
    units : Units
    places : DataFrame, index place_id
    tables : mapping of str to DataFrame
        Everything else that was read, as the check wants it.
    """

    codes: Codes
    units: Units
    places: pd.DataFrame
    tables: Mapping[str, pd.DataFrame]


def read_surroundings(template: Path, leave_out: frozenset[str]) -> Surroundings:
    """Read a data folder without some of its tables; much faster than reading and checking all of it.

    Raises
    ------
    DataError
        If something in it cannot be read.
    """
    package = read_package(template)
    tables, problems, _ = read_resources(package, leave_out)
    if problems:
        raise DataError(f"The data folder has {len(problems)} problems:", [str(one) for one in problems])
    codes = Codes({name: tables[f"codes_{name}"].reset_index(drop=True).set_index("code") for name in CODE_TABLES})
    return Surroundings(codes, build_units(tables), tables["places"].set_index("place_id"), tables)
