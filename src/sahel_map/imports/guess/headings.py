"""Which field a heading means, by the names in use in English and French."""

from __future__ import annotations

import re
from functools import lru_cache

from sahel_map.core.text_folding import fold_text
from sahel_map.core.vocabulary import FigureName
from sahel_map.imports.fields import FIELDS

__all__ = ["clean_heading", "key_of", "looks_alike", "meaning_of"]

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad]")

_NAMES: dict[str, str] = {
    "incident_id": "id event_id eventid incident_number no_incident numero identifiant code_incident "
    "id_incident ref",
    "date_start": "date event_date date_of_event incident_date start_date date_from date_debut "
    "date_de_debut date_de_l_incident date_incident date_evenement date_de_l_evenement date_des_faits",
    "date_end": "end_date date_to date_fin date_de_fin",
    "place_name": "place location place_name locality village town site lieu localite nom_du_lieu "
    "lieu_de_l_incident lieu_incident ville site_name location_name",
    "place_precision": "precision geo_precision location_precision precision_lieu precision_du_lieu",
    "radius_m": "radius rayon rayon_m",
    "lat": "latitude lat y_lat gps_latitude latitude_decimale lat_dd",
    "lon": "longitude lon lng long gps_longitude longitude_decimale lon_dd",
    "lat_lon": "lat_lon latlon lat_long latlong coordinates coordonnees gps coords coordonnees_gps gps_coordinates "
    "geopoint point_gps",
    "geometry": "wkt geom geometry geom_wkt the_geom geometrie",
    "country": "country pays country_name admin0 adm0 adm0_name admin0_name",
    "region_name": "region adm1 admin1 admin_1 adm_1 adm1_name admin1_name adm1_fr adm1_en region_name nom_region",
    "cercle_name": "cercle adm2 admin2 admin_2 adm_2 adm2_name admin2_name adm2_fr adm2_en cercle_name nom_cercle",
    "commune_name": "commune adm3 admin3 admin_3 adm_3 adm3_name admin3_name adm3_fr adm3_en "
    "commune_name nom_commune",
    "region_pcode": "adm1_pcode admin1_pcode region_pcode adm1_code admin1pcode pcode_region",
    "cercle_pcode": "adm2_pcode admin2_pcode adm2_code admin2pcode pcode_cercle",
    "commune_pcode": "adm3_pcode admin3_pcode adm3_code admin3pcode pcode_commune",
    "actors": "actor alleged_actor alleged_actors perpetrator alleged_perpetrator perpetrators auteur auteurs "
    "auteur_presume auteurs_presumes acteur acteurs presumed_author",
    "opponents": "opponent opponents adversaire",
    "victims": "victims victim_group victimes groupe_de_victimes",
    "attributions": "attribution",
    "harms": "harm harm_type harm_types type_of_harm harms type_d_atteinte type_de_prejudice prejudice prejudices "
    "atteinte atteintes",
    "killed": "killed civilians_killed civilian_deaths killed_civilians deaths_civilians tues "
    "civils_tues morts_civils",
    "deaths_all": "fatalities deaths dead death_toll best total_deaths morts deces bilan nombre_de_morts nb_morts "
    "total_killed",
    "injured": "injured wounded civilians_injured blesses civils_blesses",
    "abducted": "abducted kidnapped enleves personnes_enlevees civils_enleves civilians_abducted "
    "civilians_kidnapped",
    "detained": "detained arrested detenus arretes civils_arretes civils_detenus civilians_detained "
    "civilians_arrested",
    "homes_burned": "homes_burned houses_burned maisons_brulees",
    "displaced": "displaced deplaces personnes_deplacees civils_deplaces civilians_displaced",
    "women_killed": "women_killed femmes_tuees",
    "children_killed": "children_killed enfants_tues",
    "place_described": "address adresse place_description description_du_lieu",
    "confidence": "confidence confiance",
    "source_publishers": "source publisher sources source_name source_names nom_de_la_source editeur",
    "source_urls": "url source_url link lien urls source_link lien_source",
    "source_dates": "source_date date_source publication_date date_de_publication",
    "summary": "description summary notes event_description resume recit details narrative",
}
_MEANINGS = {name: field for field, names in _NAMES.items() for name in names.split()}
_ALIKE = re.compile(
    r"(^|_)(killed|dead|deaths?|fatalit\w*|tues?|morts?|deces|injured|wounded|blesses|date|lat|lon|lng|latitude|"
    r"longitude|actor|perpetrator|auteur\w*|abducted|kidnapped|enleves|side|source|harm)(_|$)"
)


_COUNTED = re.compile(r"^(?:nombre_de|nombre_d|nbre_de|nbre|nb_de|nb|number_of|no_of|num)_")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_COUNTS = frozenset(str(figure) for figure in FigureName) | {"deaths_all"}
_MEASURED = frozenset({"lat", "lon", "lat_lon", "date_start", "date_end", "source_dates"})
"""Fields of which brackets say the unit or the form ("Lat (WGS84)"); of a count they say whom it counts."""


def clean_heading(heading: str) -> str:
    """Return a heading on one line without characters that nobody sees."""
    return " ".join(_INVISIBLE.sub("", heading).split())


def key_of(heading: str) -> str:
    """Return a heading as it is compared: folded, with one ``_`` for everything that is no letter or digit.

    Examples
    --------
    >>> key_of(" Date de l’événement ")
    'date_de_l_evenement'
    """
    return re.sub(r"[\W_]+", "_", fold_text(clean_heading(heading))).strip("_")


@lru_cache(maxsize=4096)
def meaning_of(heading: str) -> str | None:
    """Return the field that a heading means, or None. Groups of a form (``gr_when/event_date``) are dropped."""
    plain, bare = (_last_part(text) for text in (heading, _BRACKETS.sub("", heading)))
    key, measured = key_of(plain), key_of(bare)
    counted = _COUNTED.sub("", key)
    for one, fields in ((key, FIELDS), (counted, _COUNTS), (measured, _MEASURED)):
        field = one if one in FIELDS else _MEANINGS.get(one)
        if field in fields:
            return field
    # A shapefile cuts headings after ten letters.
    cut = {field for name, field in _MEANINGS.items() if name.startswith(key)} if len(key) in (8, 9, 10) else set()
    return cut.pop() if len(cut) == 1 else None


def _last_part(heading: str) -> str:
    return heading.rsplit("/", 1)[-1] if "/" in heading and not heading.startswith("http") else heading


def looks_alike(heading: str) -> bool:
    """Return whether a heading that is not used looks as if it should be."""
    return _ALIKE.search(key_of(heading)) is not None
