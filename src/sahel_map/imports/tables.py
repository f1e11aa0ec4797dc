"""Events as the tables of a data folder, one fact a row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import numpy as np
import pandas as pd

from sahel_map.core.text_columns import distinct_pairs, map_distinct
from sahel_map.core.vocabulary import FigureName
from sahel_map.data.check.sources import plain_address
from sahel_map.exports.columns import LIST_SEPARATOR
from sahel_map.imports.digest import content_numbers, stable_ids
from sahel_map.imports.mapping import Origin
from sahel_map.words import Words

__all__ = ["build_tables", "id_numbers", "made_ids", "with_ids", "with_summaries"]

OUR_ID = r"[A-Z]{2}-[0-9]{4}-[0-9]{4,}"
_OUR_SOURCE_ID = r"S-[0-9]{4,}"
_PLACE = (
    "place_name_en",
    "lat",
    "lon",
    "place_precision",
    "radius_m",
    "commune_pcode",
    "cercle_pcode",
    "region_old_pcode",
    "region_2023_pcode",
    "place_conflict_note",
)
_RECORD = (
    "incident_id",
    "date_start",
    "date_end",
    "date_precision",
    "place_name_en",
    "place_name_fr",
    "place_described",
    "confidence",
    "is_aggregate",
    "aggregate_reason",
    "is_multi_place",
    "summary_en",
    "summary_fr",
    "notes_en",
    "notes_fr",
)
_LISTS = ("source_ids", "source_urls", "source_publishers", "source_kinds", "source_groups", "source_dates")


def with_ids(events: pd.DataFrame, labels: pd.Series) -> pd.DataFrame:
    """Return the events with an id of our form each, sorted by it, and where each came from.

    An id of our form is kept. Any other is replaced by one made of it, and of the content of the row where there is
    none: a row put in above changes no id, and links keep their event. What stood in the file goes into `origin`.

    Parameters
    ----------
    events : DataFrame
        Typed events, with `row_number`, the digest of each row.
    labels : Series of str
        How the file numbers each row.
    """
    given = events["incident_id"]
    is_ours = given.str.fullmatch(OUR_ID).fillna(False).astype(bool)
    made = made_ids(id_numbers(events)).set_axis(events.index)
    origin = "row " + labels.reindex(events.index).astype("str")
    origin = origin + (", id " + given.astype("str")).fillna("")
    table = events.assign(incident_id=given.where(is_ours, made), origin=origin, row=events.index)
    return table.sort_values("incident_id", kind="stable", ignore_index=True)


def id_numbers(events: pd.DataFrame) -> np.ndarray:
    """Return the number from which the id of each event is made, uint64: of its own id, or of its content."""
    given = events["incident_id"]
    return np.where(given.isna(), events["row_number"].to_numpy(), content_numbers(given.to_frame()))


def made_ids(numbers: np.ndarray) -> pd.Series:
    """Return ids made of numbers, all different; which of equal ones keeps its own depends on their order."""
    digits = pd.Series(stable_ids(numbers, 10**14)).astype("str").str.zfill(14)
    return "IM-" + digits.str.slice(0, 4) + "-" + digits.str.slice(4)


def build_tables(events: pd.DataFrame, file: str, origin: Origin) -> dict[str, pd.DataFrame]:
    """Return the tables that hold the events.

    Parameters
    ----------
    events : DataFrame
        From `with_ids`, with radius and units completed.
    file : str
        Name of the file they come from.
    origin : Origin
        Source of the records that name none.

    Returns
    -------
    dict of str to DataFrame
        By the names of the register, sorted by key.
    """
    place_id = _place_ids(events)
    sources, publishers, links = _sources(events, file, origin)
    return {
        "incidents": _incidents(events, place_id, file),
        "incident_actors": _exploded(events, {"actor": "actors", "attribution": "attributions"}),
        "incident_harms": _exploded(events, {"harm_type": "harms"}),
        "incident_figures": _figures(events),
        "incident_place_names": _place_names(events),
        "incident_sources": links,
        "sources": sources,
        "publishers": publishers,
        "places": _places(events, place_id, file),
    }


def with_summaries(events: pd.DataFrame, file: str) -> pd.DataFrame:
    """Return events that all have a summary: of those without, that the file, by its name, gives none."""
    return events.assign(
        **{
            name: events[name].fillna(Words(language)("import-no-summary", file=file))
            for name, language in (("summary_en", "en"), ("summary_fr", "fr"))
        }
    )


def _incidents(events: pd.DataFrame, place_id: pd.Series, file: str) -> pd.DataFrame:
    reason = events["aggregate_reason"].fillna("said by the imported set")
    notes = events["notes_en"].fillna(events["notes_fr"])
    return with_summaries(events[list(_RECORD)], file).assign(
        slug=events["incident_id"].str.lower(),
        place_id=place_id,
        aggregate_reason=reason.where(events["is_aggregate"], None),
        notes_en=notes,
        notes_fr=events["notes_fr"].fillna(notes),
        status="published",
    )


def _place_ids(events: pd.DataFrame) -> pd.Series:
    """Return a place id for each event; several events of one day at one place get a place each.

    The data set takes two records of one day, place and actor for one told twice unless their notes say why
    both stand. Whether that is so in a set of others only its makers know, so they are kept apart.
    """
    place = content_numbers(events[list(_PLACE)])
    repeat = pd.Series(place, events.index).groupby([place, events["date_start"].to_numpy()]).cumcount()
    key = pd.Series(place + repeat.to_numpy().astype("uint64") * np.uint64(7919), events.index)
    first = ~key.duplicated()
    number = pd.Series(stable_ids(key[first].to_numpy(), 10**12), key[first].to_numpy())
    return "pl-imported-" + key.map(number).astype("str").str.zfill(12)


def _places(events: pd.DataFrame, place_id: pd.Series, file: str) -> pd.DataFrame:
    places = events[list(_PLACE)].assign(place_id=place_id).drop_duplicates("place_id")
    renamed = places.rename(
        columns={"place_name_en": "name", "place_precision": "precision", "place_conflict_note": "conflict_note"}
    )
    renamed["radius_m"] = renamed["radius_m"].astype("Int64")
    return renamed.assign(basis=f"imported from {file}", match="none").sort_values("place_id", ignore_index=True)


def _exploded(events: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    """Return one row per event and item of its lists, each item once, in the order of their ids."""
    if not events["incident_id"].is_monotonic_increasing:
        events = events.sort_values("incident_id")
    lists = [_as_tuples(events[name]) for name in columns.values()]
    numbers, pairs = distinct_pairs(lists[0], lists[-1])
    rows = [sorted(_once(zip(*pair[: len(lists)], strict=True))) for pair in pairs]
    starts = np.cumsum([0, *map(len, rows)])
    size = np.diff(starts)[numbers]
    # The place of each item in its event, from which its place among all rows of the distinct lists follows.
    at = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size) + np.repeat(starts[numbers], size)
    items = pd.DataFrame([row for part in rows for row in part], columns=list(columns), dtype="str")
    owner = events["incident_id"].repeat(size).reset_index(drop=True)
    return pd.concat([owner, items.take(at).reset_index(drop=True)], axis="columns")


def _as_tuples(lists: pd.Series) -> pd.Series:
    """Return lists that can be compared: read from Parquet, as events of a large set are, they come as arrays."""
    return lists if isinstance(lists.iloc[0], tuple) else lists.map(tuple)


def _once(items: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return items by their first part, of those of one first part the first."""
    found: dict[str, tuple[str, ...]] = {}
    for item in items:
        found.setdefault(item[0], item)
    return list(found.values())


def _place_names(events: pd.DataFrame) -> pd.DataFrame:
    named = events.loc[events["place_names_other"].notna(), ["incident_id", "place_names_other"]]
    lists = named["place_names_other"].str.split(LIST_SEPARATOR.strip(), regex=False)
    names = named.assign(name=lists).explode("name").assign(kind="alternative")
    names["name"] = names["name"].str.strip()
    return (
        names[names["name"] != ""]
        .drop_duplicates(["incident_id", "name"])
        .sort_values(["incident_id", "kind", "name"], ignore_index=True)
    )


def _figures(events: pd.DataFrame) -> pd.DataFrame:
    parts = []
    for figure in FigureName:
        if f"{figure}_min" not in events:
            continue
        low, high = events[f"{figure}_min"], events[f"{figure}_max"]
        part = pd.DataFrame({"incident_id": events["incident_id"], "figure": str(figure)})
        part = part.assign(minimum=low.astype("Int64"), maximum=high.astype("Int64"))
        if figure == FigureName.KILLED:
            for flag in ("is_open", "is_mixed"):
                part[flag] = events[f"killed_{flag}"].fillna(False)
            # "At least 5": the register wants both counts of the killed, and says that they are open.
            only_low = low.notna() & high.isna()
            part["maximum"] = part["maximum"].fillna(part["minimum"])
            part["is_open"] = part["is_open"] | only_low
        else:
            part["maximum"] = pd.Series(pd.NA, part.index, dtype="Int64")  # the others are lowest counts
        parts.append(part[part["minimum"].notna() | part["maximum"].notna()])
    return pd.concat(parts).sort_values(["incident_id", "figure"], ignore_index=True)


def _sources(events: pd.DataFrame, file: str, origin: Origin) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return sources, publishers, and which source stands behind which event."""
    links = _source_rows(events, file, origin)
    links["publisher_id"] = _publisher_ids(links)
    links["source_id"] = _source_ids(links)
    sources = links.drop_duplicates("source_id").sort_values("source_id", ignore_index=True)
    publishers = links.drop_duplicates("publisher_id").sort_values("publisher_id", ignore_index=True)
    supports = "imported from " + file + ", " + links["origin"]
    pairs = links[["incident_id", "source_id"]].assign(supports=supports)
    pairs = pairs.drop_duplicates(["incident_id", "source_id"])
    return (
        pd.DataFrame(
            {
                "source_id": sources["source_id"],
                "url": sources["source_urls"],
                "publisher_id": sources["publisher_id"],
                "publisher_as_cited": sources["source_publishers"],
                "published": sources["source_dates"],
            }
        ),
        pd.DataFrame(
            {
                "publisher_id": publishers["publisher_id"],
                "publisher": publishers["source_publishers"],
                "kind": publishers["source_kinds"],
                "independence_group": publishers["source_groups"],
            }
        ),
        pairs.sort_values(["incident_id", "source_id"], ignore_index=True),
    )


def _source_ids(links: pd.DataFrame) -> pd.Series:
    """Return an id for each source: ours as it stands, one for each page, one for each publisher without a page."""
    page = map_distinct(links["source_urls"], plain_address, "str")
    key = links[["source_publishers", "source_groups", "source_dates"]].where(page.isna(), None).assign(page=page)
    numbers = pd.Series(content_numbers(key), links.index)
    first = ~numbers.duplicated()
    number = pd.Series(stable_ids(numbers[first].to_numpy(), 10**12), numbers[first].to_numpy())
    made = "S-" + numbers.map(number).astype("str").str.zfill(12)
    is_ours = links["source_ids"].str.fullmatch(_OUR_SOURCE_ID).fillna(False).astype(bool)
    return links["source_ids"].where(is_ours, made)


def _source_rows(events: pd.DataFrame, file: str, origin: Origin) -> pd.DataFrame:
    """Return one row per event and source, every event with at least one: its own, or the set as a whole."""
    table = events[["incident_id", "origin", *_LISTS]].fillna(dict.fromkeys(_LISTS, ""))
    separator = LIST_SEPARATOR.strip()
    has_several = table["source_urls"].str.contains(separator, regex=False)
    has_several |= table["source_publishers"].str.contains(separator, regex=False)
    rows = pd.concat([table[~has_several], _split(table[has_several], separator)], ignore_index=True)
    for name in _LISTS:
        stripped = rows[name].astype("str").str.strip()
        rows[name] = stripped.where(stripped != "", None)
    # The page of the set is the page of those records alone that name no publisher of their own.
    nameless = rows["source_publishers"].isna() & rows["source_urls"].isna()
    rows["source_urls"] = rows["source_urls"].mask(nameless, origin.url or None)
    named = rows["source_publishers"].fillna(origin.publisher or None).fillna(_host(rows))
    rows["source_publishers"] = named.fillna(file)
    rows["source_kinds"] = rows["source_kinds"].fillna(origin.kind)
    rows["source_groups"] = rows["source_groups"].fillna(rows["source_publishers"])
    return rows


def _split(table: pd.DataFrame, separator: str) -> pd.DataFrame:
    """Return one row per source; a shorter list is filled up with nothing, a single item stands for all."""
    lists = {name: table[name].str.split(separator, regex=False) for name in _LISTS}
    width = [max(map(len, pair)) for pair in zip(lists["source_urls"], lists["source_publishers"], strict=True)]
    full = {
        name: [
            # One kind or group stands for all; one address is the address of the first alone.
            cells * n if len(cells) == 1 and name not in ("source_urls", "source_ids") else (cells + [""] * n)[:n]
            for cells, n in zip(column, width, strict=True)
        ]
        for name, column in lists.items()
    }
    return table.assign(**full).explode(list(_LISTS), ignore_index=True)


def _host(rows: pd.DataFrame) -> pd.Series:
    return rows["source_urls"].str.extract(r"^https?://([^/ ]+)", expand=False)


def _publisher_ids(links: pd.DataFrame) -> pd.Series:
    """Return a readable id for each publisher, kind and group that occur together."""
    number = links.groupby(
        ["source_publishers", "source_kinds", "source_groups"], dropna=False, sort=False
    ).ngroup()
    names = links["source_publishers"].fillna("unnamed")
    slugs = names.map({name: _slug(name) for name in names.unique()})
    return slugs + "-" + (number + 1).astype("str")


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "publisher"
