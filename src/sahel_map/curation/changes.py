"""What forms change in a data folder, in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sahel_map.data.read.package import Package
from sahel_map.data.read.raw_tables import TextTables
from sahel_map.data.trace.changelog import Entry

__all__ = ["Changes", "said_of"]


@dataclass
class Changes:
    """What forms change, not yet written.

    Attributes
    ----------
    package : Package
        The data folder as it stands.
    tables : TextTables
        All tables, changed.
    entries : list of Entry
        Rows of the changelog.
    forms : dict of str to str
        Name of the form by the id of its record; "" is not said.
    new : set of str
        Ids that these forms were given: nobody has seen them yet.
    problems : list of (str, str)
        What is wrong: name of the form, and a sentence each.
    doubtful : set of str
        Ids of records whose form has problems: what the check says of them may follow from these.
    """

    package: Package
    tables: TextTables
    entries: list[Entry] = field(default_factory=list)
    forms: dict[str, str] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    problems: list[tuple[str, str]] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)

    def say(self, form: str, problems: Iterable[str]) -> None:
        """Keep what is wrong with a form.

        Parameters
        ----------
        form : str
            Its name.
        problems : iterable of str
            Sentences that begin with the field.
        """
        self.problems += [(form, problem) for problem in problems]


def said_of(form: str, problem: str) -> str:
    """Return a problem with the name of its form before it; "" is not said."""
    return f"{form}: {problem}" if form else problem
