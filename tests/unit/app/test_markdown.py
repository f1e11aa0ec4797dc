"""Text from the data must show as text, whatever Markdown signs it holds."""

import pytest

from sahel_map.app.page.markdown_text import escape_markdown, link


def test_escape_when_text_has_signs_then_each_is_escaped():
    assert escape_markdown("a*b [c](d) <img> $x$ :red[y]") == (r"a\*b \[c\]\(d\) \<img\> \$x\$ \:red\[y\]")


def test_escape_when_text_has_line_breaks_then_stays_on_one_line():
    assert escape_markdown("one\n\n# two") == r"one \# two"


def test_link_when_web_address_then_link_with_plain_label():
    assert link("A *paper*", "https://news.example/a_(b)") == r"[A \*paper\*](<https://news.example/a_(b)>)"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://x.example/ y", "<b>", ""])
def test_link_when_not_a_web_address_then_only_the_label(url):
    assert link("paper", url) == "paper"
