"""The style sheet of the pages."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

__all__ = ["draw_style"]

_STYLE = Path(__file__).with_name("page.css")


def draw_style() -> None:
    """Give the page its style sheet, before anything else of it."""
    st.html(_STYLE)
