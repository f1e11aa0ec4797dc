"""`sahel-map ledger`: headline claims of reports beside the records, for people and for programs."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from sahel_map.commands import choose as options
from sahel_map.commands.echo import echo
from sahel_map.core.allowed import unknown_value
from sahel_map.statistics.report_ties import report_lines
from sahel_map.views.reports.table import report_conclusion, report_json, report_table

__all__ = ["ledger"]


def ledger(
    report: Annotated[str | None, typer.Option(help="Id of one report; default: all of them.")] = None,
    lang: options.LangOption = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Print each headline claim with the records matched to it, mere candidates, and the gap."""
    dataset = options.open_dataset()
    words = options.words_for(dataset, lang)
    known = [str(code) for code in dataset.reports.index]
    if report is not None and report not in known:
        raise typer.BadParameter(unknown_value("--report", report, known))
    chosen = known if report is None else [report]
    if as_json:
        heading = {
            "data_version": dataset.version.version,
            "data_date": dataset.version.date,
            "digest": dataset.version.digest,
        }
        reports = [report_json(dataset, code, words) for code in chosen]
        echo(json.dumps(heading | {"reports": reports}, ensure_ascii=False, indent=2))
        return
    for number, code in enumerate(chosen):
        if number:
            echo("")
        echo(f"{dataset.reports.at[code, f'title_{words.language}']} ({code})")
        lines = report_lines(dataset, code)
        echo(report_conclusion(lines, words))
        for row in report_table(dataset, lines, words).to_dict("records"):
            echo("")
            for heading, text in row.items():
                echo(f"{heading}: {text}")
