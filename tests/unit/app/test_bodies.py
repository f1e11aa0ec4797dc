"""What a request may send."""

import asyncio

import pytest
from starlette.datastructures import Headers

from sahel_map.app.server import bodies
from sahel_map.app.server.bodies import BodyRefusedError, limited


def read(parts, headers=None, most_file_bytes=0, pause=0.0):
    """Read a body to its end and return its size."""
    waiting = list(parts)

    async def receive():
        await asyncio.sleep(pause)
        body = waiting.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(waiting)}

    async def steps():
        inside, n = limited(receive, Headers(headers or {}), most_file_bytes), 0
        while True:
            message = await inside()
            n += len(message["body"])
            if not message["more_body"]:
                return n

    return asyncio.run(steps())


def test_body_when_of_ordinary_size_then_arrives():
    assert read([b"x" * 30_000, b"y" * 30_000]) == 60_000
    assert read([b"x" * 5_000_000], {"content-length": "5000000"}, most_file_bytes=20_000_000) == 5_000_000


@pytest.mark.parametrize("length", ["64001", "-1", "many", "\u00b2"])
def test_body_when_it_says_it_is_too_large_or_says_nonsense_then_is_refused_unread(length):
    with pytest.raises(BodyRefusedError) as refused:
        limited(None, Headers({"content-length": length}))
    assert refused.value.status == 413


def test_body_when_it_does_not_say_and_is_too_large_then_is_refused_on_the_way():
    with pytest.raises(BodyRefusedError) as refused:
        read([b"x" * 40_000] * 100)
    assert refused.value.status == 413


def test_body_when_it_does_not_arrive_then_is_refused(monkeypatch):
    monkeypatch.setattr(bodies, "_MOST_S", 0.05)
    with pytest.raises(BodyRefusedError) as refused:
        read([b"x"], pause=1)
    assert refused.value.status == 408


def test_body_when_it_comes_in_drops_then_is_refused_but_not_a_file(monkeypatch):
    monkeypatch.setattr(bodies, "_MOST_S", 0.2)
    drops = [b"x"] * 20
    with pytest.raises(BodyRefusedError) as refused:
        read(drops, pause=0.05)
    assert refused.value.status == 408
    assert read(drops, most_file_bytes=100, pause=0.05) == 20
