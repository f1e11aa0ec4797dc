"""Every interface text exists in both languages, with the same variables, and nowhere else."""

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import parse
from fluent.syntax.ast import Message

from sahel_map.app.page.bar import PAGES
from sahel_map.core.vocabulary import FigureName
from sahel_map.exports.columns import column_names
from sahel_map.exports.formats import FORMATS
from sahel_map.imports.errors import ImportFileError
from sahel_map.selection.all_filters import FILTERS
from sahel_map.selection.display import COLUMNS, LAYERS, MEASURES, ORDERS
from sahel_map.sets.errors import StoreError
from sahel_map.words import LANGUAGES

ROOT = Path(__file__).parents[1]
WORDS = ROOT / "src" / "sahel_map" / "words"
SHOWING = [
    ROOT / "dashboard.py",
    *sorted((ROOT / "pages").glob("*.py")),
    *sorted((ROOT / "src" / "sahel_map" / "app").rglob("*.py")),
    *sorted((ROOT / "src" / "sahel_map" / "views").rglob("*.py")),
]
# Calls by which Streamlit shows their first argument to the reader.
SHOWN_BY = {
    "title", "header", "subheader", "markdown", "caption", "write", "text", "info", "warning", "error",
    "success", "button", "multiselect", "selectbox", "radio", "text_input", "select_slider", "expander",
    "download_button", "metric", "segmented_control", "pills", "checkbox", "toggle", "tabs", "popover",
}  # fmt: skip


def messages(language):
    """Return key -> set of variables, as written in the files of a language."""
    found = {}
    for path in sorted((WORDS / language).glob("*.ftl")):
        for block in re.split(r"\n(?=[a-z])", path.read_text(encoding="utf-8")):
            match = re.match(r"([a-zA-Z][\w-]*) =", block)
            if match:
                assert match[1] not in found, f"{match[1]} is defined twice in {language}"
                found[match[1]] = set(re.findall(r"\$([\w-]+)", block))
    return found


def test_catalogue_when_compared_then_same_keys_and_variables_in_every_language():
    first, *others = (messages(language) for language in LANGUAGES)
    texts = [path.read_text(encoding="utf-8") for path in (WORDS / LANGUAGES[0]).glob("*.ftl")]
    # As Fluent reads the files, which finds every message that we find line by line.
    assert set(first) == {each.id.name for text in texts for each in parse(text).body if isinstance(each, Message)}
    for other in others:
        assert other == first


def test_french_when_written_then_has_french_typography():
    wrong = [
        (path.name, line)
        for path in sorted((WORDS / "fr").glob("*.ftl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        and re.search(r"« | »|[^\s\u00a0\u202f«(\[/*&?] [:;!?](\s|$)|'", line.partition(" =")[2])
    ]
    assert wrong == []


def _keys_used():
    """Return literal keys, and the constant beginnings of keys put together at run time."""
    literal, beginnings = set(), set()
    for path in sorted((ROOT / "src" / "sahel_map").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literal.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(node.values[0].value)
    # That each sentence of a refusal is used is held by `tests/imports/test_refused_in_french.py`.
    refusals = {f"{kind.prefix}-" for kind in (ImportFileError, StoreError)}
    return literal, refusals | {text for text in beginnings if re.fullmatch(r"[a-z]+-[a-z-]*", text)}


def test_catalogue_when_read_then_every_key_is_used():
    literal, beginnings = _keys_used()
    unused = {
        key
        for key in messages("en")
        if key not in literal and not any(key.startswith(beginning) for beginning in beginnings)
    }
    assert unused == set()


def test_lists_when_their_texts_have_made_up_keys_then_each_of_them_is_there():
    """A format, filter or column without its text would end the page that offers it."""
    wanted = [f"export-{kind}-{code}" for code in FORMATS for kind in ("format", "what")]
    wanted += [f"table-{name}" for name in COLUMNS] + [f"table-order-{order}" for order in ORDERS]
    wanted += [f"layers-layer-{layer}" for layer in LAYERS] + [f"layers-measure-{measure}" for measure in MEASURES]
    wanted += [f"page-{page}" for page in PAGES]
    kinds = {"number", "switch", "text", "choices", "since"}
    wanted += [f"filter-{each.key}" for each in FILTERS if each.control in kinds]
    wanted += [f"filter-{each.key}-all" for each in FILTERS if each.control == "choices"]
    # Of a period it depends on its ends what is said.
    wanted += [f"selection-{each.key}" for each in FILTERS if each.name != "period"]
    wanted += [f"selection-{each.key}-none" for each in FILTERS if each.control == "choices"]
    figures = {f"{figure}_{part}" for figure in FigureName for part in ("min", "max", "is_open", "is_mixed")}
    wanted += [f"export-column-{name}" for name in column_names() if name not in figures]
    assert sorted(set(wanted) - set(messages("en"))) == []


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: path.name)
def test_module_when_it_shows_text_then_takes_it_from_the_catalogue(path):
    written_in = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        first = node.args[0]
        texts = [first] if isinstance(first, ast.Constant) else getattr(first, "values", [])
        constant = "".join(
            part.value for part in texts if isinstance(part, ast.Constant) and isinstance(part.value, str)
        )
        if node.func.attr in SHOWN_BY and re.search(r"[A-Za-z]{2}", constant):
            written_in.append((node.lineno, constant))
    assert written_in == []
