"""The documents of OGC API - Features: what there is, under which rules, by which addresses."""

from __future__ import annotations

from sahel_map.app.server.api.query import MOST_A_PAGE, OWN
from sahel_map.data.dataset import Dataset
from sahel_map.incident.set_words import page_title
from sahel_map.selection.all_filters import PARAMETERS
from sahel_map.words import Words

__all__ = ["COLLECTIONS", "collection", "collections", "conformance", "landing", "openapi"]

#: Name -> kinds of geometry in it; "incidents" holds all, those without a place among them.
COLLECTIONS: dict[str, tuple[str, ...]] = {
    "incidents": ("point", "unit", "circle", "none"),
    "points": ("point",),
    "areas": ("unit", "circle"),
}
_CRS = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_CLASSES = ("core", "geojson", "oas30")
_OPENAPI = "application/vnd.oai.openapi+json;version=3.0"


def landing(root: str, dataset: Dataset, words: Words) -> dict[str, object]:
    """Return the first document, from which a program finds all others; `root` ends without a slash.

    Parameters
    ----------
    root : str
        Address of the interface without a slash at its end.
    dataset : Dataset
    words : Words
        Language.
    """
    return {
        "title": page_title(dataset.profile, words),
        "description": words("api-description", version=dataset.version.version, date=dataset.version.date),
        "links": [
            _link(f"{root}/", "self", "application/json"),
            _link(f"{root}/openapi", "service-desc", _OPENAPI),
            _link(f"{root}/conformance", "conformance", "application/json"),
            _link(f"{root}/collections", "data", "application/json"),
            _link(f"{root}/incidents.csv", "alternate", "text/csv"),
            _link(f"{root}/changes.atom", "alternate", "application/atom+xml"),
        ],
    }


def conformance() -> dict[str, object]:
    """Return the classes of the standard that hold here."""
    base = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
    return {"conformsTo": [base + name for name in _CLASSES]}


def collections(root: str, dataset: Dataset, words: Words) -> dict[str, object]:
    """Return all collections.

    Parameters
    ----------
    root : str
        Address of the interface without a slash at its end.
    dataset : Dataset
    words : Words
        Language.
    """
    return {
        "links": [_link(f"{root}/collections", "self", "application/json")],
        "collections": [collection(root, name, dataset, words) for name in COLLECTIONS],
    }


def collection(root: str, name: str, dataset: Dataset, words: Words) -> dict[str, object]:
    """Return what one collection holds.

    Parameters
    ----------
    root : str
        Address of the interface without a slash at its end.
    name : str
        One of `COLLECTIONS`.
    dataset : Dataset
    words : Words
        Language.
    """
    days = dataset.incidents["date_start"].min(), dataset.incidents["date_end"].max()
    west, south, east, north = (float(side) for side in dataset.units.country.total_bounds)
    interval = [[f"{day:%Y-%m-%dT00:00:00Z}" if day == day else None for day in days]]
    return {
        "id": name,
        "title": words(f"api-collection-{name}"),
        "description": words("about-places"),
        "itemType": "feature",
        "extent": {
            "spatial": {"bbox": [[west, south, east, north]], "crs": _CRS},
            "temporal": {"interval": interval},
        },
        "links": [
            _link(f"{root}/collections/{name}", "self", "application/json"),
            _link(f"{root}/collections/{name}/items", "items", "application/geo+json"),
        ],
    }


def openapi(root: str, dataset: Dataset, words: Words) -> dict[str, object]:
    """Return the addresses for programs that read OpenAPI 3.0.

    Parameters
    ----------
    root : str
        Address of the interface without a slash at its end.
    dataset : Dataset
    words : Words
        Language.
    """
    names = [*(each.name for each in PARAMETERS), *OWN]
    parameters = [_parameter(name) for name in names]
    answer = {"200": {"description": "OK"}, "400": {"description": words("api-refused")}}
    paths = {
        f"/collections/{name}/items": {
            "get": {"operationId": f"get-{name}", "parameters": parameters, "responses": answer}
        }
        for name in COLLECTIONS
    }
    paths["/incidents.csv"] = {"get": {"operationId": "get-csv", "parameters": parameters, "responses": answer}}
    return {
        "openapi": "3.0.3",
        "info": {"title": page_title(dataset.profile, words), "version": dataset.version.version},
        "servers": [{"url": root}],
        "paths": paths,
    }


def _parameter(name: str) -> dict[str, object]:
    schema: dict[str, object] = {"type": "string"}
    if name == "limit":
        schema = {"type": "integer", "minimum": 1, "maximum": MOST_A_PAGE, "default": 1000}
    elif name == "offset":
        schema = {"type": "integer", "minimum": 0, "default": 0}
    return {"name": name, "in": "query", "required": False, "schema": schema}


def _link(href: str, rel: str, media_type: str) -> dict[str, str]:
    return {"href": href, "rel": rel, "type": media_type}
