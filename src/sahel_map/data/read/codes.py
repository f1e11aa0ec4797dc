"""The code lists: labels and definitions of every code in English and French."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from sahel_map.core.actor_codes import OUR_ACTORS, ActorCodes

CODE_TABLES = (
    "actor_groups",
    "actors",
    "harm_types",
    "attribution",
    "confidence",
    "evidence",
    "date_precision",
    "place_precision",
    "figures",
)


@dataclass(frozen=True)
class Codes:
    """Labels and definitions of the code lists.

    Attributes
    ----------
    tables : mapping of str to DataFrame
        By the names in `CODE_TABLES`; index `code` in display order, columns parent, label_en,
        label_fr, definition_en, definition_fr.
    """

    tables: Mapping[str, pd.DataFrame]

    @cached_property
    def actors(self) -> ActorCodes:
        """The alleged actors, those that the set names itself among them."""
        return actors_of(self.tables["actors"].rename_axis("code").reset_index())

    def codes(self, table: str) -> tuple[str, ...]:
        """Return the codes of a table in display order."""
        return tuple(self.tables[table].index)

    def label(self, table: str, code: str, language: str) -> str:
        """Return the label of a code; raise `KeyError` if table, code or language is unknown.

        Parameters
        ----------
        table : str
            Name of a code list, as "harm_types".
        code : str
        language : {"en", "fr"}
        """
        return str(self.tables[table].at[code, f"label_{language}"])

    def definition(self, table: str, code: str, language: str) -> str:
        """Return what a code means and what it leaves out; raise `KeyError` if it is unknown.

        Parameters
        ----------
        table : str
            Name of a code list, as "harm_types".
        code : str
        language : {"en", "fr"}
        """
        return str(self.tables[table].at[code, f"definition_{language}"])

    def labels(self, language: str) -> dict[tuple[str, str], str]:
        """Return every label of a language by (table, code), as the text catalogue wants them."""
        return {
            (name, str(code)): str(label)
            for name, table in self.tables.items()
            for code, label in table[f"label_{language}"].items()
        }


def actors_of(table: pd.DataFrame) -> ActorCodes:
    """Return the alleged actors of a code list (columns code and parent): ours first, then those of the set."""
    pairs = zip(table["code"], table["parent"], strict=True)
    return ActorCodes(tuple((str(code), str(group)) for code, group in pairs if code not in OUR_ACTORS.group))
