"""Reports that are pending are counted beside the records and stand nowhere else."""

import pytest

from sahel_map.statistics.numbers import Numbers
from sahel_map.views.quality.pending import pending_by, pending_table
from sahel_map.words import Words


@pytest.fixture
def en(mini):
    return Words("en", mini.codes.labels("en") | mini.units.labels("en"))


def rows(table):
    return [tuple(row) for row in table.itertuples(index=False, name=None)]


def test_pending_when_counted_then_by_month_and_region_beside_the_records(mini, en):
    # EX-2023-0002 and EX-2023-0003 begin in February 2023; three records lie in Newregion-2.
    assert rows(pending_by(mini, "month", en)) == [("February 2023", 2, 1), ("January 2024", 0, 1)]
    assert rows(pending_by(mini, "region", en)) == [("Newregion-2", 3, 1), ("Region not known", 5, 1)]


def test_pending_when_listed_then_with_the_reason_in_the_readers_language(mini):
    french = Words("fr", mini.codes.labels("fr") | mini.units.labels("fr"))
    table = pending_table(mini, french)
    assert list(table.loc["P-0002"]) == [
        "5 janvier 2024",
        "Exampleville-10",
        "Inventé\u00a0: un camion dévalisé.",
        "Inventé\u00a0: pas d’année dans le texte.",
        "https://news.example/p-0002 ; https://news.example/p-0002b",
    ]


def test_pending_when_shipped_then_every_report_is_counted_once_and_none_is_a_record(shipped, counts):
    words = Words("fr", shipped.codes.labels("fr") | shipped.units.labels("fr"))
    for by in ("month", "region"):
        assert pending_by(shipped, by, words).iloc[:, 2].sum() == counts["pending"] == len(shipped.pending)
    assert not set(shipped.pending["pending_id"]) & set(shipped.incidents.index)
    assert len(Numbers(shipped, shipped.incidents["n_sources"].to_numpy() > 0).mask) == counts["incidents"]
