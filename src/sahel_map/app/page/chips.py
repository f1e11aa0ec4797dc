"""What the page shows: a sentence, of which each filter in force is a chip that takes it off, on one line."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import search_box, shared_data, state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.selection.all_filters import FILTERS
from sahel_map.selection.few_words import in_few_words
from sahel_map.selection.matching import matching
from sahel_map.selection.near_names import similar_names
from sahel_map.selection.selection import Selection
from sahel_map.selection.space import apart
from sahel_map.words import Words

__all__ = ["show_sentence", "show_similar"]

# Of a clause in a chip, in letters: a search may be as long as a page.
_LONGEST = 240
_LONGEST_NAME = 80
# More than so many filters have no room for their sentences, of which French ones begin with what is alike in all.
_MOST_IN_SENTENCE = 1


def show_sentence(selection: Selection, words: Words) -> None:
    """Say what the page shows; each filter in force is a part of the sentence, and a press takes it off.

    Parameters
    ----------
    selection : Selection
        What the page shows.
    words : Words
    """
    n = _n_apart(selection)
    with st.container(key="sentence"):
        # With chips, which say the same, this is for paper and for screen readers alone (page.css).
        with st.container(key="said"):
            st.markdown(escape_markdown(selection.describe(words)))
            if n:
                st.caption(words("space-apart", n=n, count=words.number(n)))
        with st.container(horizontal=True, key="chips", gap="small"):
            in_force = [each for each in FILTERS if each.is_set(selection)]
            for each in in_force:
                clause = each.clause(selection, words)
                said = in_few_words(each, selection, words) if len(in_force) > _MOST_IN_SENTENCE else clause
                st.button(
                    escape_markdown(_cut(said)),
                    key=f"chip-{each.name}",
                    help=escape_markdown(words("filter-chip-help", clause=_cut(clause))),
                    on_click=state.take_off,
                    args=(each,),
                )
            search_box.show_near(words)
            if n:
                with st.popover(
                    words("space-apart-short", n=n, count=words.number(n)), type="tertiary", key="apart"
                ):
                    st.markdown(words("space-apart", n=n, count=words.number(n)))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def show_similar(selection: Selection, words: Words) -> None:
    """Offer names like the text searched for, where no record contains it."""
    if not selection.text or shared_data.is_found(selection.text):
        return
    names = similar_names(selection.text, shared_data.dataset())
    if not names:
        return  # that nothing matches stands on the map; a line of its own would move it down
    with st.container(horizontal=True, key="similar", gap="small", vertical_alignment="center"):
        st.caption(escape_markdown(words("filter-text-none", text=selection.text[:_LONGEST_NAME])))
        for name in names:
            st.button(
                escape_markdown(name), key=f"similar-{name}", on_click=state.change_selection, kwargs={"text": name}
            )


def _n_apart(selection: Selection) -> int:
    """Return how many incidents cannot be said to lie in the part of the map asked for."""
    others = selection.replace(near=None, shape=None, bounds=None)
    if others == selection:
        return 0
    dataset = shared_data.dataset()
    return apart(dataset, selection, matching(dataset, others))
