"""The scripts that tell a browser, and a screen reader, in which language the page is written.

Streamlit's page says "en" whatever it shows, and offers no setting. A script of ours is the one way; it is
one of two fixed texts, whose hashes the policy of the page allows.
"""

from __future__ import annotations

import streamlit as st

from sahel_map.words import LANGUAGES

__all__ = ["SCRIPTS", "name_language"]

SCRIPTS = {language: f'document.documentElement.lang = "{language}"' for language in LANGUAGES}


def name_language(language: str) -> None:
    """Tell the browser the language of the page; the element it needs takes no room."""
    st.html(f"<script>{SCRIPTS[language]}</script>", unsafe_allow_javascript=True)
