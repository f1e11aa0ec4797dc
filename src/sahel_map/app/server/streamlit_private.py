"""The only place that touches what Streamlit does not promise to keep; tests fail when it changes.

Streamlit checks its sign-in cookie for its own websocket only. Our routes need the same answer, so
they read the same cookie the same way, and send people to the same sign-in. Whether a session still lives, only its
own store knows. And Streamlit gives each of its loggers a handler of its own,
which has to be told our format, and says of a page that broke what we would not say.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import lru_cache
from typing import Any

import httpx
from streamlit import logger as streamlit_logger
from streamlit import runtime
from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks
from streamlit.elements import exception as streamlit_exception
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx, script_runner
from streamlit.web import bootstrap
from streamlit.web.server.starlette import starlette_auth_routes
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from sahel_map.app.server.run_slots import RunSlots

__all__ = [
    "USER_COOKIE_NAME",
    "bound_runs",
    "came_by_history",
    "claims_in",
    "format_logs",
    "hold_messages",
    "is_in_run",
    "is_sent_by_pages",
    "is_session_known",
    "keep_provider",
    "load_options",
    "place_of",
    "say_errors",
    "send_held",
    "session_id",
    "sign_in_query",
    "start_runs_aside",
]

_PROVIDER_S = 3600
# What pages ask of the server: to be drawn, to stop that, and to take or to make a file.
_ASKED = frozenset(
    {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request"}
)
_OPERATIONS = frozenset({"deferred_file", "dataframe_chunk"})
_RUN = threading.local()


def claims_in(cookies: Mapping[str, str], secret: str, origin: str) -> dict[str, Any] | None:
    """Return what `st.login` wrote into the browser's cookie, or None for nobody.

    Parameters
    ----------
    cookies : mapping of str to str
        Cookies of a request.
    secret : str
        The server's cookie secret.
    origin : str
        Scheme and host of this application: a cookie made for another one counts for nothing.
    """

    def signed(name: str) -> bytes | None:
        value = cookies.get(name)
        return None if value is None else decode_signed_value(secret, name, value.encode("latin-1", "replace"))

    content = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    if content is None:
        return None
    try:
        claims = json.loads(content)
    except ValueError:
        return None
    if not isinstance(claims, dict) or not claims.get("is_logged_in") or claims.get("origin") != origin:
        return None
    return claims


def sign_in_query() -> bytes:
    """Return what Streamlit's sign-in address has to be asked with; it is good for minutes."""
    return f"provider={encode_provider_token('default')}".encode()


def keep_provider() -> None:
    """Have what is known of the provider kept for an hour, in place of asking it anew at each sign-in.

    Whoever begins a sign-in is a stranger still. Each would cost the event loop a twentieth of a second for
    the certificates of all authorities, and the provider a question: a dozen a second, and no reader is served.
    """
    original = starlette_auth_routes._create_oauth_client
    original = getattr(original, "original", original)

    @lru_cache(maxsize=2)
    def made(provider: str, _hour: int) -> tuple[Any, str]:
        client, address = original(provider)
        client.client_kwargs["verify"] = httpx.create_ssl_context()
        return client, address

    def kept(provider: str) -> tuple[Any, str]:
        return made(provider, int(time.monotonic() // _PROVIDER_S))

    kept.original = original  # type: ignore[attr-defined]
    starlette_auth_routes._create_oauth_client = kept


class _Outbox:
    """What a run sends to its browser: at once, or after a while."""

    def __init__(self, context: Any) -> None:
        self._context, self._send = context, context._enqueue
        self._kept: list[Any] = []
        self._until = 0.0

    @property
    def left_s(self) -> float:
        """Seconds for which messages are still held."""
        return max(0.0, self._until - time.monotonic())

    def hold(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._context._enqueue = self._keep

    def release(self) -> None:
        self._until = 0.0
        self._context._enqueue = self._send
        kept, self._kept = self._kept, []
        for message in kept:
            self._send(message)

    def _keep(self, message: Any) -> None:
        self._kept.append(message)
        if not self.left_s:
            self.release()


def hold_messages(seconds: float) -> None:
    """Keep what this run sends from now on for some time, so that the browser has time for what was sent before.

    The run goes on meanwhile. Whatever is held is sent when the time is over or the run ends, in its order.
    Outside a run of the server (in a test of a page), nothing is held.
    """
    if (outbox := getattr(_RUN, "outbox", None)) is not None:
        outbox.hold(seconds)


def send_held() -> None:
    """Send what `hold_messages` keeps."""
    if (outbox := getattr(_RUN, "outbox", None)) is not None:
        outbox.release()


def bound_runs(slots: RunSlots, on_wait: Callable[[], None]) -> None:
    """Have every run of a page wait for a turn; what waits can still be ended by the reader's next press.

    What a run still holds when it ends is sent after the time it asked for, or at once if the run is broken off.

    Parameters
    ----------
    slots : RunSlots
    on_wait : callable
        Called in the run if its wait is long.
    """
    original = getattr(script_runner.exec_func_with_error_handling, "original", None)
    original = original or script_runner.exec_func_with_error_handling

    def bounded(run: Callable[[], Any], context: Any) -> Any:
        with ExitStack() as turn:

            def run_in_turn() -> Any:
                turn.enter_context(slots.turn(on_wait))
                _RUN.outbox = outbox = _Outbox(context)
                try:
                    result = run()
                    if left := outbox.left_s:
                        slots.rest(left)
                    return result
                finally:
                    outbox.release()

            return original(run_in_turn, context)

    bounded.original = original  # type: ignore[attr-defined]
    script_runner.exec_func_with_error_handling = bounded  # type: ignore[assignment]


def say_errors(text: str) -> None:
    """Have a page that breaks say so in our words, in all languages, in place of Streamlit's English ones."""
    streamlit_exception._GENERIC_UNCAUGHT_EXCEPTION_TEXT = text  # type: ignore[misc]


def start_runs_aside() -> None:
    """Have runs of pages started by a thread of its own, in the order they were asked for.

    Whoever starts a thread waits until it has begun. On the event loop that is the whole server: where
    ninety pages are asked for at once and four are drawn, it took seconds, and no monitor was answered.
    """
    original = getattr(script_runner.ScriptRunner.start, "original", script_runner.ScriptRunner.start)
    starter = ThreadPoolExecutor(1, "run-starter")

    def start(runner: script_runner.ScriptRunner) -> None:
        starter.submit(original, runner)

    start.original = original  # type: ignore[attr-defined]
    script_runner.ScriptRunner.start = start  # type: ignore[assignment, method-assign]


def is_in_run() -> bool:
    """Whether this code draws a page for a reader: not at the start of the server, in a task or in a test."""
    return get_script_run_ctx(suppress_warning=True) is not None


def session_id() -> str:
    """Return the session of this run of a page, or nothing where there is none."""
    context = get_script_run_ctx(suppress_warning=True)
    return "" if context is None else context.session_id


def came_by_history() -> bool:
    """Whether the browser's "back" or "forward" asked for this run: its address is then the reader's wish."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and context.is_history_navigation


def load_options(options: dict[str, Any]) -> None:
    """Have Streamlit read its settings, with these in place of those of its file, by `<section>_<name>`."""
    bootstrap.load_config_options(options)


def is_sent_by_pages(content: bytes) -> bool:
    """Whether a message over a page's socket is one that our pages send.

    What else Streamlit can be told is for the person at whose desk it runs, and it obeys whoever says it: forget
    what it keeps for all readers, read the repository that a page lies in, write files.
    """
    try:
        message = BackMsg.FromString(content)
    except Exception:  # noqa: BLE001 - whatever is wrong with it, no page sent it
        return False
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") in _OPERATIONS
    return kind in _ASKED


def place_of(message: bytes) -> bytes | None:
    """Return which place of a page a message of its socket is for, or None where it is no element that may wait.

    A component is none: the map is painted from its message.
    """
    read = ForwardMsg.FromString(message)
    kind = read.delta.new_element.WhichOneof("type")
    return None if kind in {None, "component_instance"} else bytes(read.metadata.delta_path)


def is_session_known(session_id: str) -> bool:
    """Whether a browser that lost its connection can have its session back."""
    return runtime.exists() and runtime.get_instance()._session_mgr.get_session_info(session_id) is not None


def format_logs(formatter: logging.Formatter, sparing: logging.Filter) -> None:
    """Give every handler of Streamlit, now and later, our format and our measure."""

    def set_up(logger: logging.Logger) -> None:
        original(logger)
        handler = logger.streamlit_console_handler  # type: ignore[attr-defined]
        handler.setFormatter(formatter)
        handler.filters = [sparing]

    original = getattr(streamlit_logger.setup_formatter, "original", streamlit_logger.setup_formatter)
    set_up.original = original  # type: ignore[attr-defined]
    streamlit_logger.setup_formatter = set_up
    streamlit_logger.update_formatter()
