"""Reads the key figures off a page that AppTest ran."""

import re
from html import unescape


def shown_figures(test):
    """Return the values of the key figures, in order, as a reader sees them."""
    strip = next(element.proto.body for element in test.get("html") if "sahel-figures" in element.proto.body)
    values = re.findall(r'<dd class="value[^"]*">(.*?)</dd>', strip)
    return [unescape(re.sub(r"<[^>]+>", "", value)) for value in values]
