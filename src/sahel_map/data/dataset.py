"""The data set as the rest of the programme sees it: read once, checked, never changed."""

import hashlib
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd
import pyarrow as pa

from sahel_map.core.errors import DataError
from sahel_map.core.french import typeset_apostrophes, typeset_elisions, typeset_french
from sahel_map.core.geometry import point_key
from sahel_map.core.vocabulary import FigureName, PlacePrecision
from sahel_map.data.check.run import check_package
from sahel_map.data.read.codes import CODE_TABLES, Codes, actors_of
from sahel_map.data.read.incident_table import build_incidents, build_sources
from sahel_map.data.read.layout import PENDING_COLUMNS, VERSION_COLUMNS
from sahel_map.data.read.map_credits import MapCredits
from sahel_map.data.read.mapped_texts import with_mapped_texts
from sahel_map.data.read.package import Package, read_package
from sahel_map.data.read.paths import geodata_root
from sahel_map.data.read.place_names import Spellings, names_of_places, place_spellings
from sahel_map.data.read.profile import Profile
from sahel_map.data.read.stored import StoredRecords, read_stored
from sahel_map.data.read.units import Units, build_units
from sahel_map.data.trace.changelog import read_corrections
from sahel_map.data.trace.differing import differing_facts
from sahel_map.data.trace.retraction import set_apart
from sahel_map.data.trace.support import support_of_facts
from sahel_map.words import LANGUAGES, Words

_LOG = logging.getLogger("sahel_map.data")
_DIGEST_LENGTH = 12
# Names of places and units in French, which other tables and searches know letter by letter.
_NAMES_FR = frozenset({"name_fr", "place_name_fr"})


@dataclass(frozen=True, slots=True)
class DataVersion:
    """Which state of the data is shown; belongs into every export.

    Attributes
    ----------
    version : str
        As the curators count, for example "2026.11.0".
    date : str
        ISO date on which this version was made.
    digest : str
        First 12 hexadecimal digits of the SHA-256 over the checksums and licences of all registered files
        and the profile, so that equal records under another licence or another name are other data.
    """

    version: str
    date: str
    digest: str


@dataclass(frozen=True)
class Dataset:
    """Everything the programme knows. Nobody may change it: all sessions share one.

    Attributes
    ----------
    incidents : DataFrame, one row per incident, index incident_id (sorted)
        position (int32, row number), date_start, date_end (datetime64), month_first, month_last (int32,
        year * 12 + month - 1), place_id, place_name_en, place_name_fr, lon, lat (degrees, EPSG:4326, NaN
        where not located), radius_m (Int32, metres), commune_pcode, cercle_pcode, region_old_pcode,
        region_2023_pcode (null where not known), actor_bits, group_bits, harm_bits (bit i is the i-th
        member of the vocabulary), is_aggregate, is_multi_place (bool), for each figure `<name>_min` and
        `<name>_max` (Int32, null where not reported; only `killed` has a highest count), killed_is_open,
        killed_is_mixed (bool), n_sources, n_independent (int16), texts in English and French, search_text
        (folded), differs (bool, sources differ on a figure, the date or the actor); categories:
        date_precision, place_precision, attribution (the strongest), confidence, evidence.
    actors, harms, figures, sources, place_names, claims, context_events : DataFrame
        One fact a row, sorted by key. `sources` has one row per incident and source.
    support : DataFrame, one row per fact
        `incident_id`, `fact`, `part`, `basis` (categories): on what each fact stands, as in
        `sahel_map.data.trace.support`.
    doubts, known_gaps : DataFrame
        What stays doubtful in a record, and what cannot be traced to a claim, in both languages.
    versions : DataFrame
        What each version changed, in words, with its number of records; empty in a set without.
    pending : DataFrame
        Reports that are known and not assessed: in no other table, total or count; empty in a set without.
    reports, report_claims, report_links, report_pages : DataFrame
        Published reports with their publisher (index report_id), their headline claims (index
        claim_id), which records belong to a claim, and the pages from which the claims were read.
    places : DataFrame, index place_id
        As the curators wrote them, before the join of units.
    method : DataFrame
        Sections of the method in order: section, title_en, title_fr, text_en, text_fr (Markdown).
    crosswalk : DataFrame
        How our classes of precision relate to codes of UCDP and ACLED.
    codes : Codes
        Labels and definitions.
    units : Units
        Administrative units, map background, population.
    retracted : DataFrame, index incident_id
        Records taken back: date_start, date_end, date_precision, place_name_en, place_name_fr,
        retraction_reason_en, retraction_reason_fr. They are in no other table, filter, count or total.
    corrections : DataFrame
        Corrections of fact, newest first: version, date, record, what, why, source (texts, in English).
    version : DataVersion
        State of the data.
    spellings : mapping of str to frozenset of str
        Folded spelling of a place to all spellings of it; see `sahel_map.data.read.place_names`.
    profile : Profile
        What the data set says of itself: title, scope, publisher, licence.
    map_credits : MapCredits
        Whose boundaries and background are drawn.
    stored : StoredRecords or None
        Of a set whose records are too many to be held: where they are. The tables hold none of them, or those
        of a selection.
    """

    incidents: pd.DataFrame
    actors: pd.DataFrame
    harms: pd.DataFrame
    figures: pd.DataFrame
    sources: pd.DataFrame
    place_names: pd.DataFrame
    claims: pd.DataFrame
    support: pd.DataFrame
    doubts: pd.DataFrame
    known_gaps: pd.DataFrame
    pending: pd.DataFrame
    versions: pd.DataFrame
    reports: pd.DataFrame
    report_claims: pd.DataFrame
    report_links: pd.DataFrame
    report_pages: pd.DataFrame
    places: pd.DataFrame
    context_events: pd.DataFrame
    method: pd.DataFrame
    crosswalk: pd.DataFrame
    codes: Codes
    units: Units
    retracted: pd.DataFrame
    corrections: pd.DataFrame
    version: DataVersion
    spellings: Spellings
    profile: Profile
    map_credits: MapCredits
    stored: StoredRecords | None = None

    def labels(self, language: str) -> dict[tuple[str, str], str]:
        """Return every name that a text may need by (table, code): of codes, areas and publishers."""
        # Found by Arrow, which makes no copy of 600,000 rows of sources.
        own = f"publisher_{language}"
        columns = [name for name in ("publisher_id", "publisher", own) if name in self.sources]
        names = pa.Table.from_pandas(self.sources[columns], preserve_index=False)
        pairs = names.group_by(columns, use_threads=False).aggregate([]).to_pylist()
        publishers = {
            ("publishers", str(each["publisher_id"])): str(each.get(own) or each["publisher"])
            for each in pairs
            if each["publisher_id"] is not None
        }
        return self.codes.labels(language) | self.units.labels(language) | publishers | self._points(language)

    def _points(self, language: str) -> dict[tuple[str, str], str]:
        """Return the name of the settlement at a point, "latitude,longitude", by which a circle is named."""
        called = names_of_places(self.incidents, language).reindex(self._settlements.index)
        return dict(zip(self._settlements, map(str, called.to_numpy(dtype=object)), strict=True))

    @cached_property
    def _settlements(self) -> pd.Series:
        """The label's key of the point of each settlement, index place_id; it is the same in every language."""
        # These columns alone: a copy of all of them takes 500 MB of 300,000 records.
        rows = self.incidents[["place_id", "place_precision", "lat", "lon"]]
        # Without their ids, in which pandas would look for attributes that numpy asks of a column.
        rows = rows.reset_index(drop=True)
        rows = rows[rows["place_precision"] == str(PlacePrecision.SETTLEMENT)].drop_duplicates("place_id")
        points = zip(rows["lat"].tolist(), rows["lon"].tolist(), strict=True)
        return pd.Series([("points", point_key(*point)) for point in points], rows["place_id"], dtype="object")


def load_dataset(root: Path | None = None, *, may_be_stored: bool = False) -> Dataset:
    """Read, check and join the data set.

    Parameters
    ----------
    root : Path, optional
        The data folder; where it is looked for otherwise says `sahel_map.data.read.paths.geodata_root`.
    may_be_stored : bool
        The caller knows what to do with a large set, whose tables hold no record.

    Raises
    ------
    DataError
        If anything is wrong with the data; the message lists every problem. Of a set that breaks only rules
        younger than itself, one sentence is logged instead.
    """
    package = read_package(geodata_root(root))
    if not may_be_stored and (stored := read_stored(package.root)) is not None:
        raise DataError(
            f"{package.root} is a large set: its {stored.n_records:,} records are counted where they stand. Only "
            "the page shows it (`sahel-map serve`), and makes files of what its filters leave."
        )
    tables, report = check_package(package)
    count = len(report.problems)
    if not report.is_shown:
        message = f"The data set has {count} problem{'s' if count > 1 else ''} and is not shown:"
        raise DataError(message, [str(problem) for problem in report.problems])
    if count:
        rows = "1 row of it breaks" if count == 1 else f"{count} rows of it break"
        how = f"`sahel-map check {package.root}` says what to change in it"
        _LOG.warning(f"The data set is shown, although {rows} a rule that came after it was stored; {how}.")
    return build_dataset(package, tables)


def build_dataset(package: Package, all_tables: Mapping[str, pd.DataFrame]) -> Dataset:
    """Join tables that keep every rule into a data set.

    Parameters
    ----------
    package : Package
    all_tables : mapping of str to DataFrame
        One for each resource.
    """
    stored = read_stored(package.root)
    tables, retracted = set_apart(_typeset(all_tables))
    units = build_units(tables)
    sources = build_sources(tables)
    plain = {name: with_mapped_texts(tables[name].reset_index(drop=True)) for name in tables}
    return Dataset(
        incidents=with_mapped_texts(incident_table(tables, sources, units)),
        actors=plain["incident_actors"],
        harms=plain["incident_harms"],
        figures=plain["incident_figures"],
        sources=with_mapped_texts(sources),
        place_names=plain["incident_place_names"],
        claims=plain["claims"],
        # Of 300,000 records, texts would take 120 MB.
        support=support_of_facts(tables).astype("category"),
        doubts=plain["doubts"],
        known_gaps=plain["known_gaps"],
        versions=plain.get("versions", pd.DataFrame(columns=list(VERSION_COLUMNS))),
        pending=plain.get("pending", pd.DataFrame(columns=list(PENDING_COLUMNS))),
        reports=_reports(plain),
        report_claims=plain["ledger_claims"].set_index("claim_id"),
        report_links=plain["ledger_links"],
        report_pages=plain["ledger_pages"],
        places=plain["places"].set_index("place_id"),
        context_events=plain["context_events"],
        method=plain["method"],
        crosswalk=plain["crosswalk_precision"],
        codes=_codes(plain, package.profile),
        units=units,
        retracted=retracted,
        corrections=read_corrections(package.root),
        version=version_of(package, stored),
        spellings=place_spellings(tables),
        profile=package.profile,
        map_credits=package.map_credits,
        stored=stored,
    )


def incident_table(tables: Mapping[str, pd.DataFrame], sources: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Return the table of incidents alone, as `Dataset` describes it.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Of a data folder, by the names of its register.
    sources : DataFrame
        From `build_sources`, index source_id.
    units : Units
    """
    table = build_incidents(tables, sources, units)
    actors = actors_of(tables["codes_actors"])
    return table.assign(differs=table.index.isin(differing_facts(tables["claims"], actors).index))


def _codes(tables: Mapping[str, pd.DataFrame], profile: Profile) -> Codes:
    found = {table: tables[f"codes_{table}"].set_index("code") for table in CODE_TABLES}
    if profile.unit_of_count == "all_deaths":
        # The code list speaks of civilians: over another count that would be false.
        figures = found["figures"].copy()
        for language in LANGUAGES:
            label = Words(language)("set-figure-all-deaths")
            figures.loc[FigureName.KILLED, [f"label_{language}", f"definition_{language}"]] = label
        found["figures"] = figures
    return Codes(found)


def _typeset(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables with their texts as they are printed; names stay as they are written."""
    found = {}
    for name, table in tables.items():
        rules = {column: rule for column in table for column, rule in _rules_of(str(column), table)}
        texts = {
            column: table[column].map(rule, na_action="ignore").astype(table[column].dtype)
            for column, rule in rules.items()
        }
        found[name] = table.assign(**texts) if texts else table
    return found


def _rules_of(column: str, table: pd.DataFrame) -> Iterator[tuple[str, Callable[[str], str]]]:
    """Yield how a French column, and the English one beside it, is printed."""
    if column == "place_name_fr":
        yield column, typeset_elisions
    elif column.endswith("_fr") and column not in _NAMES_FR:
        yield column, typeset_french
        base = column.removesuffix("_fr")
        yield from ((english, typeset_apostrophes) for english in (base, f"{base}_en") if english in table)


def _reports(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    publishers = tables["publishers"].filter(regex="^publisher")
    return tables["ledger_reports"].merge(publishers, on="publisher_id", how="left").set_index("report_id")


def version_of(package: Package, stored: StoredRecords | None) -> DataVersion:
    """Return which state of the data a register describes.

    Parameters
    ----------
    package : Package
    stored : StoredRecords or None
        Records beside the tables, as `read_stored` finds them.
    """
    files = sorted(
        " ".join([str(resource.digest), *(str(licence.get("name")) for licence in resource.licenses)])
        for resource in package.resources.values()
    )
    if stored is not None:
        files.append(stored.digest)
    said = json.dumps(package.profile.as_property(), sort_keys=True)
    digest = hashlib.sha256("\n".join([*files, said]).encode()).hexdigest()[:_DIGEST_LENGTH]
    return DataVersion(version=package.version, date=package.date, digest=digest)
