"""The sentence that says what a selection shows, one clause per criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahel_map.core.actor_groups import ACTOR_GROUPS, fold_groups
from sahel_map.core.vocabulary import Attribution, Confidence, HarmType
from sahel_map.words import Words

if TYPE_CHECKING:  # the selection calls this module for its own sentence
    from sahel_map.selection.selection import Selection

__all__ = ["describe_selection"]

_ORDERED = {"harm_types": HarmType, "attribution": Attribution, "confidence": Confidence}


def describe_selection(selection: Selection, words: Words) -> str:
    """Return one sentence that names every restriction of a selection.

    Parameters
    ----------
    selection : Selection
    words : Words
        With the labels of codes and areas.
    """
    clauses = [
        _code_clause(words, "actors", selection.actors, "actors"),
        _month_clause(words, selection.start_month, selection.end_month),
        _code_clause(words, "harms", selection.harms, "harm_types"),
        _area_clause(words, selection.areas, selection.admin_map),
        _code_clause(words, "attributions", selection.attributions, "attribution"),
        _code_clause(words, "confidences", selection.confidences, "confidence"),
        words("selection-text", text=selection.text) if selection.text else "",
    ]
    stated = [clause for clause in clauses if clause]
    if not stated:
        return words("selection-everything")
    # French sets a narrow space before a semicolon.
    separator = "\u202f; " if words.language == "fr" else "; "
    return words("selection-sentence", clauses=separator.join(stated))


def _code_clause(words: Words, name: str, codes: frozenset[str] | None, table: str) -> str:
    if codes is None:
        return ""
    if not codes:
        return words(f"selection-{name}-none")
    return words(f"selection-{name}", labels=words.any_of(_labels(words, table, codes)))


def _labels(words: Words, table: str, codes: frozenset[str]) -> list[str]:
    """Return labels in the order of the code list; a whole group of actors goes by the group's name."""
    if table == "actors":
        return [
            words.label("actor_groups" if code in ACTOR_GROUPS else "actors", code) for code in fold_groups(codes)
        ]
    return [words.label(table, str(code)) for code in _ORDERED[table] if code in codes]


def _month_clause(words: Words, start: str | None, end: str | None) -> str:
    if start and end:
        key = "selection-months-one" if start == end else "selection-months"
        return words(key, start=words.month(start), end=words.month(end))
    if start:
        return words("selection-months-from", start=words.month(start))
    return words("selection-months-to", end=words.month(end)) if end else ""


def _area_clause(words: Words, areas: frozenset[str] | None, admin_map: str) -> str:
    if areas is None:
        return ""
    if not areas:
        return words("selection-areas-none")
    region = "regions_2023" if admin_map == "2023" else "regions_old"
    labels = [
        words("selection-area-cercle", name=words.label("cercles", code))
        if len(code) > 4  # P-codes grow with the level: ML19 is a region, ML0501 a cercle
        # A region of the same name is another one on the other map.
        else words("selection-area-region", name=words.label(region, code), map=admin_map)
        for code in sorted(areas)
    ]
    return words("selection-areas", labels=words.any_of(labels))
