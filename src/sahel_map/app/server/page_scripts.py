"""The scripts of ours that run in Streamlit's own page, where it has no setting for what a reader needs.

They are a few fixed texts; the policy of the page allows their hashes and no other script written into it.
"""

from __future__ import annotations

import streamlit as st

from sahel_map.app.server.streamlit_words import script_for
from sahel_map.words import LANGUAGES

__all__ = ["SCRIPTS", "name_language"]

# Streamlit's page says "en" whatever it shows; screen readers would read French as English.
_LANGUAGE: dict[str, str] = {language: f'document.documentElement.lang = "{language}"' for language in LANGUAGES}
_WORDS: dict[str, str] = {language: script_for(language) for language in LANGUAGES}

SCRIPTS = (*_LANGUAGE.values(), *_WORDS.values())


def name_language(language: str) -> None:
    """Tell the browser the language of the page, and put Streamlit's own words into it."""
    _run(_LANGUAGE[language], "language")
    _run(_WORDS[language], "words")


def _run(script: str, name: str) -> None:
    """Run a script; the same one runs again only under another name. The element takes no room."""
    st.html(f'<script data-name="{name}">{script}</script>', unsafe_allow_javascript=True)
