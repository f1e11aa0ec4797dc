"""What each column of a brought file is taken for, in words, to be corrected."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from sahel_map.imports.fields import FIELDS
from sahel_map.imports.mapping import ImportMapping
from sahel_map.imports.recognising import Recognised
from sahel_map.incident.set_words import field_words
from sahel_map.words import Words

__all__ = ["choose_columns"]


def choose_columns(recognised: Recognised, given: ImportMapping, words: Words) -> dict[str, str | tuple[str, ...]]:
    """Show each column with its first cells and what it is taken for; return what is chosen.

    Parameters
    ----------
    recognised : Recognised
        What was found out about the file.
    given : ImportMapping
        What the reader or a kept mapping said before; it goes before what was found out.
    words : Words
        Language.
    """
    said = {
        heading: field
        for field, value in given.columns.items()
        for heading in ((value,) if isinstance(value, str) else value)
    }
    table = pd.DataFrame(
        {
            "column": [column.heading for column in recognised.columns],
            "samples": [" · ".join(column.samples[:3]) for column in recognised.columns],
            "field": [said.get(column.heading, column.field) for column in recognised.columns],
        }
    )
    with st.expander(words("data-columns"), expanded=recognised.preset is None):
        st.caption(words("data-columns-what"))
        edited = st.data_editor(
            table,
            hide_index=True,
            disabled=["column", "samples"],
            key=f"columns-{recognised.file}",
            column_config={
                "column": words("data-column-heading"),
                "samples": words("data-column-samples"),
                "field": st.column_config.SelectboxColumn(
                    words("data-column-field"),
                    options=list(FIELDS),
                    format_func=lambda name: field_words(str(name), words),
                ),
            },
        )
    chosen: dict[str, list[str]] = {}
    for heading, field in zip(edited["column"], edited["field"], strict=True):
        if isinstance(field, str) and field:
            chosen.setdefault(field, []).append(heading)
    return {field: names[0] if len(names) == 1 else tuple(names) for field, names in chosen.items()}
