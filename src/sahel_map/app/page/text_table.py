"""Tables of texts: Streamlit reads Markdown in every cell and heading of `st.table`, ours hold texts of records."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd
import streamlit as st

from sahel_map.app.page.markdown_text import escape_markdown, link, link_within

__all__ = ["show_text_table"]


def show_text_table(
    table: pd.DataFrame, links: Collection[str] = (), ways: Mapping[tuple[int, int], str] | None = None
) -> None:
    """Show a table whose cells and headings stand there letter by letter; its first column names the rows.

    Parameters
    ----------
    table : DataFrame of texts and numbers
        Each line of readers is a row; the index is not shown.
    links : collection of str
        Columns whose cells are web addresses, parted by blanks; these alone become links.
    ways : mapping of (row, column) to str, optional
        Addresses of pages of ours that these cells lead to.
    """
    shown = {
        escape_markdown(name): table[name].astype("str").map(_links if name in links else escape_markdown)
        for name in table.columns
    }
    texts = pd.DataFrame(shown).astype("object")
    for (row, column), address in (ways or {}).items():
        texts.iat[row, column] = link_within(str(table.iat[row, column]), address)
    st.table(texts.set_index(texts.columns[0]))


def _links(cell: str) -> str:
    return " ".join(link(address, address) for address in cell.split())
