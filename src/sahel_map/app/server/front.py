"""The document in which a page runs: Streamlit's own start page with scripts of ours before all others.

Who may not read gets another one (`sign_in_page`), or is sent to the provider.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import re
from functools import lru_cache
from pathlib import Path

import brotli
import streamlit
from starlette.datastructures import Headers
from starlette.responses import Response

from sahel_map.app.server.early_files import early_files
from sahel_map.app.server.return_path import cookies_of_renewal
from sahel_map.settings.settings import Settings
from sahel_map.words import LANGUAGES, Words

__all__ = ["head_scripts", "is_document", "renewal", "start_page"]

_CONNECTION, _STEPS, _READER, _CHARTS = (
    Path(__file__).with_name(f"{name}.js") for name in ("connection", "steps", "reader", "charts")
)
# What Streamlit's page says to a browser without scripts, in English alone.
_WITHOUT_SCRIPTS = re.compile(r"(<noscript>).*?(</noscript>)", re.DOTALL)


def is_document(path: str, base_path: str, pages: frozenset[str]) -> bool:
    """Whether an address is that of a page, as a browser opens it.

    Parameters
    ----------
    path : str
        Of the request, from the first slash on.
    base_path : str
        Path the host serves under, without slashes; "" for none.
    pages : frozenset of str
        Names of the pages in addresses.
    """
    prefix = f"/{base_path}/" if base_path else "/"
    return path.startswith(prefix) and path.removeprefix(prefix) in {"", "index.html", *pages}


def start_page(headers: Headers, settings: Settings) -> Response:
    """Return the document in which a page runs, unless the browser has it."""
    content, tag = _start_page(settings.is_open)
    own = {"Cache-Control": "no-cache", "ETag": tag, "Vary": "Accept-Encoding"}
    if tag in headers.get("if-none-match", ""):
        return Response(status_code=304, headers=own)
    if "br" in headers.get("accept-encoding", ""):
        return Response(_small(content), media_type="text/html", headers={**own, "Content-Encoding": "br"})
    if "gzip" in headers.get("accept-encoding", ""):
        return Response(_zipped(content), media_type="text/html", headers={**own, "Content-Encoding": "gzip"})
    return Response(content, media_type="text/html", headers=own)


def renewal(path: str, query: str, settings: Settings) -> Response:
    """Send a browser whose sign-in is too old to the provider, which knows whether its reader is still there.

    It asks nobody for a password as long as its own session lasts, and says the groups of this moment.

    Parameters
    ----------
    path, query : str
        What the browser asked for; it returns there afterwards.
    settings : Settings
    """
    base = f"/{settings.base_path}/" if settings.base_path else "/"
    response = Response(status_code=303, headers={"Location": f"{base}auth/login", "Cache-Control": "no-store"})
    for cookie in cookies_of_renewal(path, query, settings):
        response.headers.append("set-cookie", cookie)
    return response


def head_scripts(is_open: bool) -> tuple[str, ...]:
    """Return the scripts before Streamlit's: connection, steps back, what guides a reader, and keys of charts."""
    return _connection_script(is_open), _STEPS.read_text("utf-8"), _reader_script(), _CHARTS.read_text("utf-8")


def _reader_script() -> str:
    notes: dict[str, dict[str, object]] = {}
    for language in LANGUAGES:
        words = Words(language)
        texts = [words("note-content"), words("note-reading")]
        notes[language] = {
            "title": words("note-title"),
            "texts": texts,
            "close": words("note-close"),
            "loading": words("page-loading"),
        }
    return _filled(_READER, notes)


def _connection_script(is_open: bool) -> str:
    """Return the script that tells readers, in our words, how their connection is."""
    words = {
        language: {name: Words(language)(f"host-{name}") for name in ("lost", "busy", "idle", "continue")}
        for language in LANGUAGES
    }
    return _filled(_CONNECTION, {"words": words, "asks": not is_open, "early": early_files()})


def _filled(script: Path, values: object) -> str:
    """Return a script with values in it; "<" in a text could end the element that the script stands in."""
    written = json.dumps(values, ensure_ascii=True).replace("<", "\\u003c")
    return script.read_text("utf-8").replace('"VALUES"', written)


@lru_cache(maxsize=2)
def _start_page(is_open: bool) -> tuple[bytes, str]:
    page = (Path(streamlit.__file__).with_name("static") / "index.html").read_text("utf-8")
    head = '<meta charset="UTF-8" />'
    scripts = "".join(f"<script>{script}</script>" for script in head_scripts(is_open))
    unable = " ".join(html.escape(Words(language)("host-no-script")) for language in LANGUAGES)
    page = _WITHOUT_SCRIPTS.sub(lambda found: f"{found[1]}{unable}{found[2]}", page, count=1)
    content = page.replace(head, f"{head}{scripts}", 1).encode()
    return content, f'"{hashlib.sha256(content).hexdigest()[:24]}"'


@lru_cache(maxsize=2)
def _small(content: bytes) -> bytes:
    return brotli.compress(content)


@lru_cache(maxsize=2)
def _zipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
