"""`sahel-map near`: incidents near a record, a place or a point, in distance and, for a record, in time."""

from __future__ import annotations

import json
import re
from typing import Annotated

import typer

from sahel_map import api
from sahel_map.commands import choose as options
from sahel_map.commands.echo import echo
from sahel_map.core.errors import SelectionError

__all__ = ["near"]

_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*")


def near(
    place: Annotated[
        str, typer.Argument(help="Id of a record, name of a place, or latitude,longitude such as 16.7735,-3.0074.")
    ],
    km: Annotated[float, typer.Option(help="At most so many kilometres away, 1 to 100.")] = 30,
    days: Annotated[
        int | None, typer.Option(min=0, help="For a record: at most so many days before or after.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Print the incidents near a place, nearest first; those known only to an area cannot be said to be near."""
    dataset = options.open_dataset()
    point = _POINT.fullmatch(place)
    with options.one_line_errors():
        try:
            found = api.nearby(dataset, (float(point[1]), float(point[2])) if point else place, km, days)
        except SelectionError as error:
            raise typer.BadParameter(str(error)) from error
    dates = {name: found[name].dt.strftime("%Y-%m-%d") for name in ("date_start", "date_end")}
    table = found.assign(**dates).reset_index()
    if as_json:
        echo(json.dumps(json.loads(table.to_json(orient="records")), ensure_ascii=False, indent=2))
        return
    for row in table.to_dict("records"):
        echo(f"{row['km']:>6} km  {row['incident_id']}  {row['date_start']}  {row['place']}")
    echo(f"{len(table)} within {km:g} km")
