"""What a comparison of two sets says in words. Must not import streamlit or folium."""

from __future__ import annotations

from sahel_map.incident.set_words import licence_words, page_title
from sahel_map.statistics.set_overlap import APART, LONGEST_DAYS, SetOverlap, SetSide
from sahel_map.views.charts.sentences import counted
from sahel_map.words import Words

__all__ = ["limits_words", "overlap_sentences", "set_caution", "set_side_sentence", "share_words"]


def set_side_sentence(side: SetSide, words: Words) -> str:
    """Return which set a side is, whose, under which licence, what it counts, and how many are compared."""
    profile, version = side.dataset.profile, side.dataset.version
    named = words(
        "compare-sets-side",
        title=page_title(profile, words),
        publisher=profile.publisher or words("set-publisher-unknown"),
        licence=licence_words(profile, words),
        version=version.version,
        unit=profile.unit_of_count or "unknown",
    )
    left_out = [
        counted(words, f"compare-sets-apart-{reason}", side.apart[reason], most=LONGEST_DAYS)
        for reason in APART
        if side.apart[reason]
    ]
    compared = counted(words, "compare-sets-compared", side.n)
    apart = words("compare-sets-apart", reasons=words.all_of(left_out)) if left_out else ""
    return " ".join(filter(None, (named, compared, apart)))


def overlap_sentences(overlap: SetOverlap, words: Words) -> tuple[str, ...]:
    """Return the matched share with its settings, what stands in one set only, and how many counts differ."""
    shares = [share_words(share, words) for share in overlap.shares]
    sentences = [
        counted(
            words,
            "compare-sets-matched",
            overlap.n_pairs,
            limits=limits_words(overlap, words),
            share_a=shares[0],
            share_b=shares[1],
        ),
        words(
            "compare-sets-only",
            n_a=words.number(len(overlap.first_only)),
            n_b=words.number(len(overlap.second_only)),
        ),
    ]
    if overlap.n_pairs:
        sentences.append(counted(words, "compare-sets-differ", overlap.n_differing))
    units = {side.dataset.profile.unit_of_count for side in (overlap.first, overlap.second)}
    if len(units) > 1:
        sentences.append(words("compare-sets-units"))
    return tuple(sentences)


def set_caution(words: Words) -> str:
    """Return what a pair is not, and that overlap of careful sets is often small."""
    return words("compare-sets-caution")


def limits_words(overlap: SetOverlap, words: Words) -> str:
    """Return both limits: "within 10 km and 2 days"."""
    days = counted(words, "compare-sets-days", overlap.days)
    return words("compare-sets-limits", km=words.number(overlap.km), days=days)


def share_words(share: float | None, words: Words) -> str:
    """Return a share as a percentage; of nothing there is none."""
    return words("compare-sets-no-share") if share is None else words.percent(share)
