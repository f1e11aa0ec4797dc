"""Numbers and tables of the page on method, computed from the data. Must not import streamlit."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import FigureName, PlacePrecision
from sahel_map.data.dataset import Dataset
from sahel_map.incident.publishers import with_publishers_in
from sahel_map.incident.set_words import assumed_lines, covered, rights
from sahel_map.statistics.sums import figure_sums
from sahel_map.words import Words

__all__ = ["about_numbers", "about_text", "codebook_table", "publisher_table"]


def about_numbers(dataset: Dataset, words: Words) -> dict[str, str]:
    """Return the numbers that the text on method names, formatted."""
    incidents = dataset.incidents
    coarse = [PlacePrecision.CERCLE, PlacePrecision.REGION, PlacePrecision.UNKNOWN]
    counts = {
        "n": len(incidents),
        "unknown_toll": int(figure_sums(incidents, np.arange(len(incidents)), FigureName.KILLED).is_unknown.sum()),
        "single": int((incidents["n_independent"] == 1).sum()),
        "unplaced": int(incidents["place_precision"].isin(coarse).sum()),
        "publishers": dataset.sources["publisher"].nunique(),
        "groups": dataset.sources["independence_group"].nunique(),
    }
    numbers = {name: words.number(count) for name, count in counts.items()}
    if incidents.empty:
        return numbers
    return numbers | {
        "first": words.month(f"{incidents['date_start'].min():%Y-%m}"),
        "last": words.month(f"{incidents['date_end'].max():%Y-%m}"),
    }


def about_text(dataset: Dataset, section: str, words: Words) -> str:
    """Return one section of the page on method: what the set says of itself, or that it does not.

    Parameters
    ----------
    dataset : Dataset
    section : {"what", "not", "method", "counting", "places", "gaps", "licence"}
    words : Words
    """
    profile, language = dataset.profile, words.language
    if section == "what":
        what = profile.about.of(language) or profile.scope.of(language) or words("set-about-unknown")
        return _joined(what, _holdings(dataset, words), covered(profile, words))
    if section == "not":
        return profile.limits.of(language) or words("set-limits")
    if section == "method":
        made = profile.method.of(language) or words("set-method-unknown")
        assumed = assumed_lines(profile, words)
        return _joined(made, words("set-assumed"), *assumed) if assumed else made
    if section == "places":
        return _joined(words("about-places"), dataset.map_credits.note.of(language))
    if section == "gaps":
        return _joined(words("about-gaps", **about_numbers(dataset, words)), profile.gaps.of(language))
    return rights(dataset, words) if section == "licence" else words(f"about-{section}")


def _holdings(dataset: Dataset, words: Words) -> str:
    if dataset.incidents.empty:
        return words("set-nothing")
    return words("set-holds", **about_numbers(dataset, words))


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def codebook_table(dataset: Dataset, table: str, words: Words) -> pd.DataFrame:
    """Return one code list: label and definition by code, in the language of `words`.

    Parameters
    ----------
    dataset : Dataset
    table : str
        Name of the code list, as "harm_types".
    words : Words
    """
    codes = dataset.codes.tables[table]
    columns = [f"label_{words.language}", f"definition_{words.language}"]
    renamed = codes[columns].set_axis([words("about-label"), words("about-definition")], axis=1)
    return renamed.rename_axis(words("about-code"))


def publisher_table(dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return publishers with their kind, independence group and number of records, most records first."""
    names = ["publisher", "publisher_kind", "independence_group"]
    counts = (
        with_publishers_in(dataset.sources, words.language)
        .groupby(names, observed=True)["incident_id"]
        .nunique()
        .rename("n")
        .reset_index()
        .sort_values(["n", "publisher"], ascending=[False, True])
    )
    counts["publisher_kind"] = [words(f"about-kind-{kind}") for kind in counts["publisher_kind"]]
    headings = ["about-publisher", "about-kind", "about-group", "about-records"]
    return counts.set_axis([words(key) for key in headings], axis=1)
