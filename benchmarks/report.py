"""A measured figure, and how a run of figures is written down."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from sahel_map.data.read.paths import geodata_root

FOLDER = Path(__file__).parent
#: How a figure of the data that come with the programme is named: their number grows.
SHIPPED = "all shipped incidents"
PACKAGES = ("streamlit", "folium", "streamlit-folium", "pandas", "geopandas", "altair", "pydeck")


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    Attributes
    ----------
    what : str
        What was measured; with an application, the column of the table.
    value : float or None
        None where it could not be measured; `note` then says why.
    unit : str
        "s", "MB", "kB" or "ratio".
    target : str
        What it should be, for example "<= 0.25"; empty where nothing is promised.
    application : str
        Which application was measured; empty for a figure that compares several.
    n : int or None
        Number of incidents.
    note : str
        What the reader must know of this figure.
    """

    what: str
    value: float | None
    unit: str
    target: str = ""
    application: str = ""
    n: int | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Return "met", "missed" or nothing, by the target; what could not be measured is missed."""
        if not self.target:
            return ""
        sign, bound = self.target.split()
        if self.value is None:
            return "missed"
        met = self.value <= float(bound) if sign == "<=" else self.value >= float(bound)
        return "met" if met else "missed"

    @property
    def shown(self) -> str:
        """Return the value with three digits, in full from 100."""
        if self.value is None:
            return "–"
        return f"{self.value:,.0f}" if self.value >= 100 else f"{self.value:.3g}"

    @property
    def subject(self) -> str:
        """Return what was measured, of which application and size."""
        return ", ".join(part for part in (self.what, self.application, self.size) if part)

    @property
    def size(self) -> str:
        """Return on how many incidents it was measured."""
        if self.n is None:
            return ""
        return SHIPPED if self.n == shipped_size() else f"{self.n:,} incidents"


@cache
def shipped_size() -> int:
    """Return the number of incidents in the data that come with the programme."""
    counts = pd.read_csv(geodata_root() / "counts.csv", index_col="count")
    return int(counts.at["incidents", "value"])


def heading(load: float) -> dict:
    """Return when, where and with what a module was run; the load average before says how calm it was."""
    return {
        "date": dt.date.today().isoformat(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "load_before": round(load, 1),
        "versions": {name: version(name) for name in PACKAGES},
    }


def write(name: str, heading: dict, figures: Sequence[Figure], folder: Path = FOLDER) -> str:
    """Put the figures of one module into results.json and results.md; those of other modules stay.

    Parameters
    ----------
    name : str
        The module.
    heading : dict
        From `heading`.
    figures : sequence of Figure

    Returns
    -------
    str
        The module's part of results.md.
    """
    path, before = folder / "results.json", folder / "before.json"
    earlier = json.loads(before.read_text(encoding="utf-8")) if before.is_file() else {}
    runs = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    rows = [asdict(figure) | {"verdict": figure.verdict} for figure in figures]
    runs[name] = heading | {"figures": rows}
    runs = dict(sorted(runs.items()))
    path.write_text(json.dumps(runs, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    parts = [f"## {module}\n\n{report(run, _figures(run), earlier)}" for module, run in runs.items()]
    (folder / "results.md").write_text("# Measured by `make bench`\n\n" + "\n".join(parts), encoding="utf-8")
    return report(heading, figures, earlier)


def _figures(run: dict) -> list[Figure]:
    names = {field.name for field in fields(Figure)}
    return [Figure(**{name: value for name, value in row.items() if name in names}) for row in run["figures"]]


def report(heading: dict, figures: Sequence[Figure], earlier: Mapping | None = None) -> str:
    """Return a run as text: what was promised, applications beside each other, the rest, notes.

    Parameters
    ----------
    heading : dict
        From `heading`.
    figures : sequence of Figure
    earlier : mapping, optional
        `date` and `figures` (subject to value) of a run to be put beside.
    """
    earlier = earlier or {}
    versions = ", ".join(f"{name} {number}" for name, number in heading["versions"].items())
    parts = [
        f"Measured on {heading['date']}: {heading['machine']}; load before {heading['load_before']}; {versions}.",
        _promises([figure for figure in figures if figure.target], earlier),
        _applications([figure for figure in figures if figure.application]),
        _others([figure for figure in figures if not figure.application and not figure.target], earlier),
        "\n".join(f"- {figure.subject}: {figure.note}" for figure in figures if figure.note),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _promises(figures: Sequence[Figure], earlier: Mapping) -> str:
    rows = [[f.subject, f.shown, *_beside(f, earlier), f.unit, f.target, f.verdict] for f in figures]
    return _table(["promised", "value", *_date(earlier), "unit", "target", ""], rows)


def _date(earlier: Mapping) -> list[str]:
    return [earlier["date"]] if earlier else []


def _beside(figure: Figure, earlier: Mapping) -> list[str]:
    """Return the same figure of the earlier run, in a list; nothing where there is no earlier run."""
    if not earlier:
        return []
    return [Figure("", earlier["figures"].get(figure.subject), "").shown]


def _applications(figures: Sequence[Figure]) -> str:
    """Return one row per application and size, one column per thing measured."""
    columns = list(dict.fromkeys(f"{figure.what} ({figure.unit})" for figure in figures))
    rows: dict[tuple, dict[str, str]] = {}
    for figure in figures:
        row = rows.setdefault((figure.application, figure.n), {})
        row[f"{figure.what} ({figure.unit})"] = figure.shown
    cells = [
        [name, "" if n is None else f"{n:,}", *(row.get(column, "") for column in columns)]
        for (name, n), row in rows.items()
    ]
    return _table(["application", "incidents", *columns], cells)


def _others(figures: Sequence[Figure], earlier: Mapping) -> str:
    rows = [[f.subject, f.shown, *_beside(f, earlier), f.unit] for f in figures]
    return _table(["also", "value", *_date(earlier), "unit"], rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    rule = ["---" if place == 0 else "---:" for place in range(len(head))]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, rule, *rows))
