"""All rules on the data set in one call. It reports; it never raises on bad data and prints nothing."""

import dataclasses
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from sahel_map.core.errors import DataError
from sahel_map.core.problem import CheckReport, Problem, shorten
from sahel_map.data.check.changelog import check_changelog
from sahel_map.data.check.counts import check_counts
from sahel_map.data.check.figures import check_figures
from sahel_map.data.check.files import check_files
from sahel_map.data.check.incidents import (
    check_attribution,
    check_claims,
    check_completeness,
    check_dates,
    check_duplicates,
    check_status,
    check_texts,
)
from sahel_map.data.check.places import check_coordinates, check_stated_units
from sahel_map.data.check.report_ties import check_report_ties
from sahel_map.data.check.retracted import check_retracted
from sahel_map.data.check.schema import check_schema
from sahel_map.data.check.sources import check_groups, check_pages
from sahel_map.data.check.support import check_support
from sahel_map.data.check.tiers import check_tiers
from sahel_map.data.check.vocabulary import check_vocabulary
from sahel_map.data.read.layer import empty_layer, read_layer
from sahel_map.data.read.layout import check_layout
from sahel_map.data.read.package import REGISTER, Package, Resource, read_package
from sahel_map.data.read.parquet_table import as_typed, read_parquet_table
from sahel_map.data.read.paths import geodata_root
from sahel_map.data.read.table import empty_table, read_table

__all__ = ["CheckReport", "Problem", "check_all", "check_package", "check_tables", "read_resources"]

Tables = Mapping[str, pd.DataFrame]
Rule = Callable[[Package, Tables], Iterator[Problem]]

_READERS = {
    "csv": (read_table, empty_table),
    "geojson": (read_layer, empty_layer),
    "parquet": (read_parquet_table, lambda resource: as_typed(pd.DataFrame(), resource)),
}

RULES: tuple[Rule, ...] = (
    check_vocabulary,
    check_dates,
    check_texts,
    check_status,
    check_completeness,
    check_attribution,
    check_duplicates,
    check_figures,
    check_claims,
    check_pages,
    check_groups,
    check_coordinates,
    check_stated_units,
    check_retracted,
)
"""Rules on the content, run on the tables once the register itself is complete."""

LATER_RULES: frozenset[Rule] = frozenset({check_pages, check_retracted})
"""Rules that came when sets were stored already; they bind whoever changes data, and no reader loses by them."""

# An edit that is not registered yet hinders no rule on the content.
_MEASURED = frozenset({"bytes", "hash", "rows", "features"})

TRACING_RULES: tuple[Rule, ...] = (check_support, check_report_ties, check_changelog, check_tiers)
"""Rules on how records hang together: one slip would break many of them, so records with one are left out."""

# Tables of no record on which those rules do not rest.
_BESIDE = frozenset({"places", "sources", "publishers"})


def check_all(root: Path | None = None) -> CheckReport:
    """Check everything that is registered in a data folder.

    Parameters
    ----------
    root : Path, optional
        The data folder; otherwise looked for as `sahel_map.data.read.paths.geodata_root` says.

    Returns
    -------
    CheckReport
        Every problem found, and the number of rows by resource. No data set, however broken, makes this
        function raise.
    """
    try:
        package = read_package(geodata_root(root))
    except DataError as error:
        return CheckReport((Problem(REGISTER, None, None, "", error.message),))
    return check_package(package)[1]


def check_package(package: Package) -> tuple[dict[str, pd.DataFrame], CheckReport]:
    """Read and check all resources; return the tables by name together with the report.

    The tables of a data set with problems hold what could be read and are good for nothing but the report.
    """
    problems = list(_guarded(check_files(package), "files"))
    tables, found, unreadable = read_resources(package)
    return tables, check_tables(package, tables, [*problems, *found], unreadable)


def read_resources(
    package: Package, leave_out: frozenset[str] = frozenset()
) -> tuple[dict[str, pd.DataFrame], list[Problem], frozenset[str]]:
    """Read the resources of a package.

    Returns
    -------
    tables : dict of str to DataFrame
        By name, without those left out.
    problems : list of Problem
    unreadable : frozenset of str
        Names of those that could not be read at all.
    """
    tables, problems, unreadable = {}, [], set()
    for name, resource in package.resources.items():
        if name in leave_out:
            continue
        tables[name], found = _read(package.root, resource)
        problems += found
        if tables[name].empty and (found or not (package.root / resource.path).is_file()):
            unreadable.add(name)
    return tables, problems, frozenset(unreadable)


def check_tables(
    package: Package,
    tables: Mapping[str, pd.DataFrame],
    found: Sequence[Problem] = (),
    unreadable: frozenset[str] = frozenset(),
    left_out: Collection[Rule] = (),
) -> CheckReport:
    """Check tables that are in memory already, as if they had been read from the package.

    Parameters
    ----------
    package : Package
    tables : mapping of str to DataFrame
        By name, as the readers give them.
    found : sequence of Problem
        What is known to be wrong already.
    unreadable : frozenset of str
        Tables that stand empty because they could not be read.
    left_out : collection of rules
        Rules about files that are not there yet.
    """
    problems = list(found)
    problems += _guarded(check_schema(package, tables, unreadable), "schema")
    incomplete = check_layout(package)
    problems += incomplete
    if not incomplete and not unreadable:
        for rule in RULES:
            found_by = rule(package, tables)
            problems += _guarded(_tolerated(found_by) if rule in LATER_RULES else found_by, rule.__name__)
    wrong = [problem for problem in problems if not (problem.is_tolerated or problem.field in _MEASURED)]
    tracing = [] if incomplete or unreadable else [rule for rule in TRACING_RULES if rule not in left_out]
    traced = [problem for rule in tracing for problem in _guarded(rule(package, tables), rule.__name__)]
    problems += _of_sound_records(traced, wrong, package, tables) if wrong else traced
    if all(problem.is_tolerated for problem in problems):
        # An edit that is not registered yet is not counted yet either, and one sentence on it is enough.
        problems += _guarded(check_counts(package, tables), check_counts.__name__)
    counts = {name: len(table) for name, table in tables.items()}
    return CheckReport(_in_order(problems, package), counts)


def _of_sound_records(
    traced: Sequence[Problem], problems: Sequence[Problem], package: Package, tables: Tables
) -> list[Problem]:
    """Return what is said of records in which nothing else is wrong, as it cannot follow from that."""
    owners = {
        package.resources[name].path: table["incident_id"]
        for name, table in tables.items()
        if "incident_id" in table
    }
    beside = {package.resources[name].path for name in _BESIDE if name in package.resources}
    if any(problem.file not in owners and problem.file not in beside for problem in problems):
        return []
    wrong = {owners[problem.file].get(problem.row) for problem in problems if problem.file in owners}
    return [
        problem
        for problem in traced
        if problem.row and problem.file in owners and owners[problem.file].get(problem.row) not in wrong
    ]


def _in_order(problems: list[Problem], package: Package) -> tuple[Problem, ...]:
    """Sort as a curator works: what concerns the register first, then file by file and row by row."""
    place = {resource.path: number for number, resource in enumerate(package.resources.values())}
    return tuple(
        sorted(problems, key=lambda problem: (place.get(problem.file, -1), problem.file, problem.row or 0))
    )


def _read(root: Path, resource: Resource) -> tuple[pd.DataFrame, list[Problem]]:
    if resource.format not in _READERS:
        message = f"resource {resource.name} has an unknown format; allowed: {', '.join(_READERS)}"
        return pd.DataFrame(columns=list(resource.field_names)), [
            Problem(REGISTER, None, resource.name, resource.format, message)
        ]
    read, empty = _READERS[resource.format]
    if not (root / resource.path).is_file():
        return empty(resource), []  # check_files has said so
    try:
        return read(root, resource)
    except Exception as error:  # noqa: BLE001 - damage nobody thought of must still be reported, not raised
        return empty(resource), [_surprise(resource.path, "the file", error)]


def _tolerated(found: Iterator[Problem]) -> Iterator[Problem]:
    return (dataclasses.replace(problem, is_tolerated=True) for problem in found)


def _guarded(rule: Iterator[Problem], name: str) -> Iterator[Problem]:
    """Pass on what a rule finds; if the data are too broken for it, report that instead of raising."""
    try:
        yield from rule
    except Exception as error:  # noqa: BLE001 - see above
        yield _surprise(REGISTER, f"the rule {name}", error)


def _surprise(file: str, what: str, error: Exception) -> Problem:
    message = f"{what} could not be checked because of damage not foreseen; mend the other problems first"
    return Problem(file, None, None, shorten(repr(error)), message)
