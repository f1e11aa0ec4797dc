"""Large messages of a page: sent as what changes, whole to whoever does not ask for that."""

import asyncio
import struct
import zlib

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from sahel_map.app.server.slim_messages import slim


def message(text, kind="markdown", place=3):
    made = ForwardMsg()
    made.metadata.delta_path.extend([0, place])
    element = made.delta.new_element
    if kind == "markdown":
        element.markdown.body = text
    else:
        element.component_instance.json_args = text
    return made.SerializeToString()


def sent(messages, query=b"slim=1"):
    frames = []

    async def send(frame):
        frames.append(frame["bytes"])

    async def run():
        sending = slim({"query_string": query}, send)
        for content in messages:
            await sending({"type": "websocket.send", "bytes": content})

    asyncio.run(run())
    return frames


def read(frames):
    """Unpack as a browser does: one stream a place, whatever has come before in it."""
    streams, messages = {}, []
    for frame in frames:
        if frame[0]:
            messages.append(frame)
            continue
        _, place, length = struct.unpack_from(">BBI", frame)
        stream = streams.setdefault(place, zlib.decompressobj(wbits=-15))
        messages.append(stream.decompress(frame[6:]))
        assert len(messages[-1]) == length
    return messages


def test_large_message_when_little_in_it_changes_then_little_is_sent():
    texts = [f"{n * 7919} is a number; " for n in range(1000)]
    first, second = message("".join(texts)), message("".join([*texts[:500], "changed", *texts[501:]]))
    frames = sent([first, message("x" * 2000, place=4), second, first])
    assert read(frames) == [first, message("x" * 2000, place=4), second, first]
    assert len(frames[2]) < 400 < 20_000 < len(second)


def test_messages_when_larger_than_deflate_looks_back_then_arrive_unchanged():
    texts = [f"{n * 7919} is a number; " for n in range(4000)]
    several = [message("".join(texts[n:])) for n in range(5)]
    assert read(sent(several)) == several


def test_message_when_small_or_of_the_map_or_not_asked_for_then_goes_as_it_is():
    small, of_the_map, large = message("x"), message("x" * 5000, "component"), message("y" * 5000)
    assert sent([small, of_the_map]) == [small, of_the_map]
    assert sent([large, large], query=b"") == [large, large]


def test_message_when_it_is_text_then_goes_as_it_is():
    assert sent([None]) == [None]
