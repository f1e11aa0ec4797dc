"""A measured figure, and how a run of figures is written down."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).parent
PACKAGES = ("streamlit", "folium", "streamlit-folium", "pandas", "geopandas", "altair")


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    Attributes
    ----------
    what : str
        What was measured, with the size of the data.
    value : float
    unit : str
        "s", "MB", "kB" or "ratio".
    target : str
        What it should be, for example "<= 0.25"; empty where nothing is promised.
    """

    what: str
    value: float
    unit: str
    target: str = ""

    @property
    def verdict(self) -> str:
        """Return "met", "missed" or nothing, by the target."""
        if not self.target:
            return ""
        sign, bound = self.target.split()
        met = self.value <= float(bound) if sign == "<=" else self.value >= float(bound)
        return "met" if met else "missed"


def write(figures: list[Figure]) -> str:
    """Write results.json and results.md, and return the table."""
    heading = {
        "date": dt.date.today().isoformat(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "versions": {name: version(name) for name in PACKAGES},
    }
    rows = [asdict(figure) | {"verdict": figure.verdict} for figure in figures]
    text = json.dumps(heading | {"figures": rows}, indent=1, ensure_ascii=False)
    (FOLDER / "results.json").write_text(text + "\n", encoding="utf-8")
    table = _table(heading, figures)
    (FOLDER / "results.md").write_text(table, encoding="utf-8")
    return table


def _table(heading: dict, figures: list[Figure]) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in heading["versions"].items())
    lines = [
        f"Measured on {heading['date']}: {heading['machine']}; {versions}.",
        "",
        "| what | value | unit | target | |",
        "|---|---:|---|---|---|",
    ]
    lines += [f"| {f.what} | {f.value:.3g} | {f.unit} | {f.target} | {f.verdict} |" for f in figures]
    return "\n".join(lines) + "\n"
