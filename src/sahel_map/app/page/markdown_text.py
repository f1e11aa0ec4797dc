"""Text from the data as Markdown that shows as the text it is: no link, image, formula or directive."""

from __future__ import annotations

import re

__all__ = ["escape_markdown", "link", "link_within"]

_PUNCTUATION = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
_LINE_BREAKS = re.compile(r"\s*[\r\n]+\s*")
# After Markdown is read, Streamlit's browser side makes links of what looks like an address, and dashes and
# arrows of these signs; no backslash stops it. A piece of Markdown that shows nothing stands between.
_MADE_LATER = re.compile(
    r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)|(?<=<)(?=[-=])|(?<=-)(?=[->])|(?<=[>~])(?==)", re.IGNORECASE
)
_NOTHING = ":small[]"


def escape_markdown(text: str) -> str:
    r"""Return a text such that Markdown shows it letter by letter, on one line, and makes no link of an address.

    Examples
    --------
    >>> escape_markdown("5 * 3 [x]")
    '5 \\\\* 3 \\\\[x\\\\]'
    """
    pieces = _MADE_LATER.split(_LINE_BREAKS.sub(" ", text))
    return _NOTHING.join(_PUNCTUATION.sub(r"\\\1", piece) for piece in pieces)


def link(label: str, url: str) -> str:
    """Return a Markdown link, or only the label where the address is not a web address.

    Parameters
    ----------
    label : str
        Shown text, from the data.
    url : str
        Address, from the data; anything but http and https is not made a link.
    """
    if not re.fullmatch(r"https?://[^\s<>\"]+", url):
        return escape_markdown(label)
    # In angle brackets an address may hold parentheses; a backslash would be read as an escape.
    return f"[{escape_markdown(label)}](<{url.replace(chr(92), '%5C')}>)"


def link_within(label: str, address: str) -> str:
    """Return a Markdown link to a page of ours, whose address is percent-encoded and relative to the page shown."""
    return f"[{escape_markdown(label)}](<{address}>)"
