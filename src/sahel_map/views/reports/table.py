"""A report's headline claims beside the records, as a table of words and numbers.

Must not import streamlit.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import pandas as pd

from sahel_map.core.figures import ReportedRange
from sahel_map.data.dataset import Dataset
from sahel_map.incident.toll import figure_text
from sahel_map.statistics.report_ties import KINDS, ReportLine, report_lines
from sahel_map.words import Words

__all__ = [
    "candidate_words",
    "claim_words",
    "report_conclusion",
    "report_heading",
    "report_json",
    "report_table",
    "linked_records",
    "sum_words",
    "total_words",
]


def report_table(dataset: Dataset, lines: Sequence[ReportLine], words: Words) -> pd.DataFrame:
    """Return one row per claim of a report: claim, matched, gap, period, candidates, unattributed, why.

    Parameters
    ----------
    dataset : Dataset
        With the words of the claims.
    lines : sequence of ReportLine
        The claims of one report, from `report_lines`.
    words : Words
        Language of headers and texts.

    Returns
    -------
    DataFrame of texts
        A part of another claim says so, because the two must not be added.
    """
    rows = []
    for line in lines:
        claim = dataset.report_claims.loc[line.claim_id]
        rows.append(
            {
                "claim": claim[f"label_{words.language}"],
                "claimed": claim_words(line, claim, words),
                "matched": total_words(line, "matched", words),
                "gap": _gap_words(line, words),
                "period": words.date_span(claim["period_start"].date(), claim["period_end"].date(), "day"),
                "candidate": total_words(line, "candidate", words),
                "unattributed": total_words(line, "unattributed", words),
                "reason": claim[f"not_located_{words.language}"],
            }
        )
    table = pd.DataFrame(rows)
    return table.set_axis([words(f"report-column-{name}") for name in table.columns], axis="columns")


def report_heading(dataset: Dataset, report_id: str, words: Words) -> str:
    """Return publisher, day and the host of the page that is linked: often not the publisher's own.

    Parameters
    ----------
    dataset : Dataset
    report_id : str
    words : Words
    """
    report = dataset.reports.loc[report_id]
    day, host = words.date(report["published"].date()), urlsplit(report["url"]).hostname or ""
    return words(
        "report-heading", publisher=words.text_in(report, "publisher")[0], date=day, host=host.removeprefix("www.")
    )


def report_conclusion(lines: Sequence[ReportLine], words: Words) -> str:
    """Return one sentence: how many claims have a matched record, and how many are matched in full.

    In full means that the lowest count of the matched records reaches the number claimed.
    """
    tied, full = sum(bool(line.records["matched"]) for line in lines), sum(map(_is_full, lines))
    start = words("report-tied", n=tied, count=words.number(tied), total=words.number(len(lines)))
    return f"{start} {words('report-full', n=full, count=words.number(full))}"


def claim_words(line: ReportLine, claim: pd.Series, words: Words) -> str:
    """Return the number claimed, "32+", or the report's words; a part says of what.

    Parameters
    ----------
    line : ReportLine
        The claim as numbers.
    claim : Series
        Its row of `Dataset.report_claims`.
    words : Words
    """
    if line.claimed.is_unknown:
        return words("report-in-words", text=claim[f"words_{words.language}"])
    number = words.range(line.claimed)
    return words("report-part", number=number) if line.part_of else number


def sum_words(line: ReportLine, kind: str, words: Words) -> str:
    """Return the reported range of the records of a kind, or that there is no record or no number.

    Parameters
    ----------
    line : ReportLine
        The claim with its records.
    kind : {"matched", "candidate", "unattributed"}
        How the records are tied to it.
    words : Words
    """
    found = line.totals[kind]
    if not line.records[kind]:
        return words("report-no-record")
    return words("report-no-number") if found.reported.is_unknown else words.range(found.reported)


def total_words(line: ReportLine, kind: str, words: Words) -> str:
    """Return the reported range of the records of a kind, with what it leaves out.

    Parameters
    ----------
    line : ReportLine
        The claim with its records.
    kind : {"matched", "candidate", "unattributed"}
        How the records are tied to it.
    words : Words
    """
    ids, found = line.records[kind], line.totals[kind]
    if not ids:
        return sum_words(line, kind, words)
    # Several candidates for one event must not read as one candidate with that many dead.
    is_sum = kind == "candidate" and len(ids) > 1
    name = "report-sum" if is_sum else "report-records"
    notes = [words(name, n=len(ids), count=words.number(len(ids)))]
    if n := found.reported.n_without_figure:
        notes.append(words("report-without-figure", n=n, count=words.number(n)))
    if n := found.n_aggregates:
        notes.append(words("report-aggregates", n=n, count=words.number(n)))
    return words("report-total", range=sum_words(line, kind, words), notes=", ".join(notes))


def candidate_words(line: ReportLine, words: Words) -> str:
    """Return the range of the candidates in short; where there are several, that it is a sum."""
    ids, text = line.records["candidate"], sum_words(line, "candidate", words)
    if len(ids) < 2 or line.totals["candidate"].reported.is_unknown:
        return text
    return words("report-total", range=text, notes=words("report-sum", n=len(ids), count=words.number(len(ids))))


def linked_records(dataset: Dataset, claim_id: str, words: Words) -> pd.DataFrame:
    """Return the records tied to a claim: id, place, date, how tied, figure of the record, why.

    Parameters
    ----------
    dataset : Dataset
    claim_id : str
    words : Words

    Returns
    -------
    DataFrame of texts, index record id, matched records first
    """
    links = dataset.report_links[dataset.report_links["claim_id"] == claim_id]
    figure = dataset.report_claims.at[claim_id, "figure"]
    order = {kind: place for place, kind in enumerate(KINDS)}
    rows = {}
    for link in links.sort_values("kind", key=lambda kinds: kinds.map(order), kind="stable").to_dict("records"):
        row = dataset.incidents.loc[link["incident_id"]]
        rows[link["incident_id"]] = [
            words(f"report-kind-{link['kind']}"),
            row[f"place_name_{words.language}"],
            words.date_span(row["date_start"].date(), row["date_end"].date(), str(row["date_precision"])),
            figure_text(row, figure, words),
            link[f"reason_{words.language}"],
        ]
    headers = [words(f"report-column-{name}") for name in ("kind", "place", "date", "figure", "why")]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=headers)
    return table.rename_axis(words("report-column-record"))


def report_json(dataset: Dataset, report_id: str, words: Words) -> dict[str, object]:
    """Return a report's claims and ties for programs: ranges with both ends, ids by kind, texts in one language.

    Parameters
    ----------
    dataset : Dataset
    report_id : str
    words : Words
    """
    report = dataset.reports.loc[report_id]
    claims, lines = [], report_lines(dataset, report_id)
    for line in lines:
        claim = dataset.report_claims.loc[line.claim_id]
        claims.append(
            {
                "claim_id": line.claim_id,
                "part_of": line.part_of,
                "label": claim[f"label_{words.language}"],
                "figure": str(line.figure),
                "claimed": _plain(line.claimed),
                "claimed_in_words": claim_words(line, claim, words),
                **{kind: _plain_total(line, kind) for kind in KINDS},
                "gap": _plain(line.gap),
                "candidates_from": f"{claim['period_start']:%Y-%m-%d}",
                "candidates_to": f"{claim['period_end']:%Y-%m-%d}",
                "is_matched_in_full": _is_full(line),
                "not_located": claim[f"not_located_{words.language}"],
            }
        )
    return {
        "report_id": report_id,
        "title": report[f"title_{words.language}"],
        "published": f"{report['published']:%Y-%m-%d}",
        "url": report["url"],
        "conclusion": report_conclusion(lines, words),
        "claims": claims,
    }


def _is_full(line: ReportLine) -> bool:
    lowest, claimed = line.totals["matched"].reported.minimum, line.claimed.minimum
    return lowest is not None and claimed is not None and lowest >= claimed


def _gap_words(line: ReportLine, words: Words) -> str:
    if line.gap.is_unknown:
        return words("report-gap-unknown")
    # "At least 0" would say nothing: both counts are open, and their lowest leave none over.
    says_nothing = line.gap.maximum == 0 and line.gap.is_open
    return words("report-gap-from-zero") if says_nothing else words.range(line.gap)


def _plain(figure: ReportedRange) -> dict[str, object] | None:
    if figure.is_unknown:
        return None
    return {"minimum": figure.minimum, "maximum": figure.maximum, "is_open": figure.is_open}


def _plain_total(line: ReportLine, kind: str) -> dict[str, object]:
    found = line.totals[kind]
    return {
        "records": list(line.records[kind]),
        "reported": _plain(found.reported),
        "n_without_figure": found.reported.n_without_figure,
        "n_aggregates_left_out": found.n_aggregates,
    }
