"""Where: points in degrees inside the area of the set, or the unit that is named."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pyproj
import shapely

from sahel_map.core.geometry import DISPLAY_CRS, to_metric
from sahel_map.core.text_columns import map_distinct
from sahel_map.core.text_folding import fold_text
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.read.units import Units
from sahel_map.imports.fields import OUR_COUNTRY
from sahel_map.imports.findings import Findings, Question
from sahel_map.imports.guess.coordinates import parse_pair, read_numbers
from sahel_map.imports.guess.figures import NOT_REPORTED
from sahel_map.imports.mapping import ImportMapping
from sahel_map.imports.readers.points import crs_of
from sahel_map.imports.surroundings import Base
from sahel_map.imports.typed.gazetteer import place_by_hand
from sahel_map.imports.typed.units import UnitNames, read_unit_codes, units_by_name
from sahel_map.imports.typed.who import read_codes

__all__ = ["UNIT_OF_PRECISION", "read_places"]

_DIGITS = 7
_REPUBLIC = re.compile(r"^(?:republi(?:que|c)) (?:du |de la |de |d'|of the |of )")
_RIM_M = 500.0
"""A point on the border river lies this far outside of outlines that are drawn simpler than the land."""
_MOSTLY = 0.8
UNIT_OF_PRECISION = {
    "commune_pcode": str(PlacePrecision.COMMUNE),
    "cercle_pcode": str(PlacePrecision.CERCLE),
    "region_old_pcode": str(PlacePrecision.REGION),
    "region_2023_pcode": str(PlacePrecision.REGION),
}
_CODES = list(UNIT_OF_PRECISION)


def read_places(
    cells: pd.DataFrame, mapping: ImportMapping, dataset: Base, findings: Findings
) -> dict[str, pd.Series]:
    """Return `lat`, `lon`, `place_precision`, `radius_m` and the codes of units of each row.

    Parameters
    ----------
    cells : DataFrame of str
        Under the names of fields.
    mapping : ImportMapping
    dataset : Base
        The data in use, for their places and units.
    findings : Findings
        Takes what is assumed, asked and held back.
    """
    units = dataset.units
    precision = read_codes(cells, "place_precision", "place_precision", dataset.codes, findings)
    names = UnitNames.of(units)
    lat, lon = _coordinates(cells, mapping, units, findings)
    stated = read_unit_codes(cells, units, mapping.reading.pcode_scheme, findings)
    stated["region_2023_pcode"] = stated["region_2023_pcode"].fillna(_region_codes(cells, units, findings))
    by_hand = place_by_hand(cells, mapping, dataset, names, findings)
    lat, lon = lat.fillna(by_hand["lat"]), lon.fillna(by_hand["lon"])
    for column in _CODES:
        stated[column] = stated[column].fillna(by_hand[column])
    is_unknown = precision == PlacePrecision.UNKNOWN
    outside = _check_area(cells, lat, lon, units, findings)
    no_point = lat.isna() & stated[_CODES].isna().all(axis=1) & ~outside & ~is_unknown
    named = units_by_name(cells, names, no_point, findings)
    stated = stated.fillna(named)
    label = {name: read_numbers(cells[f"label_{name}"]) for name in ("lat", "lon")}
    precision = _precision(precision, lat, lat.fillna(label["lat"]).notna(), stated, findings)
    _require_country(cells, precision, lat, units, findings)
    is_unknown = precision == PlacePrecision.UNKNOWN
    radius = read_numbers(cells["radius_m"]).round()
    findings.hold(
        "radius", cells["radius_m"].notna() & ~radius.between(1, 10_000_000), "radius_m", cells["radius_m"]
    )
    for name, metres in mapping.radius_m.items():
        silent = radius.isna() & (precision == name)
        findings.assume("radius_m", f"{name} {metres}", int(silent.sum()))
        radius = radius.mask(silent, float(metres))
    return {
        "lat": lat.fillna(label["lat"]).where(~is_unknown),
        "lon": lon.fillna(label["lon"]).where(~is_unknown),
        "place_precision": precision,
        "radius_m": radius.where(~is_unknown).astype("Float64"),
        **{column: stated[column].where(~is_unknown, None) for column in _CODES},
    }


def _coordinates(
    cells: pd.DataFrame, mapping: ImportMapping, units: Units, findings: Findings
) -> tuple[pd.Series, pd.Series]:
    lat, lon = read_numbers(cells["lat"]), read_numbers(cells["lon"])
    for field, numbers in (("lat", lat), ("lon", lon)):
        wrong = cells[field].notna() & ~np.isfinite(numbers)
        if wrong.any():
            wrong &= ~cells[field].str.lower().isin(NOT_REPORTED)
        findings.hold("coordinate", wrong, field, cells[field])
    findings.hold("coordinate-half", lat.isna() ^ lon.isna(), "lat" if lat.isna().any() else "lon")
    empty = lat.isna() & lon.isna()
    has_no_unit = (
        cells[["label_lat", *_CODES, "region_pcode", "commune_name", "cercle_name", "region_name"]]
        .isna()
        .all(axis=1)
    )
    for field in ("lat_lon", "geometry"):
        texts = cells[field].where(empty)
        if texts.notna().any():
            pairs = {text: parse_pair(text) for text in texts.dropna().unique()}
            for place, numbers in enumerate((lat, lon)):
                values = {text: pair[place] if pair else np.nan for text, pair in pairs.items()}
                filled = numbers.fillna(texts.map(values).astype("float64"))
                lat, lon = (filled, lon) if place == 0 else (lat, filled)
            cause = "coordinate" if field == "lat_lon" else "no-point"
            findings.hold(cause, texts.notna() & lat.isna() & (has_no_unit | (field == "lat_lon")), field, texts)
            empty = lat.isna()
    is_metres = (lat.abs() > 90) | (lon.abs() > 180)
    if mapping.reading.crs and is_metres.any():
        to_degrees = pyproj.Transformer.from_crs(crs_of(mapping.reading.crs), DISPLAY_CRS, always_xy=True)
        x, y = to_degrees.transform(lon.to_numpy(), lat.to_numpy())
        lon, lat = pd.Series(x, lon.index), pd.Series(y, lat.index)
        findings.take("crs", crs=mapping.reading.crs)
        findings.hold(
            "coordinate-range", cells["lat"].notna() & ~(np.isfinite(lat) & np.isfinite(lon)), "lat", cells["lat"]
        )
    elif is_metres.any():
        _hold_metres(cells, lat, lon, is_metres, units, findings)
    usable = (lat.abs() <= 90) & (lon.abs() <= 180)
    return lat.where(usable).round(_DIGITS), lon.where(usable).round(_DIGITS)


def _hold_metres(
    cells: pd.DataFrame, lat: pd.Series, lon: pd.Series, where: pd.Series, units: Units, findings: Findings
) -> None:
    """Hold back coordinates that are no degrees, with the zones in which they would lie in the country."""
    looks_like = where & lat.abs().between(1e4, 1e7) & lon.abs().between(1e4, 1e7)
    findings.hold("coordinate-range", where & ~looks_like, "lat", cells["lat"])
    if not looks_like.any():
        return
    west, _, east, _ = units.country.total_bounds
    centre = (west + east) / 2
    # The zone around the middle of the country first: most people work in it.
    zones = sorted(
        range(int((west + 180) // 6) + 1, int((east + 180) // 6) + 2), key=lambda zone: abs(6 * zone - 183 - centre)
    )
    country = shapely.union_all(units.country.geometry.to_numpy())
    shapely.prepare(country)
    fitting = []
    for code in (f"EPSG:{32600 + zone}" for zone in zones):
        to_degrees = pyproj.Transformer.from_crs(code, DISPLAY_CRS, always_xy=True)
        points = to_degrees.transform(lon[looks_like].to_numpy()[:1000], lat[looks_like].to_numpy()[:1000])
        if shapely.contains_xy(country, *points).mean() >= _MOSTLY:
            fitting.append(code)
    crs = fitting or ["EPSG:32630"]
    findings.hold("metres", looks_like, "lat", cells["lat"], crs=" or ".join(crs))
    findings.ask(
        Question(
            "crs", "reading", "crs", int(looks_like.sum()), choices=tuple(crs), values={"crs": " or ".join(crs)}
        )
    )


def _check_area(cells: pd.DataFrame, lat: pd.Series, lon: pd.Series, units: Units, findings: Findings) -> pd.Series:
    """Hold back points outside the country, each kind by what would mend it; return which they are."""
    outline = shapely.union_all(units.country.geometry.to_numpy())
    shapely.prepare(outline)
    has_point = lat.notna() & lon.notna()
    rows = has_point.to_numpy().nonzero()[0]
    y, x = lat.to_numpy()[rows], lon.to_numpy()[rows]
    inside = shapely.contains_xy(outline, x, y)
    away = np.flatnonzero(~inside)
    if len(away):
        distance = shapely.distance(to_metric(shapely.points(x[away], y[away])), to_metric(np.array([outline]))[0])
        inside[away] = distance <= _RIM_M
    outside = pd.Series(False, cells.index)
    outside.iloc[rows[~inside]] = True
    if not outside.any():
        return outside
    text = cells["lat"].fillna(cells["lat_lon"]).fillna("") + ", " + cells["lon"].fillna("")
    text = text.str.rstrip(", ")
    area = " / ".join(map(str, units.country["name"])) if "name" in units.country else ""
    left = outside.copy()
    turned = left & _contains(outline, lat, lon, swapped=True)
    if turned.sum() >= _MOSTLY * left.sum() and turned.sum() > has_point.sum() / 2:
        findings.hold("swapped", turned, "lat", text, lat=findings.heading("lat"), lon=findings.heading("lon"))
        left &= ~turned
    zero = left & ((lat == 0) | (lon == 0))
    findings.hold("zero", zero, "lat", text)
    left &= ~zero
    minus = left & (_contains(outline, lat, -lon) | _contains(outline, -lat, lon) | _contains(outline, -lat, -lon))
    findings.hold("minus", minus, "lon", text, area=area)
    findings.hold("outside", left & ~minus, "lat", text, area=area)
    return outside


def _contains(outline: shapely.Geometry, lat: pd.Series, lon: pd.Series, swapped: bool = False) -> pd.Series:
    x, y = (lat, lon) if swapped else (lon, lat)
    return pd.Series(shapely.contains_xy(outline, x.fillna(999).to_numpy(), y.fillna(999).to_numpy()), lat.index)


def _precision(
    precision: pd.Series, lat: pd.Series, has_label: pd.Series, stated: pd.DataFrame, findings: Findings
) -> pd.Series:
    """Return the precision of each row: as stated, but never finer than what the row gives."""
    has_point = lat.notna()
    by_unit = pd.Series(None, lat.index, dtype="str")
    for column in reversed(_CODES):
        by_unit = by_unit.mask(stated[column].notna(), UNIT_OF_PRECISION[column])
    finer = precision.isin((PlacePrecision.SETTLEMENT, PlacePrecision.NEAR)) & ~has_point
    rank = {str(code): place for place, code in enumerate(PlacePrecision)}
    ranks = (map_distinct(column, rank.get, "Int8") for column in (precision, by_unit))
    finer |= (next(ranks) < next(ranks)).fillna(False).astype(bool) & ~has_label
    coarser = finer | (precision.isna() & ~has_point)
    findings.assume("place_precision", "", int((coarser & by_unit.notna()).sum()))
    return precision.mask(coarser, by_unit.fillna(str(PlacePrecision.UNKNOWN)))


def _require_country(
    cells: pd.DataFrame, precision: pd.Series, lat: pd.Series, units: Units, findings: Findings
) -> None:
    """Hold back rows that say another country, and rows without a place that say none."""
    named = units.country[[name for name in ("iso3", "name", "name_fr") if name in units.country]]
    own = (
        {OUR_COUNTRY}
        | {_country(str(text)) for text in named.to_numpy().ravel()}
        | {str(units.communes.index[0])[:2].lower()}
    )
    own |= NOT_REPORTED
    is_foreign = map_distinct(cells["country"], lambda text: _country(text) not in own, "boolean")
    area = " / ".join(map(str, units.country["name"])) if "name" in units.country else ""
    findings.hold("country", is_foreign, "country", cells["country"], area=area)
    unplaced = (precision == PlacePrecision.UNKNOWN) & lat.isna() & cells["country"].isna()
    name = cells["place_name"].fillna(cells["place_name_en"]).fillna(cells["commune_name"]).fillna("")
    has_address = unplaced & cells["place_described"].notna() & (name != "")
    findings.hold("unplaced-address", has_address, "", name)
    findings.hold("unplaced", unplaced & ~has_address, "lat", name, area=area)


def _country(text: str) -> str:
    return _REPUBLIC.sub("", fold_text(text))


def _region_codes(cells: pd.DataFrame, units: Units, findings: Findings) -> pd.Series:
    """Hold back regions whose code does not say on which map they are, before 2023 or since; the name does."""
    texts = cells["region_pcode"].str.upper()
    if not texts.notna().any():
        return pd.Series(None, cells.index, dtype="str")
    fine = (
        cells[["lat", "lat_lon", "commune_pcode", "cercle_pcode", "commune_name", "cercle_name"]]
        .notna()
        .any(axis=1)
    )
    needed = texts.notna() & ~fine
    findings.hold("pcode-region", needed & cells["region_name"].isna(), "region_pcode", cells["region_pcode"])
    return pd.Series(None, cells.index, dtype="str")
