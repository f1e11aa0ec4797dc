"""A reader of French meets no word of Streamlit's English, on no page; a reader of English meets no French."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from sahel_map.app.server.streamlit_words import FRENCH

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PAGES = (
    "", "Trends", "Compare", "Areas", "Incidents", "Record", "Reports", "Briefing", "Quality", "About", "Help",
    "Accessibility",
)  # fmt: skip
ENGLISH = re.compile(
    r"\b(Search|Select|Choose|Clear|Close|Open|Download|Fullscreen|Copy|Hide|Show|Sort|Pin|Help for|No results"
    r"|Skip to|Increment|Decrement|Selected values|Next|Previous|Average|Automatic|Localized|Dataframe)\b"
)
# Every text and label of the page but those of frames, which are ours, and of the changelog, which is English.
SAID = """() => {
  const found = [], labels = ["aria-label", "title", "placeholder", "data-tooltip"];
  for (const node of document.body.querySelectorAll("*:not(script):not(style)")) {
    if (node.closest(".st-key-wide-corrections")) continue;
    for (const label of labels) if (node.hasAttribute(label)) found.push(node.getAttribute(label).trim());
    for (const child of node.childNodes) if (child.nodeType === 3) found.push(child.data.trim());
  }
  return found;
}"""


def settled(page):
    expect(page.locator("hr")).to_have_count(1, timeout=60_000)
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=60_000)


def left_over(page, words):
    return sorted({text for text in page.evaluate(SAID) if text in words})


@pytest.mark.long_after(1)
@pytest.mark.parametrize("name", PAGES)
def test_page_when_french_then_none_of_streamlits_english_is_left(name, dashboard, open_page):
    page = open_page(f"{dashboard}{name}?lang=fr")
    settled(page)
    assert left_over(page, set(FRENCH) - set(FRENCH.values())) == []
    labels = [label for label in page.evaluate(SAID) if len(label) < 60 and ENGLISH.search(label)]
    assert labels == []


@pytest.mark.long
def test_list_when_opened_in_french_then_says_in_french_that_nothing_fits(dashboard, open_page):
    page = open_page(f"{dashboard}Trends?lang=fr")
    settled(page)
    box = page.get_by_role("combobox", name="Auteur présumé")
    box.click()
    box.fill("zzzz")
    expect(page.get_by_text("Aucun résultat")).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize(
    ("language", "heading", "said"),
    [
        ("fr", "Page introuvable", "Il n’y a pas de page à cette adresse. Voici la carte, la première page."),
        ("en", "Page not found", "There is no page at this address. This is the map, the first page."),
    ],
)
def test_page_when_there_is_none_then_it_says_so_in_our_words(dashboard, open_page, language, heading, said):
    page = open_page(f"{dashboard}Nowhere?lang={language}")
    expect(page.get_by_text(said)).to_be_visible(timeout=60_000)
    expect(page.get_by_text(heading)).to_be_visible()


@pytest.mark.long
def test_page_when_changed_to_english_then_its_words_are_english_again(dashboard, open_page):
    page = open_page(f"{dashboard}Incidents?lang=fr")
    settled(page)
    page.get_by_role("button", name="English").or_(page.get_by_role("radio", name="English")).click()
    expect(page).not_to_have_url(re.compile("lang=fr"))
    expect(page.get_by_role("heading", name="Incidents", exact=True)).to_be_visible()
    settled(page)
    # Words that are the same in both languages say nothing.
    assert left_over(page, set(FRENCH.values()) - set(FRENCH) - {"Pages de l’application"}) == []


@pytest.mark.long
def test_page_when_english_then_nothing_of_it_is_changed(dashboard, open_page):
    page = open_page(f"{dashboard}Incidents")
    settled(page)
    assert left_over(page, set(FRENCH.values()) - set(FRENCH)) == []
