"""Reads what a page that AppTest ran shows as HTML of ours: the key figures, and the link to copy."""

import re
from html import unescape


def shown_figures(test):
    """Return the values of the key figures, in order, as a reader sees them."""
    strip = next(element.proto.body for element in test.get("html") if "sahel-figures" in element.proto.body)
    values = re.findall(r'<dd class="value[^"]*">(.*?)</dd>', strip)
    return [unescape(re.sub(r"<[^>]+>", "", value)) for value in values]


def shown_links(test):
    """Return the links that the page offers to copy, as `reader.js` reads them."""
    found = [re.findall(r'data-link="(.*?)"', element.proto.body) for element in test.get("html")]
    return [unescape(link) for links in found for link in links]
