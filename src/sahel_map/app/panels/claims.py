"""The part of a record that says which source gives which value; closed until the reader wants it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.app.page.text_table import show_text_table
from sahel_map.core.vocabulary import FigureName
from sahel_map.incident.claims import ClaimRow, FactClaims, build_claims
from sahel_map.words import Words

__all__ = ["show_claims", "show_differing"]


def show_claims(view: View, incident_id: str) -> None:
    """Show the claims of an incident: what needs comparing as tables, other facts as lines."""
    words, facts = view.words, build_claims(view.dataset, incident_id, view.words)
    if not facts:
        return
    differing = [fact.label for fact in facts if fact.differs]
    heading = words("claims-differ", facts=", ".join(differing)) if differing else words("claims-heading")
    with st.expander(escape_markdown(heading)):
        in_tables = [fact for fact in facts if _needs_table(fact)]
        for fact in in_tables:
            _show_table(fact, words)
        others = [fact for fact in facts if fact not in in_tables]
        if others:
            st.markdown(f"**{words('claims-other')}**")
            st.markdown("\n".join(_line(fact, words) for fact in others))
        st.caption(words("claims-rule"))
        if words.language != "en":
            st.caption(words("claims-language"))


def show_differing(view: View, incident_id: str) -> None:
    """Show the claims of an incident on each fact on which its sources differ, as tables."""
    for fact in build_claims(view.dataset, incident_id, view.words):
        if fact.differs:
            _show_table(fact, view.words)


def _needs_table(fact: FactClaims) -> bool:
    """Whether a fact needs room: sources differ, or a figure has several values or an exception."""
    return fact.differs or (fact.fact in set(FigureName) and (len(fact.rows) > 1 or bool(fact.exceptions)))


def _show_table(fact: FactClaims, words: Words) -> None:
    st.markdown(f"**{escape_markdown(fact.label.capitalize())}**")
    if fact.rows:
        rows = [[row.value, _according_to(row, words), row.note] for row in fact.rows]
        headings = [words(f"claims-column-{name}") for name in ("value", "source", "note")]
        show_text_table(pd.DataFrame(rows, columns=headings))
    for reason in fact.exceptions:
        st.caption(escape_markdown(words("claims-exception", reason=reason)))


def _line(fact: FactClaims, words: Words) -> str:
    values = [
        words("claims-line-value", value=row.value, publishers=_according_to(row, words)) for row in fact.rows
    ]
    text = words.one_after_another(
        [*values, *(words("claims-exception", reason=reason) for reason in fact.exceptions)]
    )
    return f"- {escape_markdown(words('claims-line', fact=fact.label, values=text))}"


def _according_to(row: ClaimRow, words: Words) -> str:
    """Name whose value it is and who published it, and how many are independent where that is not plain to see."""
    publishers = row.publishers
    if row.n_independent not in (0, publishers.count(", ") + 1):
        publishers = words(
            "claims-independent",
            publishers=publishers,
            n=row.n_independent,
            count=words.number(row.n_independent),
        )
    return words("claims-origin", origin=row.stated_by, publishers=publishers) if row.stated_by else publishers
