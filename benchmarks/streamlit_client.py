"""A reader without a browser: speaks Streamlit's own messages over its websocket."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import websockets
from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

# Parts of an element's message that hold what a reader sees.
_TEXTS = ("markdown", "heading", "alert", "text", "button")
# Of a large set, a page with the preview of a sheet, or a file, takes minutes on a busy machine.
PATIENCE_S = 600


@dataclass
class Run:
    """What one run of a page sent.

    Attributes
    ----------
    seconds : float
        From the question to the end of the run.
    n_bytes : int
        Size of all messages.
    texts : list of str
        What the page says, in order; elements that did not change are sent too.
    html : list of str
        What it says in HTML of its own: style sheets and the key figures.
    widgets : dict of str to Message
        Widgets by their key.
    errors : list of str
        Exceptions shown.
    """

    seconds: float = 0.0
    n_bytes: int = 0
    texts: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    widgets: dict[str, Message] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


class Reader:
    """One session.

    Parameters
    ----------
    url : str
        Address of the application with a slash at its end.
    headers : mapping, optional
        More headers for the handshake.
    tls : SSLContext, optional
        For an address with `https`.
    """

    def __init__(
        self, url: str, headers: Mapping[str, str] | None = None, tls: ssl.SSLContext | None = None
    ) -> None:
        self._url, self._headers, self._tls = url, dict(headers or {}), tls
        self.query = self._page = self._session = ""

    async def connect(self) -> None:
        """Open the websocket as a browser does."""
        address = f"{self._url.replace('http', 'ws', 1)}_stcore/stream"
        origin = "/".join(self._url.split("/")[:3])
        self._socket = await websockets.connect(
            address,
            origin=origin,
            subprotocols=["streamlit"],
            additional_headers=self._headers,
            max_size=None,
            ping_interval=None,
            open_timeout=PATIENCE_S,
            proxy=None,
            ssl=self._tls,
        )

    async def close(self) -> None:
        """Leave."""
        await self._socket.close()

    async def open(self, query: str = "", page: str = "") -> Run:
        """Open a page by its name, the start page without one, with the address parameters of a link."""
        self.query, self._page = query, page
        return await self._run(())

    async def choose(self, widget: Message, values: list[str]) -> Run:
        """Choose options of a list, by the labels it shows."""
        state = WidgetState(id=widget.id)
        state.string_array_value.data.extend(values)
        return await self._run((state,))

    async def make(self, button: Message) -> str:
        """Press a download whose file is made when it is wanted; return its address once it is there."""
        question = BackMsg()
        request = question.backend_operation_request
        request.request_id, request.session_id = button.id, self._session
        request.deferred_file.file_id = button.deferred_file_id
        await self._socket.send(question.SerializeToString())
        while True:
            message = ForwardMsg.FromString(await asyncio.wait_for(self._socket.recv(), PATIENCE_S))
            if message.WhichOneof("type") == "backend_operation_response":
                answer = message.backend_operation_response
                if answer.error_msg:
                    raise RuntimeError(answer.error_msg)
                return answer.deferred_file.url

    async def _run(self, states: tuple[WidgetState, ...]) -> Run:
        question = BackMsg()
        question.rerun_script.query_string = self.query
        question.rerun_script.page_name = self._page
        question.rerun_script.widget_states.widgets.extend(states)
        began, run = time.perf_counter(), Run()
        await self._socket.send(question.SerializeToString())
        while True:
            data = await asyncio.wait_for(self._socket.recv(), PATIENCE_S)
            run.n_bytes += len(data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "delta":
                _note(message, run)
            elif kind == "new_session":
                self._session = message.new_session.initialize.session_id
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                run.seconds = time.perf_counter() - began
                return run


def _note(message: ForwardMsg, run: Run) -> None:
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    if kind is None:
        return
    part = getattr(element, kind)
    if kind == "exception":
        run.errors.append(f"{part.type}: {part.message}")
    if kind in _TEXTS:
        run.texts.append(part.label if kind == "button" else part.body)
    if kind == "html":
        run.html.append(part.body)
    # The id ends with the key the page gave the widget.
    if hasattr(part, "id") and part.id.startswith("$$ID-"):
        run.widgets[part.id.split("-", 2)[2]] = part
