"""The page to sign in, and what somebody sees who is known and may not read.

It is plain HTML: a stranger gets no session, no socket and none of Streamlit's scripts.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response

from sahel_map.settings.settings import Settings
from sahel_map.views.map.assets import asset_bundle
from sahel_map.words import LANGUAGES, Words

__all__ = ["sign_in_page"]

_STYLE = (
    "@font-face{font-family:'Source Sans 3';src:url(FONT) format('woff2');font-weight:200 900}"
    "body{font:1.0625rem/1.5 'Source Sans 3','Source Sans Pro',system-ui,sans-serif;color:#22262B;"
    "background:#FAF9F6;margin:0;padding:clamp(1rem,12vh,8rem) 1rem 1rem}main{max-width:35rem;margin:0 auto}"
    "section{background:#FFF;border:1px solid #E1DED8;border-radius:4px;padding:1.25rem 1.5rem;margin:0 0 1rem}"
    "h1,h2{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}p{margin:0 0 1rem}p:last-child{margin:0}"
    "b{font-weight:600;overflow-wrap:anywhere}"
    "a{display:inline-block;background:#048;color:#FFF;text-decoration:none;border-radius:4px;padding:.5rem 1rem}"
    "a:hover{background:#036}a:focus-visible{outline:3px solid #22262B;outline-offset:2px}"
)
_OF_LINK = re.compile(r"(?:^|&)lang=([a-z]{2})(?:&|$)")
# A browser names a handful of languages.
_MOST_NAMED = 200
_MOST_ADDRESS = 100
# Stands in the text for the address, which is no part of what is kept of texts.
_MARK = "\ue000"


def sign_in_page(settings: Settings, headers: Headers, query: str, known: Mapping[str, Any] | None) -> Response:
    """Return what somebody sees who may not read: how to sign in, or that this address may not.

    Parameters
    ----------
    settings : Settings
    headers : Headers
        Of the request: which language the browser prefers.
    query : str
        Of the request: which language the link names.
    known : mapping of str to Any or None
        What is known of somebody who is signed in and not allowed; None for anybody else.
    """
    base = f"/{settings.base_path}/" if settings.base_path else "/"
    # All languages are shown, as nothing is known for sure; the likeliest one stands first.
    languages = sorted(LANGUAGES, key=_asked(headers, query).index)
    sections = "".join(
        _section(Words(language), "h2" if place else "h1", base, settings, known)
        for place, language in enumerate(languages)
    )
    style = _STYLE.replace("FONT", f"{base}static/media/{asset_bundle().font_name}")
    document = (
        f'<!DOCTYPE html><html lang="{languages[0]}"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>Sahel Map</title><style>{style}</style></head>'
        f"<body><main>{sections}</main></body></html>"
    )
    answer = {"Cache-Control": "no-store", "Vary": "Cookie, Accept-Language"}
    return Response(document, 401 if known is None else 403, media_type="text/html", headers=answer)


def _asked(headers: Headers, query: str) -> list[str]:
    """Return all languages, those of the link and of the browser first."""
    # Browsers name them in the order of their reader's wish: "fr-FR,fr;q=0.9,en;q=0.8".
    wished = [part.strip()[:2] for part in headers.get("accept-language", "")[:_MOST_NAMED].lower().split(",")]
    return [*_OF_LINK.findall(query)[:1], *wished, *LANGUAGES]


def _section(words: Words, heading: str, base: str, settings: Settings, known: Mapping[str, Any] | None) -> str:
    said = [f"<{heading}>{html.escape(words('page-name'))}</{heading}>", f"<p>{_why(words, settings, known)}</p>"]
    if settings.login == "oidc":
        where, name = ("auth/login", "host-sign-in") if known is None else ("auth/logout", "host-sign-out")
        said.append(f'<p><a href="{html.escape(base)}{where}">{html.escape(words(name))}</a></p>')
    return f'<section lang="{words.language}">{"".join(said)}</section>'


def _why(words: Words, settings: Settings, known: Mapping[str, Any] | None) -> str:
    if known is None:
        return html.escape(words("host-sign-in-why" if settings.login == "oidc" else "host-unnamed"))
    address = str(known.get("email") or "").strip()[:_MOST_ADDRESS]
    if not address:
        return html.escape(words("host-not-allowed"))
    return html.escape(words("host-not-allowed-as", address=_MARK)).replace(_MARK, f"<b>{html.escape(address)}</b>")
