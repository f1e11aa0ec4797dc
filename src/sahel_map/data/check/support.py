"""Rules on traceability: every fact stands on a claim, or is listed as a known gap with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from sahel_map.core.problem import Problem
from sahel_map.data.read.package import Package
from sahel_map.data.trace.support import WITHHELD, find_gaps

__all__ = ["check_support"]

Tables = Mapping[str, pd.DataFrame]

_KEYS = ["incident_id", "fact", "part", "gap"]
_WHAT = {
    "source_not_stated": "no claim on this fact names a source",
    "no_claim": "no claim supports this fact",
    "not_derived": "the counting rule gives another value from the claims",
    "not_entered": "a source gives a count and the record holds no figure",
}


def check_support(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield facts that no claim supports and nobody has listed, and listed gaps that are closed."""
    if tables["claims"].empty:
        return  # a set brought in from elsewhere: its records name their sources, but not fact by fact
    path = package.resources["known_gaps"].path
    listed = tables["known_gaps"]
    known = {tuple(row): number for number, row in zip(listed.index, _rows(listed), strict=True)}
    found = set(_rows(find_gaps(tables)))
    for incident, fact, part, gap in sorted(found - set(known)):
        what = f"{fact} {part}".strip()
        message = (
            f"record {incident}, {what}: {_WHAT[gap]}. Add the claim that gives it to "
            f"{package.resources['claims'].path}, or list it in {path} as {gap} with the reason"
        )
        yield Problem(path, None, "gap", "", message)
    is_release = "+" in package.version
    for missing in sorted(set(known) - found):
        if is_release and missing[-1] == WITHHELD:
            continue
        message = "this gap no longer exists; take the line out"
        if missing[-1] == WITHHELD:
            message = "only a release withholds something; take the line out"
        yield Problem(path, int(known[missing]), "gap", " ".join(filter(None, missing)), message)


def _rows(gaps: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    return gaps[_KEYS].fillna("").itertuples(index=False, name=None)
