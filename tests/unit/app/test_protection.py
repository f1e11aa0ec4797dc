"""The one other machine a frame may load pictures from, if the host names tiles."""

import pytest

from sahel_map.app.server.security_headers import security_headers


def pictures(route, tile_url=""):
    policy = security_headers(route, tile_url=tile_url)["Content-Security-Policy"]
    return dict(part.split(" ", 1) for part in policy.split("; "))["img-src"]


@pytest.mark.parametrize(
    ("tile_url", "sources"),
    [
        ("", "'self' data: blob:"),
        ("/tiles/{z}/{x}/{y}.png", "'self' data: blob:"),
        ("https://tiles.example/{z}/{x}/{y}.png", "'self' data: blob: https://tiles.example"),
        ("https://{s}.tiles.example/{z}/{x}/{y}.png", "'self' data: blob: https://*.tiles.example"),
    ],
)
def test_frame_of_the_map_when_tiles_are_named_then_may_load_them(tile_url, sources):
    assert pictures("component", tile_url) == sources


def test_page_when_tiles_are_named_then_loads_none_of_them():
    assert pictures("", "https://tiles.example/{z}/{x}/{y}.png") == "'self' data: blob:"
