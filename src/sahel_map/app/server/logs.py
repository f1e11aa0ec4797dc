"""What the server writes down: one JSON object a line, without names, addresses or choices of readers.

The log says which kind of address was asked, how it went and how long it took. The audit log says that
data left the server as a file or were replaced; a reader is a role and a pseudonym.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from io import TextIOWrapper
from logging.handlers import WatchedFileHandler
from pathlib import Path
from types import TracebackType

from typing_extensions import override

from sahel_map.app.server.log_lines import JsonLines, Sparing
from sahel_map.app.server.streamlit_private import format_logs

__all__ = ["audit", "event", "start_audit", "start_logs"]

_LOG = logging.getLogger("sahel_map")
_AUDIT = logging.getLogger("sahel_map.audit")


def event(name: str, level: int = logging.INFO, *, exc_info: bool = False, **fields: object) -> None:
    """Write down that something happened in the server, with the error in hand if `exc_info`.

    Parameters
    ----------
    name : str
        What happened, in one fixed word or two, so that it can be searched for.
    level : int
        Of `logging`.
    exc_info : bool
        Add the error that is being handled.
    **fields : object
        Facts of this event; never what readers wrote or chose.
    """
    _LOG.log(level, name, extra={"fields": {"event": name, **fields}}, exc_info=exc_info)


def audit(name: str, who: str | None, role: str | None, **fields: object) -> None:
    """Write down that data left the server or were replaced.

    Parameters
    ----------
    name : str
        What happened: "export" or "data-reload".
    who : str or None
        Pseudonym of a person; None for the server itself or where nobody signs in.
    role : str or None
        Role of the person.
    **fields
        What it was; never a filter, a search text or a name.
    """
    _AUDIT.info(name, extra={"fields": {"audit": name, "who": who, "role": role, **fields}})


def start_logs() -> None:
    """Give all loggers of the process the same format, on the standard error stream.

    What nobody catches is logged like everything else: a traceback is one object, not a picture.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    handler.addFilter(Sparing())
    _own(_LOG, handler)
    # Streamlit hands its loggers handlers of its own. What uvicorn tells of each connection holds the
    # reader's address, so only its warnings are kept; with a handler, it would log each request too.
    format_logs(JsonLines(), Sparing())
    for name in ("uvicorn", "asyncio", "authlib", "httpx", "py.warnings"):
        _own(logging.getLogger(name), handler)
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("uvicorn.error", "uvicorn.access", "uvicorn.asgi"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], name == "uvicorn.error"
        logger.setLevel(logging.WARNING)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda caught: _log_uncaught(caught.exc_type, caught.exc_value, caught.exc_traceback)


def _log_uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if error is not None and not issubclass(kind, KeyboardInterrupt):
        _LOG.log(
            logging.ERROR, "uncaught", extra={"fields": {"event": "uncaught-error"}}, exc_info=(kind, error, trace)
        )


class _AuditFile(WatchedFileHandler):
    """Appends to the audit log; a line that the disk refuses goes into the server's log, not into nothing."""

    @override
    def _open(self) -> TextIOWrapper:
        # After a rotation the file is made anew, whatever the shell of this server grants to others.
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return TextIOWrapper(os.fdopen(descriptor, "ab"), encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - a name of the library
        """Write down that the audit log could not be written, and the line itself."""
        event(
            "audit-not-written", logging.ERROR, reason=str(sys.exc_info()[1]), line=getattr(record, "fields", None)
        )


def start_audit(path: str) -> None:
    """Send the audit log to a file, opened for appending and readable by the server's user alone."""
    if not path:
        return
    file = Path(path)
    file.touch(mode=0o600)
    # Rotation from outside (logrotate) moves the file; this handler then opens a new one.
    handler = _AuditFile(file, encoding="utf-8")
    handler.setFormatter(JsonLines())
    _own(_AUDIT, handler)


def _own(logger: logging.Logger, handler: logging.Handler) -> None:
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.INFO)
