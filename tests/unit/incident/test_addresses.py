"""Printed addresses are read by people, and lead to the same page when they are typed in."""

from urllib.parse import quote

import pytest

from sahel_map.incident.addresses import readable_address
from sahel_map.sheets.content.sources import short_url
from sahel_map.sheets.typeset import printable


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://news.example/lib%C3%A9ration-d%c3%a9j%C3%A0", "https://news.example/libération-déjà"),
        ("https://news.example/%C5%92uvre?q=%C3%89t%C3%A9", "https://news.example/Œuvre?q=Été"),
        # Reserved or unsafe as they are, a space, a percent sign, a dot: decoded they would be another address.
        (
            "https://news.example/a%2Fb%3Fc%23d%26e%3Df%2Cg%2Bh",
            "https://news.example/a%2Fb%3Fc%23d%26e%3Df%2Cg%2Bh",
        ),
        (
            "https://news.example/human%2520rights%20a%2e%2e%25",
            "https://news.example/human%2520rights%20a%2e%2e%25",
        ),
        # An apostrophe that nobody types, a no-break space, a sign, two parts of one letter, a ligature.
        ("https://news.example/l%E2%80%99arm%C3%A9e", "https://news.example/l%E2%80%99armée"),
        ("https://news.example/a%C2%A0b%C3%97", "https://news.example/a%C2%A0b%C3%97"),
        ("https://news.example/e%CC%81%EF%AC%81", "https://news.example/e%CC%81%EF%AC%81"),
        # Other writings and letters, a picture, bytes that are no letters.
        ("https://news.example/b%C9%9B", "https://news.example/b%C9%9B"),
        ("https://news.example/%D8%B9%D8%A8", "https://news.example/%D8%B9%D8%A8"),
        ("https://news.example/%F0%9F%94%B4-%C3", "https://news.example/%F0%9F%94%B4-%C3"),
        ("https://news.example/%E9t%E9%C3%A9%A9", "https://news.example/%E9t%E9%C3%A9%A9"),
        ("https://news.example/plain,with(signs)", "https://news.example/plain,with(signs)"),
        ("", ""),
    ],
)
def test_address_when_printed_then_accents_are_written_out_and_nothing_else(url, printed):
    assert readable_address(url) == printed


def test_address_when_typed_in_then_is_the_address_of_the_data(shipped):
    urls = [url for url in shipped.sources["url"].dropna().unique() if "%" in url]
    assert len(urls) > 30
    for url in urls:
        shown = readable_address(url)
        # A browser writes what is outside ASCII as codes, in capitals.
        assert quote(shown, safe="%:/?#[]@!$&'()*+,;=").upper() == url.upper()
        # Each letter is in the typeface: none is printed as its number.
        assert printable(short_url(url)) == short_url(url)
    assert any("é" in readable_address(url) for url in urls)
