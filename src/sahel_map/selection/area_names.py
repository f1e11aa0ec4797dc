"""Names of areas for commands and notebooks, where nobody knows P-codes by heart."""

from __future__ import annotations

from collections.abc import Sequence

from sahel_map.core.allowed import nearest
from sahel_map.core.errors import SelectionError
from sahel_map.core.text_folding import fold_text
from sahel_map.data.read.units import Units

__all__ = ["area_codes"]

# Below this similarity (0 to 100) a suggestion is more confusing than none.
_SIMILAR = 70


def area_codes(asked: str, units: Units, admin_map: str) -> str:
    """Return a comma list of P-codes for one of P-codes and names.

    Parameters
    ----------
    asked : str
        P-codes, or names in either language, with or without accents.
    units : Units
        Regions, cercles and communes there are.
    admin_map : {"old", "2023"}
        Map of regions.

    Raises
    ------
    SelectionError
        If a name is that of more than one unit, or of none.
    """
    named = _named(units, (f"regions_{admin_map}", "cercles"))
    # Most cercles have a chief commune of the same name, which then goes by its P-code.
    named = _named(units, ("communes",)) | named
    return ",".join(_code(part.strip(), named) for part in asked.split(",") if part.strip())


def _named(units: Units, levels: Sequence[str]) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for level in levels:
        for pcode, names in units.level(level)[["name", "name_fr"]].iterrows():
            for name in (str(pcode), *names):
                named.setdefault(fold_text(str(name)), set()).add(str(pcode))
    return named


def _code(asked: str, named: dict[str, set[str]]) -> str:
    found = sorted(named.get(fold_text(asked), ()))
    if len(found) == 1:
        return found[0]
    if found:
        # A region is often named after its chief cercle.
        raise SelectionError(f"--area {asked!r} is the name of {' and of '.join(found)}; name the P-code you mean")
    near = nearest(fold_text(asked), named, _SIMILAR)
    hint = f'did you mean "{near}"? Allowed' if near else "allowed"
    raise SelectionError(
        f"--area {asked!r} is unknown; {hint}: P-codes or names of regions, cercles and communes on the map chosen"
    )
