"""The example notebook runs, and prints the numbers that the tables give."""

from pathlib import Path

import jupytext
import pytest
from nbclient import NotebookClient

import sahel_map

EXAMPLE = Path(__file__).parents[2] / "docs" / "example.py"


@pytest.mark.long
def test_example_when_run_then_prints_what_the_functions_return(shipped):
    notebook = jupytext.read(EXAMPLE)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    printed = "".join(
        output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", []) if "text" in output
    )
    together = sahel_map.select(shipped, actor=["FAMA", "WAGNER"], actor_mode="all", start="2024-05", end="2024-12")
    killed = sahel_map.total(together)
    assert together.sentence() in printed
    assert f"{len(together.incidents)} incidents\n" in printed
    assert f"{killed.minimum} to {killed.maximum}+ reported killed" in printed
    assert f"{killed.n_with_figure} incidents give a number" in printed
