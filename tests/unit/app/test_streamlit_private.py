"""What we use of Streamlit beyond its promises; these fail when an upgrade changes it."""

import hashlib
import json
import logging
import ssl
import threading
import time
from contextlib import suppress
from types import SimpleNamespace

import pytest
from server_process import eventually
from starlette.responses import Response
from streamlit import config
from streamlit import logger as streamlit_logger
from streamlit.elements import exception as streamlit_exception
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.scriptrunner import script_runner
from streamlit.testing.v1 import AppTest
from streamlit.web.server.starlette import starlette_auth_routes

from sahel_map.app.server import streamlit_private
from sahel_map.app.server.log_lines import JsonLines, Sparing
from sahel_map.app.server.run_slots import RunSlots
from sahel_map.app.server.streamlit_private import (
    bound_runs,
    claims_in,
    format_logs,
    hold_messages,
    is_sent_by_pages,
    keep_provider,
    say_errors,
    send_held,
    start_runs_aside,
)

SECRET = "s" * 32
ORIGIN = "https://map.example"


@pytest.fixture
def signed_in(monkeypatch):
    """Return a function that lets Streamlit itself set its cookies, and returns them as a browser would."""
    monkeypatch.setattr(starlette_auth_routes, "get_cookie_secret", lambda: SECRET)
    config.get_option("server.port")

    async def cookies(claims):
        response = Response()
        await starlette_auth_routes._set_auth_cookie(
            response, {**claims, "origin": ORIGIN, "is_logged_in": True}, {"id_token": "x"}
        )
        pairs = [value.split(";")[0].partition("=") for value in response.headers.getlist("set-cookie")]
        return {name: value for name, _, value in pairs if value not in {"", '""'}}

    def run(claims):
        steps = cookies(claims)
        try:
            steps.send(None)
        except StopIteration as finished:
            return finished.value
        raise AssertionError("Streamlit now waits for something while it sets its cookie")

    return run


def test_cookie_when_streamlit_sets_it_then_its_claims_are_read(signed_in):
    jar = signed_in({"email": "ada@example.org", "iat": 5})
    assert set(jar) == {"_streamlit_user", "_streamlit_user_tokens"}
    assert claims_in(jar, SECRET, ORIGIN) == {
        "email": "ada@example.org", "iat": 5, "origin": ORIGIN, "is_logged_in": True,
    }  # fmt: skip


def test_cookie_when_too_large_for_a_browser_then_its_parts_are_put_together(signed_in):
    # Names that do not compress, as Entra ID gives its groups.
    groups = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(200)]
    jar = signed_in({"email": "ada@example.org", "groups": groups})
    assert "_streamlit_user_1" in jar
    assert claims_in(jar, SECRET, ORIGIN)["groups"] == groups
    del jar["_streamlit_user_1"]
    assert claims_in(jar, SECRET, ORIGIN) is None


@pytest.mark.parametrize("cookies", [{}, {"_streamlit_user": ""}, {"_streamlit_user": "é\u20ac"}])
def test_cookie_when_missing_or_nonsense_then_is_nobody(cookies):
    assert claims_in(cookies, SECRET, ORIGIN) is None


def test_cookie_when_signed_with_another_secret_then_is_nobody(signed_in):
    assert claims_in(signed_in({"email": "ada@example.org"}), "t" * 32, ORIGIN) is None


def test_logger_of_streamlit_when_made_after_ours_then_writes_json_too(monkeypatch, capsys):
    monkeypatch.setattr(streamlit_logger, "setup_formatter", streamlit_logger.setup_formatter)
    format_logs(JsonLines(), Sparing())
    format_logs(JsonLines(), Sparing())
    try:
        streamlit_logger.get_logger("test.later").warning('a "quoted" %s', "word")
        line = json.loads(capsys.readouterr().err)
    finally:
        streamlit_logger.setup_formatter = streamlit_logger.setup_formatter.original
        streamlit_logger.update_formatter()
        logging.getLogger("test.later").handlers.clear()
    assert (line["level"], line["logger"], line["message"]) == ("warning", "test.later", 'a "quoted" word')


def test_page_when_it_breaks_then_says_so_in_our_words_and_nothing_of_what_broke(monkeypatch):
    monkeypatch.setattr(streamlit_exception, "_GENERIC_UNCAUGHT_EXCEPTION_TEXT", "theirs")
    say_errors("Ours. La nôtre.")
    monkeypatch.setattr(config, "get_option", _quiet(config.get_option))
    shown = AppTest.from_string("raise ValueError('a name nobody may see')").run().exception[0]
    assert shown.message == "Ours. La nôtre."
    assert "name" not in shown.message


def _quiet(original):
    return lambda key: "none" if key == "client.showErrorDetails" else original(key)


def test_provider_when_many_sign_ins_begin_then_is_made_once_an_hour(monkeypatch):
    clock, made = [7200.0], []

    def make(provider):
        made.append(provider)
        return SimpleNamespace(client_kwargs={"scope": "openid"}), "https://map.example/oauth2callback"

    monkeypatch.setattr(starlette_auth_routes, "_create_oauth_client", make)
    monkeypatch.setattr(streamlit_private.time, "monotonic", lambda: clock[0])
    keep_provider()
    clients = [starlette_auth_routes._create_oauth_client("default") for _ in range(30)]
    assert (made, len({id(client) for client, _ in clients})) == (["default"], 1)
    # Certificates of authorities are read once too.
    assert isinstance(clients[0][0].client_kwargs["verify"], ssl.SSLContext)
    clock[0] += 3600
    starlette_auth_routes._create_oauth_client("default")
    assert made == ["default"] * 2


def test_runs_when_asked_for_on_the_event_loop_then_it_waits_for_none_to_begin(monkeypatch):
    begun, may_begin = [], threading.Event()

    def begin(runner):
        may_begin.wait(10)
        begun.append((runner, threading.current_thread() is threading.main_thread()))

    monkeypatch.setattr(script_runner.ScriptRunner, "start", begin)
    start_runs_aside()
    for number in range(3):
        script_runner.ScriptRunner.start(number)
    assert begun == []
    may_begin.set()
    assert eventually(lambda: len(begun) == 3)
    assert begun == [(0, False), (1, False), (2, False)]


@pytest.fixture
def drawn(monkeypatch):
    """Return a function that draws a page as the server does, and returns its texts and the seconds it took."""
    monkeypatch.setattr(script_runner, "exec_func_with_error_handling", script_runner.exec_func_with_error_handling)
    bound_runs(RunSlots(), lambda: None)

    def draw(page):
        began = time.monotonic()
        shown = AppTest.from_function(page).run()
        return [each.value for each in shown.text], time.monotonic() - began

    return draw


def test_messages_when_held_then_the_run_goes_on_and_they_come_in_their_order(drawn):
    def page():
        import time

        import streamlit as st

        from sahel_map.app.server.streamlit_private import hold_messages

        st.text("map")
        hold_messages(0.2)
        began = time.monotonic()
        st.text("figures")
        st.text("charts")
        st.text("at once" if time.monotonic() - began < 0.1 else "late")

    texts, seconds = drawn(page)
    assert texts == ["map", "figures", "charts", "at once"]
    assert seconds >= 0.2


@pytest.fixture
def sending():
    """Return a function that runs the code of a page; it returns what was sent before that ended, and in all."""

    def run(code):
        sent, before = [], []
        context = SimpleNamespace(_enqueue=sent.append)

        def within():
            try:
                code(context)
            finally:
                before.extend(sent)

        patched = script_runner.exec_func_with_error_handling
        script_runner.exec_func_with_error_handling = lambda run, _context: run()
        try:
            bound_runs(RunSlots(), lambda: None)
            with suppress(KeyError):
                script_runner.exec_func_with_error_handling(within, context)
        finally:
            script_runner.exec_func_with_error_handling = patched
        return before, sent

    return run


def test_messages_when_the_run_is_broken_off_then_what_is_held_is_sent_at_once(sending):
    def broken(context):
        context._enqueue("map")
        hold_messages(600)
        context._enqueue("figures")
        raise KeyError

    assert sending(broken) == (["map"], ["map", "figures"])


def test_messages_when_asked_for_or_late_then_are_sent_before_the_run_ends(sending):
    def page(context):
        hold_messages(600)
        context._enqueue("figures")
        send_held()
        hold_messages(0)
        context._enqueue("charts")

    assert sending(page) == (["figures", "charts"], ["figures", "charts"])


def test_messages_when_no_server_draws_the_page_then_nothing_is_held():
    shown = AppTest.from_function(_holding).run()
    assert [each.value for each in shown.text] == ["figures"]


def _holding():
    import streamlit as st

    from sahel_map.app.server.streamlit_private import hold_messages

    hold_messages(600)
    st.text("figures")


def asked(kind):
    message = BackMsg()
    if kind in ("deferred_file", "install_skills", "dismiss_skills_nudge"):
        getattr(message.backend_operation_request, kind).SetInParent()
    elif kind in ("rerun_script", "file_urls_request"):
        getattr(message, kind).SetInParent()
    else:
        setattr(message, kind, True)
    return message.SerializeToString()


@pytest.mark.parametrize(
    ("content", "is_ours"),
    [
        *((asked(kind), True) for kind in ("rerun_script", "stop_script", "file_urls_request", "deferred_file")),
        *((asked(kind), False) for kind in ("clear_cache", "load_git_info", "set_run_on_save", "install_skills")),
        (asked("debug_shutdown_runtime"), False),
        (b"a press", False),
        (b"", False),
    ],
)
def test_message_when_no_page_of_ours_sends_it_then_is_told_from_those_that_do(content, is_ours):
    assert is_sent_by_pages(content) is is_ours
