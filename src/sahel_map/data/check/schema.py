"""Rules that the register states for each column: required, unique, allowed values, keys, order."""

from collections.abc import Iterator, Mapping

import pandas as pd

from sahel_map.core.allowed import allowed
from sahel_map.core.problem import Problem, problems_in, shorten
from sahel_map.core.text_columns import is_among, matches
from sahel_map.data.read.package import Field, Package, Resource

Tables = Mapping[str, pd.DataFrame]

_REPEATED = "must be unique; it stands in an earlier row too"


def check_schema(package: Package, tables: Tables, unreadable: frozenset[str]) -> Iterator[Problem]:
    """Yield every cell that breaks a constraint of the register.

    Parameters
    ----------
    package, tables
        The register, and the tables read by it.
    unreadable
        Resources that could not be read: keys into them are not followed, one complaint is enough.
    """
    for name, resource in package.resources.items():
        table = tables[name]
        if resource.rows != len(table) and name not in unreadable:
            message = f"has another number of rows than registered ({resource.rows})"
            yield Problem(resource.path, None, "rows", str(len(table)), message)
        for field in resource.fields:
            yield from _check_field(resource, field, table[field.name])
        yield from _check_key(resource, table)
        for key in resource.foreign_keys:
            if key.resource in tables and key.resource not in unreadable:
                known = tables[key.resource][key.target]
                yield from _check_reference(resource, key.field, table[key.field], known)


def _check_field(resource: Resource, field: Field, column: pd.Series) -> Iterator[Problem]:
    rule = field.constraints
    if not rule:
        return
    given = column.dropna() if column.hasnans else column
    if rule.get("required") and len(given) < len(column):
        yield from problems_in(resource.path, field.name, column[column.isna()], "must not be empty")
    if rule.get("unique") and not given.is_unique:
        repeated = given[given.duplicated()]
        yield from problems_in(resource.path, field.name, repeated, _REPEATED)
    if "enum" in rule:
        for row, value in given[~given.isin(rule["enum"])].items():
            message = f"is not a known value; {allowed(rule['enum'], str(value))}"
            yield Problem(resource.path, int(row), field.name, shorten(value), message)
    if "pattern" in rule:
        other = given[~matches(given.astype("str"), f"^(?:{rule['pattern']})$")]
        yield from problems_in(resource.path, field.name, other, f"must be written as {rule['pattern']}")
    if "minimum" in rule:
        low = given[given < rule["minimum"]]
        yield from problems_in(resource.path, field.name, low, f"must be {rule['minimum']} or more")
    if "maximum" in rule:
        high = given[given > rule["maximum"]]
        yield from problems_in(resource.path, field.name, high, f"must be {rule['maximum']} or less")


def _check_key(resource: Resource, table: pd.DataFrame) -> Iterator[Problem]:
    """Yield keys that repeat, and the first row out of order: sorted files make a correction one line."""
    columns = list(resource.primary_key)
    if not columns:
        return
    label = " + ".join(columns)
    # What no column repeats, all of them together do not.
    if not any(table[column].is_unique for column in columns):
        joined = _joined(table, columns)
        yield from problems_in(resource.path, label, joined[joined.duplicated()], _REPEATED)
    is_in_order = len(columns) == 1 and table[columns[0]].is_monotonic_increasing
    if resource.format == "csv" and resource.properties.get("sorted", True) and not is_in_order:
        ordered = table.sort_values(columns, kind="stable").index
        for row, value in _joined(table, columns)[ordered != table.index].head(1).items():
            message = f"rows must be sorted by {label}; this is the first one out of order"
            yield Problem(resource.path, int(row), label, shorten(value), message)


def _joined(table: pd.DataFrame, columns: list[str]) -> pd.Series:
    keys = table[columns].astype("str").fillna("")
    joined = keys[columns[0]]
    for column in columns[1:]:
        joined = joined + " + " + keys[column]
    return joined


def _known(given: pd.Series, known: pd.Series) -> pd.Series:
    return is_among(given, known) if pd.api.types.is_string_dtype(given) else given.isin(known)


def _check_reference(resource: Resource, name: str, column: pd.Series, known: pd.Series) -> Iterator[Problem]:
    given = column.dropna()
    for row, value in given[~_known(given, known)].items():
        message = f"is not known; {allowed(known.dropna(), str(value))}"
        yield Problem(resource.path, int(row), name, shorten(value), message)
