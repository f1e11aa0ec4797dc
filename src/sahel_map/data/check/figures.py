"""Rules on reported figures: ranges stay ranges, and a number needs the harm that it counts."""

from collections.abc import Iterator, Mapping

import pandas as pd

from sahel_map.core.problem import Problem, problems_at
from sahel_map.core.text_columns import is_among
from sahel_map.core.vocabulary import FIGURE_HARMS, FigureName, HarmType
from sahel_map.data.read.package import Package

Tables = Mapping[str, pd.DataFrame]


def check_figures(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield figures that no source could have reported in this form."""
    path, figures = package.resources["incident_figures"].path, tables["incident_figures"]
    killed = figures["figure"] == FigureName.KILLED
    low, high = figures["minimum"], figures["maximum"]
    has_flags = figures["is_open"].notna() & figures["is_mixed"].notna()
    no_flags = figures["is_open"].isna() & figures["is_mixed"].isna()
    faults = {
        ("minimum", "must not be above the maximum"): low > high,
        ("minimum", "a row needs a figure; where nothing is reported there is no row"): low.isna() & high.isna(),
        ("maximum", "only killed has a highest count; other figures are lowest counts"): ~killed & high.notna(),
        ("is_open", "is_open and is_mixed must be given for killed"): killed & ~has_flags,
        ("is_open", "is_open and is_mixed must be empty for other figures than killed"): ~killed & ~no_flags,
    }
    for (name, message), where in faults.items():
        yield from problems_at(path, name, figures[name], where, message)
    yield from _check_harms(path, tables)
    yield from _check_parts_of_killed(path, figures)


def _check_harms(path: str, tables: Tables) -> Iterator[Problem]:
    figures, harms, gaps = tables["incident_figures"], tables["incident_harms"], tables["known_gaps"]
    gaps = gaps[gaps["gap"] == "not_derived"]
    highest = figures["maximum"].fillna(figures["minimum"])
    with_killing = harms.loc[harms["harm_type"] == HarmType.KILLING, "incident_id"]
    for name, counted in FIGURE_HARMS.items():
        rows = figures.index[(figures["figure"] == name) & (highest > 0).fillna(False)]
        if rows.empty:
            continue
        owners = figures.loc[rows, "incident_id"]
        reporting = harms.loc[harms["harm_type"].isin(list(counted)), "incident_id"]
        explained = gaps.loc[gaps["fact"] == name, "incident_id"]
        lacking = owners[~is_among(owners, reporting) & ~is_among(owners, explained)]
        for row, incident in lacking.items():
            message = f"incident {incident} needs one of the harm types {', '.join(sorted(counted))}"
            yield Problem(path, int(row), "figure", str(name), f"{message}, or known_gaps must say why not")
    none = figures[(figures["figure"] == FigureName.KILLED) & (highest == 0).fillna(False)]
    for row, incident in none.loc[is_among(none["incident_id"], with_killing), "incident_id"].items():
        message = f"incident {incident} has the harm type killing, so the count cannot be 0"
        yield Problem(path, int(row), "maximum", "0", message)


def _check_parts_of_killed(path: str, figures: pd.DataFrame) -> Iterator[Problem]:
    """Women and children are part of the killed, so together they cannot be more."""
    if not figures["figure"].isin([FigureName.WOMEN_KILLED, FigureName.CHILDREN_KILLED]).any():
        return
    by_incident = figures.drop_duplicates(["incident_id", "figure"]).pivot(
        index="incident_id", columns="figure", values=["minimum", "maximum", "is_open"]
    )
    parts = sum(_column(by_incident, "minimum", name).fillna(0) for name in ("women_killed", "children_killed"))
    low, high = (_column(by_incident, name, "killed") for name in ("minimum", "maximum"))
    # A lowest count alone is "at least".
    is_open = _column(by_incident, "is_open", "killed").fillna(False).astype(bool) | (low.notna() & high.isna())
    killed = high.fillna(low)
    too_many = (parts > killed).fillna(False) & ~is_open
    for incident in by_incident.index[too_many | ((parts > 0) & killed.isna())]:
        rows = figures.index[(figures["incident_id"] == incident) & (figures["figure"] != "killed")]
        message = f"women and children killed in {incident} are more than the people killed; they are part of them"
        yield Problem(path, int(rows[0]), "minimum", str(parts[incident]), message)


def _column(table: pd.DataFrame, value: str, figure: str) -> pd.Series:
    if (value, figure) in table:
        return table[(value, figure)]
    return pd.Series(pd.NA, index=table.index, dtype="object")
