"""The scripts of ours that run in Streamlit's own page, where it has no setting for what a reader needs.

They are a few fixed texts; the policy of the page allows their hashes and no other script written into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from sahel_map.app.server.streamlit_words import script_for
from sahel_map.words import LANGUAGES

__all__ = ["SCRIPTS", "last_seen", "name_language", "remember_version"]

# Streamlit's page says "en" whatever it shows; screen readers would read French as English.
_LANGUAGE: dict[str, str] = {language: f'document.documentElement.lang = "{language}"' for language in LANGUAGES}
_SEEN, _SEEN_BEFORE = "sahel_map_seen", "sahel_map_seen_before"
# The version stands in the page, so that the script is one fixed text. Two values are kept: the version shown and
# the one before, which stays until a third is shown. They leave the browser in requests to this server alone.
# In a block, as a page that draws it anew runs it again, and a name can be declared once only.
_REMEMBER = """{
const shown = document.querySelector("[data-sahel-version]")?.dataset.sahelVersion ?? "";
const kept = (name) => document.cookie.match(new RegExp("(?:^|; )" + name + "=([^;]*)"))?.[1] ?? "";
const kind = "; path=/; max-age=31536000; samesite=strict" + (location.protocol === "https:" ? "; secure" : "");
const keep = (name, value) => { document.cookie = name + "=" + value + kind; };
const last = kept("sahel_map_seen");
if (/^[0-9A-Za-z.+-]{1,40}$/.test(shown) && shown !== last) {
  if (last) { keep("sahel_map_seen_before", last); }
  keep("sahel_map_seen", shown);
}
}"""
_WORDS: dict[str, str] = {language: script_for(language) for language in LANGUAGES}

SCRIPTS = (*_LANGUAGE.values(), *_WORDS.values(), _REMEMBER)


def name_language(language: str) -> None:
    """Tell the browser the language of the page, and put Streamlit's own words into it."""
    _run(_LANGUAGE[language], "language")
    _run(_WORDS[language], "words")


def remember_version(version: str) -> None:
    """Have the browser remember the version of the data shown, for "since my last visit"."""
    # In one element with the version: newer data on an open page run the script again.
    _run(_REMEMBER, "seen", f'<span data-sahel-version="{escape(version, quote=True)}"></span>')


def last_seen(cookies: Mapping[str, str], shown: str) -> str:
    """Return the version of the data that this browser saw before the one shown; empty where it saw no other.

    Parameters
    ----------
    cookies : mapping of str to str
        As the browser sent them when the page was opened: before or after it remembered the version shown.
    shown : str
        Version shown.
    """
    seen = cookies.get(_SEEN, "")
    return seen if seen != shown else cookies.get(_SEEN_BEFORE, "")


def _run(script: str, name: str, before: str = "") -> None:
    """Run a script; the same one runs again only under another name. The element takes no room.

    Parameters
    ----------
    script, name : str
    before : str
        HTML that the script reads.
    """
    st.html(f'{before}<script data-name="{name}">{script}</script>', unsafe_allow_javascript=True)
