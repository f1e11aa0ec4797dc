"""The help: how to read, what each number means, three worked examples, and how records got their grades."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from sahel_map.app.page.markdown_text import escape_markdown, link
from sahel_map.app.page.shell import View
from sahel_map.views.help.grading import graded_case

__all__ = ["show_accessibility", "show_cases", "show_definitions", "show_examples", "show_reading"]

# About 85 letters a line: longer lines are hard to read on.
PROSE_WIDTH_PX = 760
_PICTURES = Path(__file__).parents[2] / "assets" / "help"
#: Numbers on the screen, by the anchor that each links to.
_FIGURES = ("incidents", "killed", "homes_burned", "displaced", "abducted", "publishers")
_TERMS = ("range", "unknown", "aggregate", "independent", "area-only", "months", "rate")
#: Code lists whose codes are defined here, as tooltips name them.
_CODES = ("confidence", "attribution", "evidence", "place_precision", "date_precision")
#: The three worked examples; each has a picture, and all but the host's a view to open.
_EXAMPLES = {
    "analyst": {"actor": "JNIM", "harm": "killing", "from": "2024-01", "to": "2024-12"},
    "briefer": {"incident": "ML-2022-0010"},
    "host": {},
}
_ACCESS = ("aim", "tested", "keys", "not-met", "report")


def show_reading(view: View) -> None:
    """Say how to read the map, in the words of the panel beside it and a little more."""
    words = view.words
    with st.container(width=PROSE_WIDTH_PX):
        st.header(words("page-how-heading"), anchor="reading")
        for key in ("page-how", "page-how-place", "help-reading-size", "help-reading-colour", "help-reading-empty"):
            st.markdown(words(key))


def show_definitions(view: View) -> None:
    """Define each number that stands on a screen, and each code."""
    words = view.words
    with st.container(width=PROSE_WIDTH_PX):
        st.header(words("help-definitions"), anchor="definitions")
        for name in _FIGURES:
            code = name.replace("_", "-")
            label = words("key-killed", unit="civilians") if name == "killed" else words(f"key-{code}")
            st.subheader(escape_markdown(label), anchor=name)
            st.markdown(words(f"help-figure-{code}"))
        for term in _TERMS:
            st.subheader(words(f"help-term-{term}"), anchor=term)
            st.markdown(words(f"help-term-{term}-what"))
        for table in _CODES:
            st.subheader(words(f"help-codes-{table.replace('_', '-')}"), anchor=table.replace("_", "-"))
            codes = view.dataset.codes.tables[table]
            language = words.language
            lines = [
                f"- **{escape_markdown(str(row[f'label_{language}']))}**: "
                f"{escape_markdown(str(row[f'definition_{language}']))}"
                for row in codes.to_dict("records")
            ]
            st.markdown("\n".join(lines))


def show_examples(view: View) -> None:
    """Show three pieces of work from question to answer, each with a picture and a link to where it begins."""
    words = view.words
    with st.container(width=PROSE_WIDTH_PX):
        st.header(words("help-examples"), anchor="examples")
        for name, query in _EXAMPLES.items():
            st.subheader(words(f"help-example-{name}"), anchor=name)
            st.markdown(words(f"help-example-{name}-what"))
            picture = _PICTURES / f"{name}-{words.language}.jpg"
            if picture.is_file():
                st.image(str(picture), caption=words(f"help-example-{name}-picture"))
            if query:
                address = "./?" + urlencode(query | {"lang": words.language})
                st.markdown(f"[{escape_markdown(words('help-example-open'))}]({address})")


def show_cases(view: View) -> None:
    """Work out the grade of two records from their sources."""
    words = view.words
    with st.container(width=PROSE_WIDTH_PX):
        st.header(words("help-cases"), anchor="cases")
        st.markdown(words("help-cases-what"))
        for grade in ("high", "low"):
            case = graded_case(view.dataset, grade, words)
            if case is None:
                continue
            st.subheader(escape_markdown(case.title), anchor=f"case-{grade}")
            lines = [f"{place}. {link(text, url)}" for place, (text, url) in enumerate(case.sources, 1)]
            st.markdown("\n".join(lines))
            st.markdown(escape_markdown(case.reasoning))
            st.markdown(escape_markdown(words("help-case-rule", rule=case.rule)))
            address = "Record?" + urlencode({"incident": case.incident_id, "lang": words.language})
            st.markdown(f"[{escape_markdown(words('page-open-record'))}]({address})")


def show_accessibility(view: View) -> None:
    """State what was tested for readers with a keyboard, a screen reader or large print, and what is not met."""
    words = view.words
    with st.container(width=PROSE_WIDTH_PX):
        for section in _ACCESS:
            st.header(words(f"access-{section}"), anchor=section)
            st.markdown(words(f"access-{section}-what"))
