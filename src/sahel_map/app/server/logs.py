"""What the server writes down: one JSON object a line, without names, addresses or choices of readers.

The log says which kind of address was asked, how it went and how long it took. The audit log says that
data left the server as a file or were replaced; a reader is a role and a pseudonym.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any

from sahel_map.app.server.streamlit_private import format_logs

__all__ = ["JsonLines", "audit", "event", "start_audit", "start_logs"]

_LOG = logging.getLogger("sahel_map")
_AUDIT = logging.getLogger("sahel_map.audit")


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON; a traceback becomes its field `error`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        fields = getattr(record, "fields", None)
        line |= fields if fields is not None else {"message": record.getMessage()}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def event(name: str, level: int = logging.INFO, **fields: object) -> None:
    """Write down that something happened in the server."""
    _LOG.log(level, name, extra={"fields": {"event": name, **fields}})


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
    """Give all loggers of the process the same format, on the standard error stream."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    _own(_LOG, handler)
    # Streamlit hands these loggers handlers of its own. What uvicorn tells of each connection holds the
    # reader's address, so only its warnings are kept; with a handler, it would log each request too.
    format_logs(JsonLines())
    _own(logging.getLogger("uvicorn"), handler)
    error = logging.getLogger("uvicorn.error")
    error.handlers, error.propagate = [], True
    error.setLevel(logging.WARNING)
    logging.getLogger("uvicorn.access").handlers = []


class _AuditFile(WatchedFileHandler):
    """Appends to the audit log; a line that the disk refuses goes into the server's log, not into nothing."""

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
