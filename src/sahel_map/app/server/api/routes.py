"""The addresses under `/api/`: each asks who is there, reads the query and answers from the exports."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from threading import Lock
from typing import Any
from urllib.parse import urlencode

import geopandas as gpd
import numpy as np
import pandas as pd
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sahel_map.app.server.api import documents
from sahel_map.app.server.api.feed import feed
from sahel_map.app.server.api.query import Asked, read_query
from sahel_map.app.server.workshop import WORKSHOP
from sahel_map.core.errors import DataError, ExportError, SelectionError
from sahel_map.data.dataset import Dataset
from sahel_map.exports.geojson import features_of
from sahel_map.exports.job import AT_ONCE, ExportJob
from sahel_map.exports.tables_zip import incidents_csv
from sahel_map.selection.selection import Selection
from sahel_map.sets.store import DEFAULT_SET
from sahel_map.words import Words

__all__ = ["api_routes"]

_HEADERS = {"Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff"}
_JSON, _GEOJSON = "application/json", "application/geo+json"
# Many who ask in one moment would each make the places of all records.
_PLACING = Lock()

Endpoint = Callable[[Request, Dataset, str], Response]


def api_routes(
    find_dataset: Callable[[str], Dataset],
    base_path: str = "",
    public_url: str = "",
    allow: Callable[[Request, str], bool] = lambda request, set_id: True,
) -> list[Route]:
    """Return the routes of the interface.

    Parameters
    ----------
    find_dataset : callable
        Returns the data on show of a set, by its id, or raises `DataError`.
    base_path : str
        Path under which the application lives.
    public_url : str
        Address that readers type; empty: that of the request.
    allow : callable
        Whether there is a set, by its id, that a request may read.
    """
    prefix = f"/{base_path.strip('/')}".rstrip("/") + "/api"

    def route(path: str, endpoint: Endpoint) -> Route:
        def guarded(request: Request) -> Response:
            if not allow(request, DEFAULT_SET):
                return _json({"error": "You are not signed in, or may not read these data."}, 403)
            set_id = _set_of(request)
            # Who may not read a set is not told that there is one.
            if not allow(request, set_id):
                return _no_such("set", set_id)
            root = f"{public_url.rstrip('/')}/api" if public_url else f"{str(request.base_url).rstrip('/')}{prefix}"
            try:
                _require_once(request)
                data = find_dataset(set_id)
                if data.stored is not None:
                    return _json({"error": "This is a large set, which is shown by the page alone."}, 501)
                return endpoint(request, data, root)
            except SelectionError as error:
                sentence = f"{str(error)[:1].upper()}{str(error)[1:]}."
                return _json({"code": "InvalidParameterValue", "description": sentence}, 400)
            except ExportError as error:
                return _json({"error": str(error)}, 503)
            except DataError:
                return _json({"error": "There is no data set to show at the moment."}, 503)

        return Route(f"{prefix}{path}", guarded, methods=["GET"])

    return [
        route("", _landing),
        route("/", _landing),
        route("/conformance", lambda request, data, root: _json(documents.conformance())),
        route("/collections", lambda request, data, root: _json(
            _of_set(documents.collections(root, data, _words(request, data)), request))),
        route("/collections/{name}", _collection),
        route("/collections/{name}/items", _items),
        route("/collections/{name}/items/{item}", _item),
        route("/openapi", lambda request, data, root: _json(
            documents.openapi(root, data, _words(request, data)),
            media_type="application/vnd.oai.openapi+json;version=3.0")),
        route("/incidents.csv", _csv),
        route("/changes.atom", lambda request, data, root: Response(
            feed(root, data, _words(request, data), _set_query(request)),
            media_type="application/atom+xml", headers=_HEADERS)),
    ]  # fmt: skip


def _require_once(request: Request) -> None:
    """Refuse a parameter that stands twice: "or" would be meant, and the last value alone be read."""
    counts = Counter(name for name, _ in request.query_params.multi_items())
    if twice := sorted(name for name, n in counts.items() if n > 1):
        raise SelectionError(f"parameter {twice[0][:80]!r} stands more than once; allowed: once, values by commas")


def _landing(request: Request, dataset: Dataset, root: str) -> Response:
    return _json(_of_set(documents.landing(root, dataset, _words(request, dataset)), request))


def _set_of(request: Request) -> str:
    return request.query_params.get("set", DEFAULT_SET)


def _set_query(request: Request) -> str:
    """Return what an address needs to lead to the same set; nothing for the default one."""
    set_id = _set_of(request)
    return "" if set_id == DEFAULT_SET else f"?{urlencode({'set': set_id})}"


def _of_set(content: Any, request: Request) -> Any:
    """Return a document whose links lead to the set that was asked for."""
    if isinstance(content, list):
        return [_of_set(each, request) for each in content]
    if not isinstance(content, dict):
        return content
    query = _set_query(request)
    return {
        name: f"{value}{query}" if name == "href" else _of_set(value, request) for name, value in content.items()
    }


def _collection(request: Request, dataset: Dataset, root: str) -> Response:
    name = request.path_params["name"]
    if name not in documents.COLLECTIONS:
        return _no_such("collection", name)
    return _json(_of_set(documents.collection(root, name, dataset, _words(request, dataset)), request))


def _items(request: Request, dataset: Dataset, root: str) -> Response:
    name = request.path_params["name"]
    if name not in documents.COLLECTIONS:
        return _no_such("collection", name)
    asked = read_query(request.query_params, dataset)
    found = _shown(dataset, asked, name)
    page = found[asked.offset : asked.offset + asked.limit]
    address = f"{root}/collections/{name}/items"
    links = [_page_link(address, request.query_params, asked.offset, "self")]
    if asked.offset + asked.limit < len(found):
        links.append(_page_link(address, request.query_params, asked.offset + asked.limit, "next"))
    if asked.offset:
        links.append(_page_link(address, request.query_params, max(0, asked.offset - asked.limit), "prev"))
    body = {
        "type": "FeatureCollection",
        "timeStamp": dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "numberMatched": len(found),
        "numberReturned": len(page),
        "links": links,
        "features": features_of(_job(dataset, asked.selection, page).shapes),
    }
    return _json(body, media_type=_GEOJSON)


def _item(request: Request, dataset: Dataset, root: str) -> Response:
    name, item = request.path_params["name"], request.path_params["item"]
    if name not in documents.COLLECTIONS:
        return _no_such("collection", name)
    places = _places(_Held(dataset), Selection().admin_map)
    found = np.flatnonzero((places["incident_id"] == item) & _is_of(places, name))
    if not len(found):
        return _no_such("record", item)
    (feature,) = features_of(_job(dataset, Selection(), found).shapes)
    address = f"{root}/collections/{name}"
    links = [
        {"href": f"{address}/items/{item}", "rel": "self", "type": _GEOJSON},
        {"href": address, "rel": "collection", "type": _JSON},
    ]
    return _json(feature | {"links": _of_set(links, request)}, media_type=_GEOJSON)


def _csv(request: Request, dataset: Dataset, _root: str) -> Response:
    """Return all incidents that filters, time and box show, as the CSV of the exports."""
    asked = read_query({k: v for k, v in request.query_params.items() if k not in ("limit", "offset")}, dataset)
    rows = _shown(dataset, asked, "incidents")
    job = _job(dataset, asked.selection, rows)
    # Many records would keep the pages of all readers waiting.
    text = incidents_csv(job) if len(rows) <= AT_ONCE else WORKSHOP.make("table", dataset, job.mask, asker="api")
    headers = _HEADERS | {"Content-Disposition": 'attachment; filename="incidents.csv"'}
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


def _shown(dataset: Dataset, asked: Asked, name: str) -> np.ndarray:
    """Return the rows of the incidents of a collection that are asked for."""
    places = _places(_Held(dataset), asked.selection.admin_map)
    return asked.in_bbox(places[asked.mask & _is_of(places, name)]).index.to_numpy()


def _is_of(places: gpd.GeoDataFrame, name: str) -> pd.Series:
    return places["geometry_kind"].isin(documents.COLLECTIONS[name])


def _job(dataset: Dataset, selection: Selection, rows: np.ndarray) -> ExportJob:
    mask = np.zeros(len(dataset.incidents), dtype=bool)
    mask[rows] = True
    return ExportJob(dataset, selection, mask, Words("en"), dt.datetime.now(dt.UTC))


class _Held:
    """A data set as a key of a cache: equal if its digest is."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def __hash__(self) -> int:
        return hash(self.dataset.version.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.dataset.version.digest == other.dataset.version.digest


def _places(held: _Held, admin_map: str) -> gpd.GeoDataFrame:
    """Return where each incident is, in row order; made once for a data set and map of regions, whoever asks."""
    with _PLACING:
        return _kept_places(held, admin_map)


@lru_cache(maxsize=2)
def _kept_places(held: _Held, admin_map: str) -> gpd.GeoDataFrame:
    return _job(held.dataset, Selection(admin_map=admin_map), np.arange(len(held.dataset.incidents))).places


def _page_link(address: str, query: Mapping[str, str], offset: int, rel: str) -> dict[str, str]:
    kept = {name: value for name, value in query.items() if name != "offset"}
    if offset:
        kept["offset"] = str(offset)
    return {"href": f"{address}?{urlencode(kept)}" if kept else address, "rel": rel, "type": _GEOJSON}


def _words(request: Request, dataset: Dataset) -> Words:
    language = request.query_params.get("lang", "en")
    language = language if language in ("en", "fr") else "en"
    return Words(language, dataset.codes.labels(language) | dataset.units.labels(language))


def _no_such(kind: str, name: str) -> Response:
    return _json({"code": "NotFound", "description": f"There is no {kind} {name[:80]!r} here."}, 404)


def _json(content: object, status: int = 200, media_type: str = _JSON) -> Response:
    body = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Response(body, status, media_type=media_type, headers=_HEADERS)
