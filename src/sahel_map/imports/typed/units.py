"""Names and codes of units: which commune, cercle or region a row means, and in which scheme its codes are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process

from sahel_map.core.text_folding import fold_text
from sahel_map.data.read.layout import UNIT_COLUMNS
from sahel_map.data.read.units import Units
from sahel_map.imports.findings import Findings, Question

__all__ = ["UnitNames", "fold_name", "read_unit_codes", "units_by_name"]

_LIKE = 88
_SHARE = 0.8
_GENERIC = re.compile(
    r"^(?:cercle|commune|region|commune rurale|commune urbaine|cr|cu)\s+(?:de\s+|d'|du\s+|des\s+)?"
)


def fold_name(text: str) -> str:
    """Return the name of a place as it is compared: folded, without hyphens, apostrophes and generic words.

    Examples
    --------
    >>> fold_name("Cercle de Dioïla"), fold_name("Diédougou")
    ('dioila', 'diedougou')
    """
    return re.sub(r"[\W_]+", "", _GENERIC.sub("", fold_text(text).strip()))


@dataclass(frozen=True)
class UnitNames:
    """Codes of units by folded name: of a level, and of communes by cercle."""

    levels: Mapping[str, Mapping[str, tuple[str, ...]]]
    labels: Mapping[str, str]
    cercle_of: Mapping[str, str]
    regions_of: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, units: Units) -> UnitNames:
        """Return the names of all units."""
        levels: dict[str, dict[str, tuple[str, ...]]] = {}
        for level in ("communes", "cercles", "regions_old", "regions_2023"):
            table: dict[str, tuple[str, ...]] = {}
            for code, name, french in zip(
                units.level(level).index, units.level(level)["name"], units.level(level)["name_fr"], strict=True
            ):
                for key in {fold_name(str(name)), fold_name(str(french))}:
                    table[key] = (*table.get(key, ()), str(code))
            levels[level] = table
        communes, cercles = units.communes, units.cercles
        # Once: a column of a layer is looked up anew each time, which took a fifth of an import of five rows.
        called = cercles["name_fr"].to_dict()
        labels = {
            str(code): f"{name} ({called.get(cercle, '')})"
            for code, name, cercle in zip(
                communes.index, communes["name_fr"], communes["cercle_pcode"], strict=True
            )
        }
        regions = {
            str(code): frozenset({f"old:{old}", f"2023:{new}"})
            for code, old, new in zip(
                communes.index, communes["region_old_pcode"], communes["region_2023_pcode"], strict=True
            )
        }
        for code, cercle in zip(communes.index, communes["cercle_pcode"], strict=True):
            regions[str(cercle)] = regions.get(str(cercle), frozenset()) | regions[str(code)]
        return cls(levels, labels, dict(zip(communes.index, communes["cercle_pcode"], strict=True)), regions)

    def candidates(self, level: str, name: str) -> tuple[str, ...]:
        """Return the codes of a name, or of the names most like it."""
        key = fold_name(name)
        if found := self.levels[level].get(key):
            return found
        near = process.extract(key, list(self.levels[level]), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=5)
        return tuple(code for match, *_ in near for code in self.levels[level][match])


def units_by_name(cells: pd.DataFrame, names: UnitNames, rows: pd.Series, findings: Findings) -> pd.DataFrame:
    """Find the unit that the names of rows mean.

    Parameters
    ----------
    cells : DataFrame of str
        `region_name`, `cercle_name`, `commune_name`.
    names : UnitNames
    rows : Series of bool
        Rows that need it.
    findings : Findings

    Returns
    -------
    DataFrame
        `commune_pcode`, `cercle_pcode`, `region_old_pcode`, `region_2023_pcode` of the finest unit found; null
        elsewhere. A commune whose name is not unique within what the row states is held back with its candidates.
    """
    columns = ["commune_name", "cercle_name", "region_name"]
    wanted = cells.loc[rows & cells[columns].notna().any(axis=1), columns].fillna("")
    keys = list(wanted.itertuples(index=False, name=None))
    found = {key: _resolve(key[0], key[1], key[2], names) for key in set(keys)}
    result = pd.DataFrame(None, index=cells.index, columns=list(_COLUMNS), dtype="str")
    for place, column in enumerate(_COLUMNS):
        result.loc[wanted.index, column] = [found[key][0][place] for key in keys]
    open_names = pd.Series([found[key][1] for key in keys], wanted.index, dtype="object")
    unclear = open_names[open_names.str.len() > 0]
    if len(unclear):
        text = wanted.loc[unclear.index, "commune_name"]
        text = text.where(text != "", wanted.loc[unclear.index, "cercle_name"])
        shown = unclear.map(lambda codes: ", ".join(f"{names.labels.get(code, code)} {code}" for code in codes[:5]))
        where = pd.Series(cells.index.isin(unclear.index), cells.index)
        findings.hold("unit-unclear", where, "commune_name", (text + " – " + shown).reindex(cells.index))
        for word in text.unique()[:20]:
            codes = unclear[text == word].iloc[0]
            findings.ask(
                Question(
                    "unit",
                    "places",
                    "commune_name",
                    int((text == word).sum()),
                    (str(word),),
                    codes,
                    values={"candidates": ", ".join(names.labels.get(c, c) for c in codes[:5])},
                )
            )
    return result


_COLUMNS = tuple(UNIT_COLUMNS.values())


def _resolve(
    commune: str, cercle: str, region: str, names: UnitNames
) -> tuple[tuple[str | None, ...], tuple[str, ...]]:
    """Return the codes of the finest unit, and candidates where it is not clear which is meant."""
    nothing = (None, None, None, None)
    within = _region_keys(region, names)
    cercles = names.levels["cercles"].get(fold_name(cercle), ()) if cercle else ()
    if within:
        cercles = tuple(code for code in cercles if names.regions_of.get(code, frozenset()) & within)
    if commune:
        exact = names.levels["communes"].get(fold_name(commune), ())
        inside = tuple(code for code in exact if names.cercle_of[code] in cercles) if cercle else exact
        if len(inside) == 1 and (cercle or len(exact) == 1):
            return (inside[0], None, None, None), ()
        near = inside or exact or names.candidates("communes", commune)
        if within:
            near = tuple(code for code in near if names.regions_of.get(code, frozenset()) & within) or near
        if cercles:
            near = tuple(code for code in near if names.cercle_of[code] in cercles) or near
        return nothing, near or ("?",)
    if cercle:
        return (
            ((None, cercles[0], None, None), ())
            if len(cercles) == 1
            else (nothing, names.candidates("cercles", cercle) or ("?",))
        )
    new, old = (names.levels[level].get(fold_name(region), ()) for level in ("regions_2023", "regions_old"))
    if len(new) == 1 or len(old) == 1:
        # A name on both maps may mean either; the wider of the two is not known, so only one map is stated.
        return ((None, None, old[0] if len(old) == 1 else None, new[0] if len(new) == 1 and not old else None), ())
    return nothing, ("?",)


def _region_keys(region: str, names: UnitNames) -> frozenset[str]:
    key = fold_name(region)
    found = {f"old:{code}" for code in names.levels["regions_old"].get(key, ())}
    return frozenset(found | {f"2023:{code}" for code in names.levels["regions_2023"].get(key, ())})


def read_unit_codes(cells: pd.DataFrame, units: Units, scheme: str, findings: Findings) -> pd.DataFrame:
    """Return the codes of stated communes, cercles and regions in today's scheme.

    The scheme is that in which code and name, or code and point, belong together; codes that mean the same in both
    need none. Where nothing tells, it is asked, and the rows are held back.

    Parameters
    ----------
    cells : DataFrame of str
        Under the names of fields.
    units : Units
    scheme : str
        Which codes the file uses, where the user said so; else "".
    findings : Findings
        Takes questions and rows held back.
    """
    result = pd.DataFrame(index=cells.index)
    for column, level, name in (
        ("commune_pcode", "communes", "commune_name"),
        ("cercle_pcode", "cercles", "cercle_name"),
    ):
        result[column] = _in_todays_scheme(cells, column, units.level(level), name, scheme, findings)
    for column, level in (("region_old_pcode", "regions_old"), ("region_2023_pcode", "regions_2023")):
        texts = cells[column]
        wrong = texts.notna() & ~texts.isin(units.pcodes(level))
        findings.hold("pcode-unknown", wrong, column, texts)
        result[column] = texts.where(~wrong, None)
    return result


def _in_todays_scheme(
    cells: pd.DataFrame, column: str, level: pd.DataFrame, name: str, scheme: str, findings: Findings
) -> pd.Series:
    texts = cells[column].str.upper()
    if not texts.notna().any() or "pcode_cod2015" not in level:
        wrong = texts.notna() & ~texts.isin(level.index)
        findings.hold("pcode-unknown", wrong, column, cells[column])
        return texts.where(~wrong, None)
    old = level.reset_index().dropna(subset=["pcode_cod2015"]).drop_duplicates("pcode_cod2015")
    crosswalk = dict(zip(old["pcode_cod2015"], old["pcode"], strict=True))
    is_same = texts.map(lambda code: crosswalk.get(code) == code, na_action="ignore").fillna(True).astype(bool)
    scheme = scheme or _scheme_of(texts, cells[name], level, crosswalk, findings)
    if scheme == "cod2015":
        findings.take("pcodes", scheme="COD-AB 2015", n=int(texts.notna().sum()), column=findings.heading(column))
        today = texts.map(crosswalk)
    else:
        today = texts.where(texts.isin(level.index), None)
        if scheme:
            findings.take("pcodes", scheme="COD-AB", n=int(texts.notna().sum()), column=findings.heading(column))
        elif (~is_same).any():
            findings.ask(
                Question(
                    "pcodes",
                    "reading",
                    "pcode_scheme",
                    int((~is_same).sum()),
                    tuple(texts[~is_same].unique()[:3]),
                    ("current", "cod2015"),
                    values={"column": findings.heading(column)},
                )
            )
            findings.hold("pcode-scheme", ~is_same & today.notna(), column, cells[column])
    findings.hold("pcode-unknown", texts.notna() & today.isna(), column, cells[column])
    return today.astype("str")


def _scheme_of(
    texts: pd.Series, names: pd.Series, level: pd.DataFrame, crosswalk: Mapping[str, str], findings: Findings
) -> str:
    """Return the scheme in which most codes carry their name, or "" if the names do not tell."""
    pairs = pd.DataFrame({"code": texts, "name": names}).dropna().drop_duplicates()
    if pairs.empty:
        return ""
    labels = {
        code: {fold_name(str(one)) for one in pair} for code, *pair in level[["name", "name_fr"]].itertuples()
    }
    folded = pairs["name"].map(fold_name)
    now = [name in labels.get(code, ()) for code, name in zip(pairs["code"], folded, strict=True)]
    then = [
        name in labels.get(crosswalk.get(code, ""), ()) for code, name in zip(pairs["code"], folded, strict=True)
    ]
    n_now, n_then = sum(now), sum(then)
    if max(n_now, n_then) < _SHARE * len(pairs) or n_now == n_then:
        return ""
    return "current" if n_now > n_then else "cod2015"
