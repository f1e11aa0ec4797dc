"""The style of the page is asked anew at each change of it, so what it asks has to be cheap."""

import re
from pathlib import Path

from sahel_map.app.page import shell

STYLE = re.sub(r"/\*.*?\*/", "", Path(shell.__file__).with_name("page.css").read_text("utf-8"), flags=re.DOTALL)
# The reader's own colours: few use them, and Streamlit names nothing else there.
EXCEPT = {"label:has(input:checked)"}


def compounds(selector):
    """Return the parts of a selector between spaces, `>`, `+` and `~`, brackets kept whole."""
    return re.findall(r"(?:[^\s>+~()\[]|\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\))+", selector)


def test_style_when_it_asks_what_is_inside_then_names_an_element_and_looks_for_classes():
    selectors = [
        each.strip()
        for rule in re.findall(r"([^{}]+)\{", STYLE)
        if not rule.strip().startswith("@")
        for each in re.split(r",(?![^()]*\))", rule)
    ]
    asking = [part for selector in selectors for part in compounds(selector) if ":has(" in part]
    assert len(asking) > 10
    without_element = [part for part in asking if part.startswith((":has(", ":not(", "*"))]
    inside = re.compile(r":has\((?:[>+~]\s*)?\.[\w-]+(?:\[aria-expanded=\"true\"\])?(?:\s+\.[\w-]+)*\)")
    others = [part for part in asking if part not in EXCEPT and inside.sub("", part).count(":has(")]
    assert without_element == []
    assert others == []
