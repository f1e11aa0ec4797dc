"""Rights that end while people read: by list, group, hours, idleness, signing out, or the proxy's silence."""

import asyncio
import logging

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from sahel_map.app.server import metrics, open_pages
from sahel_map.app.server.access import Role
from sahel_map.app.server.open_pages import ENDED, IDLE, OpenPages
from sahel_map.app.server.people import People
from sahel_map.settings.settings import Settings

NOW = 1_800_000_000.0
OIDC = {
    "login": "oidc", "public_url": "https://map.example", "oidc_metadata_url": "https://id.example/x",
    "oidc_client_id": "map", "oidc_client_secret": "x", "cookie_secret": "c" * 32, "login_hours": 12,
    "idle_minutes": 30,
}  # fmt: skip
PROXY = {"login": "proxy", "proxy_secret": "p" * 32, "idle_minutes": 30}
ADA = {"email": "ada@ngo.example", "sub": "1", "iat": NOW - 60, "groups": ["Analysts"]}


@pytest.fixture
def clock():
    return [NOW]


@pytest.fixture
def served(tmp_path, monkeypatch, clock):
    """Return a function that starts with a settings file, and one that writes it anew."""
    file = tmp_path / "sahel-map.toml"

    def write(settings, **lists):
        rows = [f"{name} = {value!r}" for name, value in {**settings, **lists}.items()]
        file.write_text("\n".join(rows).replace("(", "[").replace(")", "]"))

    def start(settings, **lists):
        write(settings, **lists)
        monkeypatch.setenv("SAHEL_MAP_CONFIG", str(file))
        from sahel_map.settings.settings import read_settings

        chosen = read_settings()
        people = People(chosen, now=lambda: clock[0])
        return people, OpenPages(people, chosen), lambda **newer: write(settings, **newer)

    return start


async def close_code(pages, claims):
    """Return the code with which one look ends an open page, or None if it goes on."""
    sent = []

    async def send(message):
        sent.append(message)

    async with pages.open(claims, {"type": "websocket"}, None, send):
        await pages.look()
    return sent[0]["code"] if sent else None


def look(pages, claims):
    return asyncio.run(close_code(pages, claims))


@pytest.mark.parametrize("settings", [OIDC, PROXY], ids=["oidc", "proxy"])
def test_page_when_its_reader_is_taken_off_the_list_then_ends_without_a_restart(served, settings):
    people, pages, rewrite = served(settings, allow_emails=["ada@ngo.example", "bob@ngo.example"])
    people.note_word(ADA)
    people.refresh()
    assert (people.role_of(ADA), look(pages, ADA)) == (Role.READER, None)
    rewrite(allow_emails=["bob@ngo.example"])
    people.refresh()
    assert (people.role_of(ADA), look(pages, ADA)) == (None, ENDED)


def test_list_when_the_settings_file_is_wrong_for_a_moment_then_nothing_changes(served, tmp_path):
    people, pages, rewrite = served(OIDC, allow_emails=["ada@ngo.example"])
    (tmp_path / "sahel-map.toml").write_text("login = ")
    people.refresh()
    assert people.role_of(ADA) is Role.READER
    rewrite(allow_emails=["bob@ngo.example"])
    people.refresh()
    assert people.role_of(ADA) is None


def test_page_when_the_group_is_gone_at_the_proxy_then_ends(served):
    people, pages, _ = served(PROXY, allow_groups=["Analysts"])
    people.note_word(ADA)
    assert look(pages, ADA) is None
    people.note_word({**ADA, "groups": "Others"})
    assert look(pages, ADA) == ENDED


def test_page_when_the_proxy_no_longer_vouches_then_ends_within_a_minute(served, clock):
    people, pages, _ = served(PROXY, allow_emails=["ada@ngo.example"])
    people.note_word(ADA)
    clock[0] += 59
    assert look(pages, ADA) is None
    people.note_word(ADA)
    clock[0] += 61
    assert look(pages, ADA) == ENDED


def test_page_when_its_hours_are_over_then_ends(served, clock):
    people, pages, _ = served(OIDC, allow_emails=["ada@ngo.example"], idle_minutes=0)
    clock[0] = ADA["iat"] + 12 * 3600 - 1
    assert look(pages, ADA) is None
    clock[0] += 2
    assert (people.loss_of(ADA), look(pages, ADA)) == ("expired", ENDED)


@pytest.mark.parametrize("settings", [OIDC, PROXY], ids=["oidc", "proxy"])
def test_page_when_nothing_is_done_on_it_then_ends_and_its_cookie_alone_does_not_open_it_again(
    served, clock, settings
):
    people, pages, _ = served(settings, allow_emails=["ada@ngo.example"])
    people.note_act(ADA)
    clock[0] += 29 * 60
    people.note_word(ADA)
    assert look(pages, ADA) is None
    people.note_act(ADA)
    clock[0] += 31 * 60
    people.note_word(ADA)
    assert (people.role_of(ADA), look(pages, ADA)) == (None, IDLE)
    assert people.role_of(ADA) is None


def test_sign_in_when_it_signs_out_then_is_over_on_the_server_also_after_a_restart(served, tmp_path, clock):
    kept = {**OIDC, "signed_out_file": str(tmp_path / "signed-out")}
    people, pages, _ = served(kept, allow_emails=["ada@ngo.example"])
    people.sign_out(ADA)
    assert (people.loss_of(ADA), look(pages, ADA)) == ("signed-out", ENDED)
    # Who signs in anew has a later sign-in.
    assert people.role_of({**ADA, "iat": NOW - 1}) is Role.READER
    again, _, _ = served(kept, allow_emails=["ada@ngo.example"])
    assert again.role_of(ADA) is None
    assert "ada" not in (tmp_path / "signed-out").read_text()


def test_page_when_another_process_signs_its_reader_out_then_ends_here_too(served, tmp_path):
    kept = {**OIDC, "signed_out_file": str(tmp_path / "signed-out")}
    one, _, _ = served(kept, allow_emails=["ada@ngo.example"])
    other, pages, _ = served(kept, allow_emails=["ada@ngo.example"])
    assert look(pages, ADA) is None
    one.sign_out(ADA)
    assert look(pages, ADA) == ENDED


def test_page_when_nobody_signs_in_then_never_ends(clock):
    people = People(Settings(), now=lambda: clock[0])
    clock[0] += 10**6
    assert look(OpenPages(people, Settings()), None) is None


def test_pages_when_as_many_are_open_as_may_be_then_the_next_is_refused():
    pages = OpenPages(People(Settings()), Settings(sessions=2))

    async def steps():
        async with pages.open(None, {}, None, None):
            assert not pages.is_full
            async with pages.open(None, {}, None, None):
                assert pages.is_full
        return pages.is_full

    assert asyncio.run(steps()) is False


def test_page_when_it_sends_text_then_its_socket_ends_without_an_error_of_the_server():
    pages, sent = OpenPages(People(Settings()), Settings()), []

    async def receive():
        return {"type": "websocket.receive", "text": "x", "bytes": None}

    async def send(message):
        sent.append(message)

    async def steps():
        async with pages.open(None, {}, receive, send) as (noting, _):
            return await noting()

    assert asyncio.run(steps()) == {"type": "websocket.disconnect", "code": 1003}
    assert sent == [{"type": "websocket.close", "code": 1003}]


def test_page_when_it_sends_what_no_page_of_ours_does_then_streamlit_never_sees_it():
    pages = OpenPages(People(Settings()), Settings())
    # Empties what is kept for all readers; then a press.
    said = [BackMsg(clear_cache=True), BackMsg(rerun_script={"query_string": "actor=JNIM"})]
    waiting = [{"type": "websocket.receive", "bytes": each.SerializeToString()} for each in said]

    async def receive():
        return waiting.pop(0)

    async def steps():
        async with pages.open(None, {}, receive, None) as (noting, _):
            return await noting()

    assert asyncio.run(steps())["bytes"] == said[1].SerializeToString()


def test_list_when_in_a_file_of_its_own_then_counts_as_soon_as_it_changes(served, tmp_path):
    readers = tmp_path / "readers.toml"
    readers.write_text('allow_emails = ["ada@ngo.example"]\n')
    people, pages, _ = served({**OIDC, "readers_file": str(readers)})
    assert (people.role_of(ADA), look(pages, ADA)) == (Role.READER, None)
    readers.write_text('allow_emails = ["bob@ngo.example"]\nmaintainer_emails = ["ada@ngo.example"]\n')
    people.refresh()
    assert people.role_of(ADA) is Role.MAINTAINER
    readers.write_text('allow_emails = ["bob@ngo.example", "carol@ngo.example"]\n')
    people.refresh()
    assert (people.role_of(ADA), look(pages, ADA)) == (None, ENDED)
    readers.write_text("allow_emails = [")
    people.refresh()
    assert people.role_of(ADA) is None


def test_sign_outs_when_their_file_is_damaged_then_what_can_be_read_counts(served, tmp_path, clock):
    kept = tmp_path / "signed-out"
    people, pages, _ = served({**OIDC, "signed_out_file": str(kept)}, allow_emails=["ada@ngo.example"])
    people.sign_out(ADA)
    kept.write_bytes(b"\xff\xfe\x00 no line of ours\n" + kept.read_bytes() + b"half a li")
    again, _, _ = served({**OIDC, "signed_out_file": str(kept)}, allow_emails=["ada@ngo.example"])
    assert (again.loss_of(ADA), again.loss_of({**ADA, "sub": "2"})) == ("signed-out", "")


def test_sign_outs_when_their_file_cannot_be_read_then_nobody_is_in_until_it_can(served, tmp_path):
    kept = tmp_path / "signed-out"
    kept.mkdir()
    people, pages, _ = served({**OIDC, "signed_out_file": str(kept)}, allow_emails=["ada@ngo.example"])
    assert (people.loss_of(ADA), people.loss_of({**ADA, "sub": "2"})) == ("signed-out", "signed-out")
    kept.rmdir()
    kept.write_text("")
    assert people.loss_of(ADA) == ""


def test_sign_out_when_asked_for_again_and_again_then_is_written_down_once(served, tmp_path):
    kept = tmp_path / "signed-out"
    people, pages, _ = served({**OIDC, "signed_out_file": str(kept)}, allow_emails=["ada@ngo.example"])
    for _ in range(50):
        people.sign_out(ADA)
    assert len(kept.read_text().splitlines()) == 1


def test_page_when_another_takes_no_message_then_ends_all_the_same(served, monkeypatch):
    monkeypatch.setattr(open_pages, "_TOLD_S", 0.05)
    people, pages, rewrite = served(OIDC, allow_emails=["ada@ngo.example", "eve@ngo.example"])
    eve = {**ADA, "email": "eve@ngo.example", "sub": "2"}

    async def taking_nothing(_message):
        await asyncio.sleep(3600)

    async def pressing():
        return {"type": "websocket.receive", "bytes": b"a press"}

    async def steps():
        async with pages.open(eve, {"type": "websocket"}, pressing, taking_nothing) as (receive, _):
            rewrite(allow_emails=["bob@ngo.example"])
            people.refresh()
            code = await asyncio.wait_for(close_code(pages, ADA), 10)
            # What she presses on the page that could not be closed counts for nothing.
            return code, await receive()

    assert asyncio.run(steps()) == (ENDED, {"type": "websocket.disconnect", "code": ENDED})


def test_watch_when_a_look_ends_in_an_error_then_is_said_counted_and_goes_on(served, monkeypatch, caplog):
    monkeypatch.setattr(open_pages, "_LOOK_S", 0.01)
    monkeypatch.setattr(logging.getLogger("sahel_map"), "propagate", True)
    people, pages, _ = served(OIDC, allow_emails=["ada@ngo.example"])
    looks, before = [], metrics.PAGE_WATCH_ERRORS._value.get()

    def refresh():
        looks.append(1)
        if len(looks) < 3:
            raise RecursionError("deep")

    monkeypatch.setattr(people, "refresh", refresh)

    async def steps():
        watching = asyncio.create_task(pages.watch())
        while len(looks) < 4:
            await asyncio.sleep(0.01)
        watching.cancel()

    with caplog.at_level(logging.ERROR, "sahel_map"):
        asyncio.run(steps())
    assert metrics.PAGE_WATCH_ERRORS._value.get() - before == 2
    assert [record.fields["event"] for record in caplog.records] == ["pages-watch-failed"] * 2
