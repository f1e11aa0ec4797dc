"""The counts of the published data a second time, from the CSV files with pandas alone and no code of ours."""

from pathlib import Path

import pandas as pd

ROOT = Path(__file__).parents[2] / "geodata"


def table(path):
    """Return a CSV file of the data as text; an empty cell is an empty text."""
    return pd.read_csv(ROOT / path, dtype=str, keep_default_na=False)


def published():
    """Return the tables of records that are not retracted: incidents and the tables that belong to them."""
    incidents = table("incidents/incidents.csv")
    incidents = incidents[incidents["status"] != "retracted"]
    names = ("incident_actors", "incident_harms", "incident_figures", "incident_sources", "claims", "known_gaps")
    tables = {name: table(f"incidents/{name}.csv") for name in names}
    tables = {name: rows[rows["incident_id"].isin(incidents["incident_id"])] for name, rows in tables.items()}
    return tables | {"incidents": incidents.set_index("incident_id")}


def origins():
    """Return, by record, the set of independence groups of its pages."""
    tables = published()
    pages = table("incidents/sources.csv").merge(table("incidents/publishers.csv"), on="publisher_id")
    cited = tables["incident_sources"].merge(pages, on="source_id")
    return cited.groupby("incident_id")["independence_group"].agg(set).reindex(tables["incidents"].index)


def evidence():
    """Return the class of evidence of each record, from the kinds and origins of its publishers."""
    tables = published()
    pages = table("incidents/sources.csv").merge(table("incidents/publishers.csv"), on="publisher_id")
    pages["origin"] = pages["side"].where(pages["side"] != "", pages["independence_group"])
    cited = tables["incident_sources"].merge(pages, on="source_id").groupby("incident_id")
    several, kinds = cited["origin"].nunique() > 1, cited["kind"].agg(set)
    small = kinds.map(lambda found: found <= {"local_media", "aggregator"})
    classes = pd.Series("one", index=kinds.index).mask(small, "small_outlet").mask(several, "several")
    return classes.mask(kinds.map(lambda found: found == {"advocacy"}), "advocacy")


def killed():
    """Return lowest and highest counts of people killed of the records that enter totals, by record."""
    tables = published()
    single = tables["incidents"].index[tables["incidents"]["is_aggregate"] == "false"]
    figures = tables["incident_figures"]
    rows = figures[figures["figure"] == "killed"].set_index("incident_id").reindex(single)
    return (
        rows[["minimum", "maximum"]]
        .apply(pd.to_numeric)
        .assign(is_open=rows["is_open"] == "true", is_mixed=rows["is_mixed"] == "true")
    )


def count():
    """Return every count by its name, worked out anew."""
    tables, places = published(), table("places/places.csv").set_index("place_id")
    incidents, figures, claims = tables["incidents"], tables["incident_figures"], tables["claims"]
    pages, publishers = table("incidents/sources.csv"), table("incidents/publishers.csv")
    is_aggregate = incidents["is_aggregate"] == "true"
    dead, groups = killed(), origins().map(len)
    is_high = incidents["confidence"] == "high"
    gaps = tables["known_gaps"]
    lowest = pd.to_numeric(figures["minimum"]).where(~figures["incident_id"].isin(incidents.index[is_aggregate]))
    at = incidents["place_id"].map(places["precision"])
    found = {
        "incidents": len(incidents),
        "aggregates": is_aggregate.sum(),
        "in_totals": len(dead),
        "multi_place": (incidents["is_multi_place"] == "true").sum(),
        "places": len(places),
        "places_with_conflict_note": (places["conflict_note"] != "").sum(),
        "places_doubtful": places["conflict_note"].str.count("DOUBTFUL").clip(upper=1).sum(),
        "figures": len(figures),
        "figures_by_rule": len(figures)
        - gaps.loc[gaps["gap"] == "not_derived", ["incident_id", "fact"]].drop_duplicates().shape[0],
        "killed_max": dead["maximum"].sum(),
        "killed_unknown": dead["maximum"].isna().sum(),
        "killed_none": (dead["maximum"] == 0).sum(),
        "killed_open": dead["is_open"].sum(),
        "killed_mixed": dead["is_mixed"].sum(),
        "citations": len(tables["incident_sources"]),
        "pages": len(pages),
        "pages_undated": (pages["published"] == "").sum(),
        "publishers": len(set(publishers["publisher"])),
        "publisher_rows": len(publishers),
        "several_publishers": (groups >= 2).sum(),
        "several_publishers_not_high": ((groups >= 2) & ~is_high).sum(),
        "one_publisher_high": ((groups < 2) & is_high).sum(),
        "claims": len(claims),
        "claims_without_page": (claims["source_id"] == "").sum(),
        "claims_of_record_only": (claims["basis"] == "record").sum(),
        "claims_quoting": (claims["stated_by_en"] != "").sum(),
        "doubts": len(table("incidents/doubts.csv")),
        "gaps": len(gaps),
        "pending": len(table("incidents/pending.csv")),
    }
    found |= by_code("evidence", evidence())
    kinds = ("source_not_stated", "no_claim", "not_derived", "not_entered", "withheld")
    found |= {f"gaps_{kind}": (gaps["gap"] == kind).sum() for kind in kinds}
    found |= by_code("started", incidents["date_start"].str[:4])
    found |= by_code("date", incidents["date_precision"]) | by_code("confidence", incidents["confidence"])
    found |= by_code("located", at) | by_code("places", places["precision"])
    found |= by_code("harm", tables["incident_harms"]["harm_type"])
    found |= by_code("actor", tables["incident_actors"]["actor"].str.lower())
    found |= {f"{name}_min": n for name, n in lowest.groupby(figures["figure"]).sum().items()}
    radius = pd.to_numeric(places["radius_m"]).groupby(places["precision"]).median()
    found |= {f"radius_m_median_{code}": radius[code] for code in ("settlement", "near")}
    return {name: int(value) for name, value in (found | known_units(incidents, places)).items()}


def by_code(prefix, column):
    return {f"{prefix}_{code}": n for code, n in column.value_counts().items()}


def known_units(incidents, places):
    """Count the records with each unit: as stated, or as it follows from a finer unit that is stated."""
    communes = table("admin/admin_units.csv").query("level == 'commune'").set_index("pcode")
    region_of = communes.groupby("cercle_pcode")["region_2023_pcode"].agg(lambda codes: set(codes))
    # A cercle that the map of 2023 splits says nothing about the region of 2023.
    of_cercle = region_of[region_of.map(len) == 1].map(min)
    implied = [
        ("cercle", "commune", communes["cercle_pcode"]),
        ("region_old", "cercle", communes.groupby("cercle_pcode")["region_old_pcode"].first()),
        ("region_2023", "commune", communes["region_2023_pcode"]),
        ("region_2023", "cercle", of_cercle),
    ]
    known = places[["commune_pcode", "cercle_pcode", "region_old_pcode", "region_2023_pcode"]].copy()
    for coarse, fine, parent in implied:
        column = known[f"{coarse}_pcode"]
        known[f"{coarse}_pcode"] = column.where(column != "", known[f"{fine}_pcode"].map(parent).fillna(""))
    at = known.reindex(incidents["place_id"])
    return {f"known_{name.removesuffix('_pcode')}": (at[name] != "").sum() for name in known}
