"""What the map fetches from this server, and a monitor asks: files, columns, boundaries, single texts, health.

These are plain Starlette routes beside Streamlit's own, in the same process. None of the data lies in
a public static folder; where the host wants a login, `allow` decides on every request for data.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from sahel_map.app.server.first_maps import FIRST_MAPS
from sahel_map.app.server.map_data import MapData
from sahel_map.data.read.units import SHAPE_LAYERS
from sahel_map.incident.set_words import scope_note
from sahel_map.selection.known import Known
from sahel_map.selection.selection import Selection
from sahel_map.views.map.assets import FONT, asset_bundle
from sahel_map.views.map.mark_text import map_words
from sahel_map.views.map.month_masks import pack_months
from sahel_map.words import LANGUAGES

__all__ = ["map_routes"]

_MEDIA_TYPES = {
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "woff2": "font/woff2",
}
# A list in the map shows this many incidents at a time.
_MOST_ROWS = 50
_KEEP = "max-age=31536000, immutable"
_ASK_AGAIN = "private, no-cache"

Endpoint = Callable[[Request], Response]
DataEndpoint = Callable[[Request, MapData], Response]


def map_routes(
    find_data: Callable[[str], MapData | None],
    base_path: str = "",
    allow: Callable[[Request], bool] = lambda request: True,
    unavailable_reason: Callable[[], str] = lambda: "",
    watch_trouble: Callable[[], str] = lambda: "",
    on_show: Callable[[], Sequence[str]] = lambda: (),
    away_since: Callable[[], str | None] = lambda: None,
    refused: Callable[[], Sequence[str]] = lambda: (),
) -> list[Route]:
    """Return the routes to give to `st.App`.

    Parameters
    ----------
    find_data : callable
        Returns the data of a digest, or None if they are no longer at hand.
    base_path : str
        Streamlit's `server.baseUrlPath`, with or without slashes.
    allow : callable
        Whether a request may read data. It is asked for everything but our own files and the two
        questions of a monitor.
    unavailable_reason : callable
        Returns why there is no data set to show, or nothing if there is one.
    watch_trouble : callable
        Returns the name of the error in which the last look for newer data ended, or nothing.
    on_show : callable
        Returns the digests of the data on show, of every set that is open; they tell nothing of the data.
    away_since : callable
        Returns since when the store of sets does not answer (ISO 8601, UTC), or nothing.
    refused : callable
        Returns why the last data were refused, a line each; nothing if they were not.

    Returns
    -------
    list of starlette.routing.Route
        `/assets/<digest>/<name>`, `/mapdata/<digest>/columns.bin`, `.../boundaries/<name>.geojson`,
        `.../incident/<row>.json`, `.../incidents.json?rows=1,2`, `.../words.json`, `.../months.bin` (of the
        selection whose parameters it takes), `.../painted` (by which a map says that it stands);
        `/healthz` (the process answers) and `/readyz` (it has data to show). The texts take `?lang=en` or
        `?lang=fr`.
    """
    prefix = f"/{base_path.strip('/')}".rstrip("/")

    def data_route(path: str, endpoint: DataEndpoint) -> Route:
        return Route(f"{prefix}/mapdata/{{digest}}/{path}", _guarded(endpoint, find_data, allow))

    return [
        Route(f"{prefix}/assets/{{digest}}/{{name}}", _asset),
        data_route("columns.bin", _columns),
        data_route("boundaries/{name}.geojson", _boundary),
        data_route("incident/{row}.json", _incident),
        data_route("incidents.json", _incidents),
        data_route("words.json", _words),
        data_route("months.bin", _months),
        data_route("painted", _painted),
        Route(f"{prefix}/healthz", _health),
        Route(f"{prefix}/readyz", _readiness(unavailable_reason, watch_trouble, on_show, away_since, refused)),
    ]


def _guarded(
    endpoint: DataEndpoint, find_data: Callable[[str], MapData | None], allow: Callable[[Request], bool]
) -> Endpoint:
    """Put the access check and the check of the digest before an endpoint."""

    # Not a coroutine: Starlette then runs it in a thread, and packing holds up nobody else.
    def guarded(request: Request) -> Response:
        if not allow(request):
            return _refusal(403, "You are not signed in, or may not read these data.")
        data = find_data(request.path_params["digest"])
        if data is None:
            return _refusal(404, "These data have been replaced by a newer version: reload the page.")
        return endpoint(request, data)

    return guarded


def _asset(request: Request) -> Response:
    bundle = asset_bundle()
    name = request.path_params["name"]
    if request.path_params["digest"] != bundle.digest or name not in bundle.files:
        return _refusal(404, f"There is no file {name!r} in this version of the map.")
    media_type = _MEDIA_TYPES[name.rpartition(".")[2]]
    if name == FONT:
        # Streamlit's page has loaded the same file from there.
        headers = _headers(f"public, {_KEEP}")
        return RedirectResponse(f"../../static/media/{bundle.font_name}", 308, headers)
    return _body(bundle.files[name], media_type, f"public, {_KEEP}")


def _painted(request: Request, _data: MapData) -> Response:
    FIRST_MAPS.report(request.query_params.get("visit", ""))
    return Response(status_code=204, headers=_headers("no-store"))


def _columns(request: Request, data: MapData) -> Response:
    return _compressed(request, data.columns(), "application/octet-stream")


def _boundary(request: Request, data: MapData) -> Response:
    name = request.path_params["name"]
    if name not in SHAPE_LAYERS:
        return _refusal(404, f"There are no boundaries {name!r}; allowed: {', '.join(SHAPE_LAYERS)}.")
    return _compressed(request, data.boundary(name), "application/geo+json")


def _incident(request: Request, data: MapData) -> Response:
    return _texts(request, data, request.path_params["row"], lambda texts: texts[0])


def _incidents(request: Request, data: MapData) -> Response:
    return _texts(request, data, request.query_params.get("rows", ""), lambda texts: texts)


def _texts(
    request: Request, data: MapData, rows: str, shape: Callable[[list[dict[str, object]]], object]
) -> Response:
    language = request.query_params.get("lang", "")
    if language not in LANGUAGES:
        return _unknown_language(language)
    positions = _positions(rows, len(data.dataset.incidents))
    if positions is None:
        most = len(data.dataset.incidents) - 1
        return _refusal(404, f"There is no such incident: rows are 0 to {most}, at most {_MOST_ROWS} at once.")
    return _json(shape([data.text(position, language) for position in positions]))


def _words(request: Request, data: MapData) -> Response:
    language = request.query_params.get("lang", "")
    if language not in LANGUAGES:
        return _unknown_language(language)
    words, dataset = data.words(language), data.dataset
    scope = scope_note(dataset.profile, words)
    return _json(map_words(words, dataset.map_credits.credit.of(language), scope))


def _months(request: Request, data: MapData) -> Response:
    language = request.query_params.get("lang", "")
    if language not in LANGUAGES:
        return _unknown_language(language)
    selection, notices = Selection.from_query(request.query_params, Known.of(data.dataset))
    if notices:
        return _refusal(404, " ".join(notice.text(data.words(language)) for notice in notices))
    body = pack_months(data.dataset, selection, data.words(language))
    # Masks are mostly noughts: the fastest grade makes them as small as the network needs.
    return _compressed(request, gzip.compress(body, compresslevel=1, mtime=0), "application/octet-stream")


# Coroutines: Starlette answers them at once, where other endpoints wait for a thread that is free.
async def _health(_request: Request) -> Response:
    return _json({"status": "ok"})


def _readiness(
    unavailable_reason: Callable[[], str],
    watch_trouble: Callable[[], str],
    on_show: Callable[[], Sequence[str]],
    away_since: Callable[[], str | None],
    refused: Callable[[], Sequence[str]],
) -> Callable[[Request], Awaitable[Response]]:
    async def readiness(_request: Request) -> Response:
        reason, trouble = unavailable_reason(), watch_trouble()
        said: dict[str, object] = {}
        if trouble:
            said["data_watch"] = f"the last look for newer data ended in {trouble}"
        if since := away_since():
            said["sets_away_since"] = since
        if names := refused():
            said["newer_files_refused"] = list(names)
        if reason:
            return _json({"status": "not ready", "reason": reason, **said}, 503)
        digests = {"digests": list(on_show())} if on_show() else {}
        return _json({"status": "ready", **digests, **said})

    return readiness


def _positions(rows: str, n: int) -> list[int] | None:
    """Read row numbers such as "4" or "4,17", or None if one of them does not exist."""
    parts = rows.split(",")
    if len(parts) > _MOST_ROWS or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        return None
    positions = [int(part) for part in parts]
    return positions if max(positions) < n else None


def _unknown_language(language: str) -> Response:
    return _refusal(404, f"There is no language {language!r}; allowed: {', '.join(LANGUAGES)}.")


def _refusal(status: int, sentence: str) -> Response:
    return _json({"error": sentence}, status)


def _json(content: object, status: int = 200) -> Response:
    response = JSONResponse(content, status)
    response.headers.update(_headers(_ASK_AGAIN))
    return response


def _compressed(request: Request, body: bytes, media_type: str) -> Response:
    """Send a body that is stored compressed, unless the browser has it.

    Browsers ask each time before they use what they kept: a record that was retracted, or a reader who was
    removed, must not live on in their stores.
    """
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": tag, **_headers(_ASK_AGAIN)})
    zipped = "gzip" in request.headers.get("accept-encoding", "")
    response = _body(body if zipped else MapData.decompressed(body), media_type, _ASK_AGAIN)
    response.headers["ETag"] = tag
    response.headers["Vary"] = "Accept-Encoding"
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    return response


def _body(body: bytes, media_type: str, cache: str) -> Response:
    return Response(body, media_type=media_type, headers=_headers(cache))


def _headers(cache: str) -> dict[str, str]:
    return {"Cache-Control": cache, "X-Content-Type-Options": "nosniff"}
