"""A reported range must keep its minimum, maximum and unknowns through every sum."""

import pytest

from sahel_map.core.figures import ReportedRange


def test_of_when_both_counts_are_named_then_keeps_them():
    assert ReportedRange.of(30, 33) == ReportedRange(30, 33, False, 1, 0, 0)


def test_of_when_only_a_lowest_count_then_reads_at_least():
    assert ReportedRange.of(17, None) == ReportedRange(17, 17, True, 1, 0, 0)


def test_of_when_only_a_highest_count_then_minimum_stays_unknown():
    assert ReportedRange.of(None, 213, is_mixed=True) == ReportedRange(None, 213, False, 1, 0, 1)


def test_of_when_nothing_is_reported_then_unknown_and_not_zero():
    unknown = ReportedRange.of(None, None, is_open=True, is_mixed=True)
    assert unknown == ReportedRange(None, None, False, 1, 1, 0)
    assert unknown.is_unknown
    assert not ReportedRange.of(0, 0).is_unknown


def test_total_when_mixed_records_then_adds_each_part():
    records = [
        ReportedRange.of(10, 12),
        ReportedRange.of(None, None),
        ReportedRange.of(300, 500, is_open=True, is_mixed=True),
        ReportedRange.of(None, 213),
        ReportedRange.of(0, 0),
    ]
    total = ReportedRange.total(records)
    assert total == ReportedRange(310, 725, True, 5, 1, 1)
    assert total.n_with_figure == 4


def test_total_when_no_record_has_a_figure_then_unknown():
    assert ReportedRange.total([ReportedRange.of(None, None)] * 3) == ReportedRange(None, None, False, 3, 3, 0)
    assert ReportedRange.total([]) == ReportedRange()


@pytest.mark.parametrize(("minimum", "maximum"), [(-1, 4), (5, 4)])
def test_range_when_impossible_then_refused(minimum, maximum):
    with pytest.raises(ValueError, match="count"):
        ReportedRange.of(minimum, maximum)
