"""One reader's filter changes while another has the largest files made, against those alone, in one run.

On 300,000 incidents: all as CSV, a workbook of as many as one holds, and a map sheet of all. No choice of a filter
comes twice, so that nothing kept from one part helps the next. `BENCH_RECORDS=30000` measures another size.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd
from google.protobuf.message import Message

from benchmarks.report import Figure
from benchmarks.serving import DASHBOARD, answers, serving
from benchmarks.streamlit_client import Reader
from benchmarks.synthetic import write_folder
from sahel_map.exports.workbook import MOST_IN_WORKBOOK

THINK_S, ROUNDS, WARM_UP = 1.5, 16, 5
PATIENCE_S = 900
TARGET = "<= 2"
_ALONE = "filter change of one reader"


def measure() -> list[Figure]:
    """Return the times alone, and how many times those beside each kind of file are."""
    n = int(os.environ.get("BENCH_RECORDS", "300000"))
    with tempfile.TemporaryDirectory() as name:
        folder = write_folder(Path(name) / "data", n)
        last_day, n_in_workbook = _what_a_workbook_holds(folder)
        files = {
            "a CSV of all": ("Incidents", "", "export-download"),
            f"a workbook of {n_in_workbook:,}": ("Incidents", f"to={last_day}", "export-download"),
            "a sheet of all, its preview first": ("Briefing", "", "sheet-download"),
        }
        with serving(DASHBOARD, SAHEL_MAP_GEODATA=str(folder)) as url:
            if not answers(f"{url}readyz", None, PATIENCE_S):
                raise RuntimeError("the data were not read in time")
            print("  the data are read, times begin now", flush=True)
            times = asyncio.run(_times(url, files))
    median, late = statistics.median(times[""][0]), _p95(times[""][0])
    figures = [Figure(f"{_ALONE}, median", median, "s", n=n), Figure(f"{_ALONE}, 95th percentile", late, "s", n=n)]
    for what, (found, made) in times.items():
        if not what:
            continue
        note = "not one made whole in this time" if not made else f"made in {statistics.median(made):.1f} s each"
        beside = f"{_ALONE} beside {what} / alone"
        figures += [
            Figure(f"{beside}, median", statistics.median(found) / median, "ratio", TARGET, n=n, note=note),
            Figure(f"{beside}, 95th percentile", _p95(found) / late, "ratio", TARGET, n=n),
        ]
    return figures


def _what_a_workbook_holds(folder: Path) -> tuple[str, int]:
    """Return the last day of a period whose incidents fit into a workbook, and how many these are."""
    starts = pd.read_csv(folder / "incidents" / "incidents.csv", usecols=["date_start"])["date_start"].sort_values()
    if len(starts) <= MOST_IN_WORKBOOK:
        return starts.iloc[-1], len(starts)
    within = starts[starts < starts.iloc[MOST_IN_WORKBOOK]]
    return within.iloc[-1], len(within)


async def _times(url: str, files: dict[str, tuple[str, str, str]]) -> dict[str, tuple[list[float], list[float]]]:
    """Return the times of filter changes alone (under no name) and beside each file, and those of the files."""
    reader = Reader(url)
    await reader.connect()
    actors = (await reader.open()).widgets["_actors"]
    choices = itertools.combinations(actors.options, 3)
    await _changes(reader, actors, itertools.islice(choices, WARM_UP))
    times = {"": (await _changes(reader, actors, itertools.islice(choices, ROUNDS)), [])}
    for what, asked in files.items():
        is_being_made, is_enough, made = asyncio.Event(), asyncio.Event(), []
        making = asyncio.create_task(_make(url, *asked, is_being_made, is_enough, made))
        await is_being_made.wait()
        found = await _changes(reader, actors, itertools.islice(choices, ROUNDS))
        is_enough.set()
        await making
        print(f"  beside {what}: {len(made)} made", flush=True)
        times[what] = (found, made)
    await reader.close()
    return times


async def _changes(reader: Reader, actors: Message, choices: Iterator[Sequence[str]]) -> list[float]:
    """Return the times (s) of filter changes of a reader who looks at each answer before the next."""
    times = []
    for choice in choices:
        times.append((await reader.choose(actors, list(choice))).seconds)
        await asyncio.sleep(THINK_S)
    return times


async def _make(
    url: str,
    page: str,
    query: str,
    button: str,
    is_being_made: asyncio.Event,
    is_enough: asyncio.Event,
    made: list[float],
) -> None:
    """Have a file made on a page again and again until it is enough; note how long each took (s)."""
    maker = Reader(url)
    await maker.connect()
    if page == "Briefing":
        is_being_made.set()  # the page itself draws the sheet, for its preview
    shown = await maker.open(query, page)
    is_being_made.set()
    while not is_enough.is_set():
        began = time.perf_counter()
        await maker.make(shown.widgets[button])
        made.append(time.perf_counter() - began)
    await maker.close()


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]
