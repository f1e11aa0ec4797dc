"""The page for map sheets: what to print, a live preview, and the file, made only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from sahel_map.app.page import map_state, state
from sahel_map.app.page import shared_data as cache
from sahel_map.app.page.in_line import say_in_line
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.core.errors import ExportError, SelectionError
from sahel_map.incident.set_words import file_stem
from sahel_map.selection.pair import Pair
from sahel_map.sheets.content.brand import own_brand
from sahel_map.sheets.content.options import (
    FORMATS,
    LONGEST_MARK,
    LONGEST_SUBTITLE,
    LONGEST_TITLE,
    SHADINGS,
    SheetOptions,
    read_bbox,
)
from sahel_map.sheets.content.records import cercles_with_incidents, regions_with_incidents
from sahel_map.sheets.order import SERIES, SheetOrder
from sahel_map.sheets.paper.paper import PAPERS
from sahel_map.sheets.series import series_sides
from sahel_map.views.figures.key_figures import nothing_words

__all__ = ["choose_sheet", "show_sheet"]

_KINDS = ("selection", "area", "region", "incident", *SERIES, "atlas")
_MOST_PREVIEWS = 32


def choose_sheet(view: View) -> SheetOrder | None:
    """Draw the controls; return the sheet they ask for, or None after saying why there is none."""
    words = view.words
    kind = _choose(view, "sheet-kind", _KINDS, "sheet-kind")
    cercle = _choose_cercle(view) if kind == "area" else None
    region = _choose_region(view) if kind == "region" else None
    incident = _choose_incident(view) if kind == "incident" else None
    is_profile = kind in ("area", "region") and st.checkbox(words("sheet-choose-profile"), key="sheet-profile")
    has_choice = kind == "selection" or kind in SERIES
    papers = [paper.name for paper in PAPERS.values() if has_choice or paper.is_portrait]
    papers = [name for name in papers if kind not in SERIES or name != "slide"]
    size = _choose(view, "sheet-choose-size", papers, "sheet-size")
    formats = ["pdf"] if kind == "atlas" else list(FORMATS)
    suffix = st.segmented_control(
        words("sheet-choose-format"), formats, default="pdf", format_func=str.upper, key=f"sheet-format-{kind}"
    )
    shading, per_head, bbox = "none", False, ""
    if has_choice:
        shading = _choose(view, "sheet-choose-shading", ("none", *SHADINGS), "sheet-shade")
        per_head = shading != "none" and st.checkbox(words("sheet-choose-per-head"), key="sheet-per-head")
        if (came_with := map_state.bounds_to_print()) is not None:
            state.seed_widget("sheet-bbox", came_with)
        bbox = st.text_input(words("sheet-choose-bbox"), key="sheet-bbox", help=words("sheet-choose-bbox-help"))
    title = _text(view, "title", LONGEST_TITLE)
    subtitle = _text(view, "subtitle", LONGEST_SUBTITLE)
    link = st.text_input(
        words("sheet-choose-link"), key="sheet-link", help=words("sheet-choose-link-help"), placeholder="https://…"
    )
    mark = st.text_input(
        words("sheet-choose-mark"), key="sheet-mark", max_chars=LONGEST_MARK, help=words("sheet-choose-mark-help")
    )
    has_cercle = bool(cercles_with_incidents(view.dataset, view.selection, words))
    is_possible = {
        "incident": view.mask.any(),
        "atlas": view.mask.any(),
        "month": view.mask.any(),
        "year": view.mask.any(),
        "actor": view.mask.any(),
        "region": region,
        "area": has_cercle,
    }
    pair = state.pair() if kind == "pair" else Pair()
    if kind == "pair" and pair == Pair():
        st.info(words("sheet-kind-pair-none"))
        return None
    if not is_possible.get(kind, True):
        st.info(nothing_words(view.numbers, words))
        return None
    try:
        options = SheetOptions(
            size,
            title,
            subtitle,
            None if shading == "none" else shading,
            per_head,
            link.strip() or None,
            stem=file_stem(view.dataset.profile),
            mark=mark.strip(),
            bbox=read_bbox(bbox) if bbox.strip() else None,
            brand=own_brand(),
        )
        order = SheetOrder(
            view.selection, options, suffix or "pdf", cercle, region, incident, kind == "atlas",
            kind if kind in SERIES else None, pair, is_profile=is_profile,
        )  # fmt: skip
        if order.series is not None:
            series_sides(view.dataset, order.selection, order.series, pair, words)
        return order
    except SelectionError as error:  # lengths are held by the fields: an address, or the organisation's file
        is_link = link.strip() and "link" in str(error)
        st.error(words("sheet-link-wrong") if is_link else escape_markdown(str(error)))
        return None


def show_sheet(view: View, order: SheetOrder) -> None:
    """Offer the file above its preview; an atlas is previewed by its first page."""
    words, dataset = view.words, view.dataset
    offer = st.container()
    key = (dataset.version.digest, words.language, repr(order))
    make = cache.make_file("preview", dataset, order, words.language, on_wait=say_in_line)
    try:
        picture = _preview(key, make)
    except ExportError:
        st.error(words("sheet-not-made"))
        return
    with st.container(border=True):
        st.image(picture, caption=words("sheet-preview", title=order.file_name(words.language)), width="stretch")
    with offer:
        if order.is_atlas:
            _offer_atlas(view, order)
        else:
            _offer(view, order, cache.make_file("sheet", dataset, order, words.language))


@st.cache_data(max_entries=_MOST_PREVIEWS, show_spinner=False)
def _preview(key: tuple[str, ...], _make: Callable[[], bytes]) -> bytes:
    """Return a picture, kept by its key: turning a switch back and forth draws nothing anew."""
    return _make()


def _offer(view: View, order: SheetOrder, data: bytes | Callable[[], bytes]) -> None:
    """Offer a file; a function as data runs only once the button is pressed, off the event loop."""
    st.download_button(
        view.words("sheet-download", name=escape_markdown(order.file_name(view.words.language))),
        data=data,
        file_name=order.file_name(view.words.language),
        mime=FORMATS[order.suffix],
        on_click="ignore",
        type="primary",
        key="sheet-download",
    )


def _offer_atlas(view: View, order: SheetOrder) -> None:
    """Make the atlas at the press of a button, with the number of pages done, then offer it."""
    words = view.words
    if not st.button(words("sheet-make-atlas"), key="sheet-make-atlas", type="primary"):
        return
    bar = st.progress(0.0)

    def progress(done: int, total: int) -> None:
        text = words("sheet-atlas-step", done=words.number(done), total=words.number(total))
        bar.progress(done / total, text=text)

    make = cache.make_file("sheet", view.dataset, order, words.language, on_wait=say_in_line, on_progress=progress)
    try:
        content = make()
    except ExportError:
        st.error(words("sheet-not-made"))
    else:
        _offer(view, order, content)
    bar.empty()


def _choose(view: View, key: str, codes: tuple[str, ...] | list[str], texts: str) -> str:
    return st.selectbox(
        view.words(key), codes, format_func=lambda code: view.words(f"{texts}-{code}"), key=f"{key}-{len(codes)}"
    )


def _choose_region(view: View) -> str | None:
    regions = regions_with_incidents(view.dataset, view.selection, view.words)
    level = f"regions_{view.selection.admin_map}"
    return st.selectbox(
        view.words("sheet-choose-region"), regions, format_func=lambda code: view.words.label(level, code)
    )


def _choose_cercle(view: View) -> str | None:
    cercles = cercles_with_incidents(view.dataset, view.selection, view.words)
    return st.selectbox(
        view.words("sheet-choose-cercle"), cercles, format_func=lambda code: view.words.label("cercles", code)
    )


def _choose_incident(view: View) -> str | None:
    """Offer the incidents shown, the open record first, else the newest."""
    words, shown = view.words, view.dataset.incidents[view.mask].sort_values("date_start", ascending=False)

    def label(incident_id: str) -> str:
        row = shown.loc[incident_id]
        date = words.date_span(row["date_start"].date(), row["date_end"].date(), str(row["date_precision"]))
        return words("sheet-incident-choice", place=row[f"place_name_{words.language}"], date=date, id=incident_id)

    ids, opened = list(shown.index), state.chosen_incident()
    index = ids.index(opened) if opened in ids else 0
    return st.selectbox(words("sheet-choose-incident"), ids, index=index, format_func=label)


def _text(view: View, name: str, longest: int) -> str:
    return st.text_input(
        view.words(f"sheet-choose-{name}"),
        key=f"sheet-{name}",
        max_chars=longest,
        placeholder=view.words("sheet-written-by-itself"),
    ).strip()
