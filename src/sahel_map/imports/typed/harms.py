"""What was done: harms as said, and as counts say them; the two never contradict each other in silence."""

from __future__ import annotations

import pandas as pd

from sahel_map.core.text_columns import map_distinct
from sahel_map.core.vocabulary import FIGURE_HARMS, FigureName, HarmType
from sahel_map.imports.findings import Findings
from sahel_map.imports.mapping import ImportMapping
from sahel_map.imports.surroundings import Base
from sahel_map.imports.typed.who import read_code_lists

__all__ = ["read_harms"]


_SEXUAL_VIOLENCE = dict.fromkeys(
    [
        "viol",
        "viols",
        "viol collectif",
        "rape",
        "rapes",
        "gang rape",
        "sexual assault",
        "sexual abuse",
        "agression sexuelle",
        "agressions sexuelles",
        "violence sexuelle",
        "abus sexuels",
        "esclavage sexuel",
        "sexual slavery",
        "crsv",
        "conflict-related sexual violence",
    ],
    str(HarmType.SEXUAL_VIOLENCE),
)
"""Words that are never asked about: until somebody answers, the place of survivors would not be protected."""


def read_harms(
    cells: pd.DataFrame,
    columns: dict[str, pd.Series],
    is_battle: pd.Series,
    mapping: ImportMapping,
    dataset: Base,
    findings: Findings,
) -> pd.Series:
    """Return the harms: those said and those that a count above 0 says; a 0 beside a killing is no count.

    Parameters
    ----------
    cells : DataFrame of str
        Under the names of fields.
    columns : dict of str to Series
        Figures, from `read_figures`.
    is_battle : Series of bool
        Whether the row is a battle, whose dead may be fighters.
    mapping : ImportMapping
    dataset : Base
        The data in use, for their code lists.
    findings : Findings
        Takes what is assumed, asked and held back.
    """
    said = read_code_lists(cells, "harms", "harm_types", dataset.codes, findings, _SEXUAL_VIOLENCE)
    is_default = pd.Series("harms" in mapping.defaults, cells.index)
    killed = columns["killed_max"].fillna(columns["killed_min"])
    everyone = pd.to_numeric(cells["deaths_all"], errors="coerce")
    # What a preset supposes ("a killing") does not hold where the row counts none.
    none_died = (killed == 0) | (everyone == 0)
    doubtful = is_default & none_died.fillna(False) & ~(cells["violence"].str.lower() == "one_sided").fillna(False)
    doubtful |= is_battle & ~(killed > 0).fillna(False)
    if mapping.preset and everyone.notna().any():
        # The word of a preset for an attack stands for a killing only where somebody died.
        bloodless = (everyone == 0) & killed.isna()
        said = said.where(~bloodless, map_distinct(said, _without_killing))
    nothing = pd.Series([()] * len(cells), cells.index, dtype="object")
    lists = said.where(said.notna() & ~doubtful.astype(bool), nothing)
    for figure in FigureName:
        low, high = columns[f"{figure}_min"], columns[f"{figure}_max"]
        counted = (high.fillna(low) > 0).fillna(False).astype(bool)
        if counted.any():
            lists = _with_harm(lists, counted, figure, findings)
    kills = map_distinct(lists, lambda harms: str(HarmType.KILLING) in harms, "bool")
    zero = kills & (killed == 0).fillna(False).astype(bool)
    if zero.any():
        findings.take("zero-killing", n=int(zero.sum()), column=findings.heading("killed"))
        for part in ("min", "max"):
            columns[f"killed_{part}"] = columns[f"killed_{part}"].mask(zero)
    silent = map_distinct(lists, lambda harms: not harms, "bool")
    findings.hold(
        "no-harm",
        silent & (cells["harms"].isna() | doubtful | said.notna()),
        "harms",
        cells["deaths_all"].where(cells["killed"].isna(), cells["killed"]),
    )
    findings.hold(
        "no-harm-word", silent & cells["harms"].notna() & said.isna() & ~doubtful, "harms", cells["harms"]
    )
    _check_parts(columns, findings)
    return lists


def _without_killing(harms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(harm for harm in harms if harm != HarmType.KILLING)


def _with_harm(lists: pd.Series, counted: pd.Series, figure: FigureName, findings: Findings) -> pd.Series:
    # A count of people killed says that people were killed, whether a column of harms repeats it or not.
    alike = FIGURE_HARMS[figure]
    harm = str(alike[0])
    missing = counted & ~map_distinct(lists, lambda harms: any(str(one) in harms for one in alike), "bool")
    if not missing.any():
        return lists
    findings.assume("harms", harm, int(missing.sum()))
    return lists.where(~missing, map_distinct(lists, lambda harms: (*harms, harm)))


def _check_parts(columns: dict[str, pd.Series], findings: Findings) -> None:
    """Women and children are part of the killed: more of them than killed is held back."""
    women, children = (columns[f"{name}_min"].fillna(0) for name in ("women_killed", "children_killed"))
    parts = women + children
    low, high = columns["killed_min"], columns["killed_max"]
    # A lowest count alone is "at least": it is a total, and any number of women and children may be part of it.
    is_open = columns["killed_is_open"].fillna(False).astype(bool) | (low.notna() & high.isna())
    # Women or children are reported killed and no total is: at least the larger group was. Who is counted as both
    # a girl and a woman only the maker of the set knows, so the two are not added.
    alone = (parts > 0) & low.isna() & high.isna()
    larger = women.where(women > children, children)
    columns["killed_min"], columns["killed_max"] = low.mask(alone, larger), high.mask(alone, larger)
    columns["killed_is_open"] = columns["killed_is_open"].astype("boolean").mask(alone, True)
    if alone.any():
        findings.take("parts-of-killed", n=int(alone.sum()))
    findings.hold("parts", (parts > high) & ~is_open & ~alone, "women_killed", parts.astype("str"))
