"""The style sheet of the pages."""

from __future__ import annotations

import json
from pathlib import Path

import streamlit as st

from sahel_map.words import Words

__all__ = ["draw_style", "draw_texts"]

_STYLE = Path(__file__).with_name("page.css")


def draw_style() -> None:
    """Give the page its style sheet, before anything else of it."""
    st.html(_STYLE)


def draw_texts(words: Words) -> None:
    """Give the style sheet what it writes: the start of a sentence, a word for a button that has none."""
    texts = {"filters": words("filter-heading"), "only": words("selection-sentence-start")}
    rules = " ".join(f"--sahel-{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in texts.items())
    st.html(f"<style>:root {{ {rules} }}</style>")
