"""Headline claims of a report against the records: matched, candidates, and the gap between.

Every sum is made here from the records at run time; nothing is typed in. Candidates are never counted as
matched: they share period, actor and harm with a claim, and nothing shows that they are in the report.
Must not import anything from views or app.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sahel_map.core.figures import ReportedRange
from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.statistics.totals import FigureTotal, total

__all__ = ["KINDS", "ReportLine", "report_lines"]

#: How a record may be tied to a claim, firmest first.
KINDS = ("matched", "candidate", "unattributed")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One headline claim and what the records hold of it.

    Attributes
    ----------
    claim_id : str
    part_of : str or None
        Claim of which this one is a part; the two must not be added.
    figure : FigureName
        The figure in which records count the same thing.
    claimed : ReportedRange
        The number claimed; unknown where the report gives only words.
    records : mapping of str to tuple of str
        Ids of the records tied to the claim, by kind (`KINDS`).
    totals : mapping of str to FigureTotal
        Their figure added up, by kind; aggregate records are left out, as in every total.
    gap : ReportedRange
        What is claimed beyond the matched records; unknown where no number is claimed.
    """

    claim_id: str
    part_of: str | None
    figure: FigureName
    claimed: ReportedRange
    records: Mapping[str, tuple[str, ...]]
    totals: Mapping[str, FigureTotal]
    gap: ReportedRange


def report_lines(dataset: Dataset, report_id: str) -> tuple[ReportLine, ...]:
    """Return the claims of a report with their sums, in the order of the claims.

    Parameters
    ----------
    dataset : Dataset
        With `report_claims` and `report_links`.
    report_id : str
        Id in `dataset.reports`.

    Raises
    ------
    KeyError
        If there is no such report.
    """
    if report_id not in dataset.reports.index:
        raise KeyError(f"report {report_id!r} is unknown; known: {', '.join(dataset.reports.index)}")
    claims = dataset.report_claims[dataset.report_claims["report_id"] == report_id]
    return tuple(_line(dataset, claim) for _, claim in claims.iterrows())


def _line(dataset: Dataset, claim: pd.Series) -> ReportLine:
    links = dataset.report_links[dataset.report_links["claim_id"] == claim.name]
    figure = FigureName(claim["figure"])
    records = {kind: tuple(links.loc[links["kind"] == kind, "incident_id"]) for kind in KINDS}
    totals = {kind: total(dataset, _rows_of(dataset, ids), figure) for kind, ids in records.items()}
    claimed = _claimed(claim)
    return ReportLine(
        claim_id=str(claim.name),
        part_of=claim["part_of"] if isinstance(claim["part_of"], str) else None,
        figure=figure,
        claimed=claimed,
        records=records,
        totals=totals,
        gap=claimed.beyond(totals["matched"].reported),
    )


def _rows_of(dataset: Dataset, ids: tuple[str, ...]) -> np.ndarray:
    return dataset.incidents.index.isin(ids)


def _claimed(claim: pd.Series) -> ReportedRange:
    number = None if pd.isna(claim["minimum"]) else int(claim["minimum"])
    return ReportedRange.of(number, number, is_open=claim["qualifier"] == "at_least")
