"""The choice of a file to take away: what is in it, and one button that makes it when it is pressed."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from tempfile import gettempdir
from urllib.parse import urlsplit

import streamlit as st

from sahel_map.app.page import shared_data as cache
from sahel_map.app.page.shell import View
from sahel_map.app.server.running_settings import settings
from sahel_map.exports.context import export_name
from sahel_map.exports.formats import FORMATS
from sahel_map.exports.live import live_addresses
from sahel_map.incident.set_words import licence_words
from sahel_map.views.figures.paragraph import paragraph
from sahel_map.words import LANGUAGES, Words

__all__ = ["BRIEFING_FORMATS", "show_exports"]

BRIEFING_FORMATS = ("pptx", "docx", "html")
"""What is shown to people rather than computed with."""

# Twice the largest file of the shipped data. Streamlit's own words for a file that could not be made are
# gone after five seconds and do not say why; so the reader is told before.
_LEAST_ROOM_BYTES = 64 * 1024 * 1024


def show_exports(view: View, among: Sequence[str] = tuple(FORMATS)) -> None:
    """Show some formats, what each holds, and the download of the incidents shown."""
    words = view.words
    st.header(words("export-heading"), anchor=False)
    st.markdown(words("export-intro", licence=licence_words(view.dataset.profile, words)))
    code = st.selectbox(
        words("export-format"),
        _codes(view, among),
        format_func=lambda code: words(f"export-format-{code}"),
        key=f"export-format-{len(among)}",
    )
    chosen = FORMATS[code]
    st.caption(words(f"export-what-{code}"))
    has_room = shutil.disk_usage(gettempdir()).free >= _LEAST_ROOM_BYTES
    if not has_room:
        st.error(words("export-disk-full"))
    st.download_button(
        words("export-download", format=words(f"export-format-{code}")),
        data=cache.make_file(
            "export",
            view.dataset,
            code,
            words.language,
            view.selection,
            view.mask,
            dt.datetime.now(dt.UTC),
        ),
        file_name=export_name(
            view.dataset.profile,
            view.selection,
            code,
            chosen.suffix,
            dt.datetime.now(dt.UTC).date(),
            words.language,
        ),
        mime=chosen.media_type,
        on_click="ignore",
        disabled=not (view.mask.any() and has_room),
        key="export-download",
    )
    _show_paragraph(view)
    _show_live(view)


def _show_live(view: View) -> None:
    """Show the addresses by which other programs read the same selection, and how."""
    words = view.words
    with st.expander(words("live-heading")):
        addresses = live_addresses(settings().public_url or _address(), view.selection, cache.set_id())
        for program in ("qgis", "excel", "r"):
            st.markdown(words(f"live-{program}"))
            st.code(addresses[program], language=None, wrap_lines=True)
        st.caption(words("live-note"))


def _address() -> str:
    """Return the address of the dashboard as the reader's browser has it, without a page and parameters."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}{settings().base_path}"


def _show_paragraph(view: View) -> None:
    """Offer the view as a short text with its citation, in both languages."""
    today, dataset = dt.datetime.now(dt.UTC).date(), view.dataset
    with st.expander(view.words("brief-paste")):
        for language in LANGUAGES:
            words = Words(language, dataset.codes.labels(language) | dataset.units.labels(language))
            st.caption(view.words(f"brief-paste-{language}"))
            text = paragraph(dataset, view.selection, view.mask, words, today)
            st.code(text, language=None, wrap_lines=True)


def _codes(view: View, among: Sequence[str]) -> list[str]:
    """Return the formats that can hold what is shown."""
    n = int(view.mask.sum())
    return [code for code in among if n <= (FORMATS[code].most_records or n)]
