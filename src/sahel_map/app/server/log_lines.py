"""How one record of a log becomes one line, and which lines are left out because they say nothing new."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import threading
import time
import traceback
from types import TracebackType
from typing import Any

__all__ = ["JsonLines", "Sparing", "scrubbed"]

# Reasons as OAuth and OpenID Connect name them, and as Entra ID does.
_OAUTH = (
    "access_denied|server_error|temporarily_unavailable|invalid_request|invalid_scope|invalid_client|invalid_grant|"
    "unauthorized_client|unsupported_response_type|login_required|interaction_required|consent_required"
)
_CODE = re.compile(r"\bAADSTS\d{3,8}\b")
# What a library says may quote what a reader typed or a provider sent: addresses of people and machines,
# and what follows the question mark of an address, which holds filters and search texts.
_PERSONAL = (
    # Why a sign-in failed is the provider's to say, in an address that any stranger can write: its codes alone.
    (
        re.compile(rf"(?<=Error during authentication: )(?:({_OAUTH})\b)?.*", re.DOTALL),
        lambda found: " ".join([found[1] or "[other words]", *_CODE.findall(found[0])[:3]]),
    ),
    (re.compile(r"[\w.+%'-]+@[\w-]+(\.[\w-]+)+"), "[e-mail address]"),
    (re.compile(r"\?[^\s'\"<>)]+"), "?[query]"),
    (re.compile(r"\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b"), "[address]"),
    (re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE), "[address]"),
)
# Errors whose words come from the network or the disk and help who runs the server; all others are named by
# their kind and place alone, as they may quote a filter or a record.
_TELLING = (OSError, ImportError)
_DEEPEST = 12
# A stranger can have a library quote an address of 60 kB.
_MOST_CHARACTERS = 2_000


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
        line |= fields if fields is not None else {"message": scrubbed(record.getMessage())}
        if record.exc_info and record.exc_info[1]:
            line["error"] = _error(record.exc_info[1])
        if n_more := getattr(record, "n_more", 0):
            line["like_this_left_out"] = n_more
        return json.dumps(line, ensure_ascii=False, default=str)


class Sparing(logging.Filter):
    """Lets a line pass only so many times a minute; the next that passes says how many were left out.

    Parameters
    ----------
    most : int
        Lines of one kind in a minute. A kind is the event with its kind of address and status, or where in
        the code the line was written.
    """

    def __init__(self, most: int = 20) -> None:
        super().__init__()
        self._most, self._lock = most, threading.Lock()
        self._seen: dict[object, tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to write this record."""
        fields = getattr(record, "fields", {})
        is_routine = fields.get("event") in {"request", "session"} and fields.get("status", 500) < 400
        if is_routine or "audit" in fields:
            return True
        kind = (record.name, record.levelno, fields.get("event"), fields.get("route"), fields.get("status"),
                None if fields else (record.pathname, record.lineno))  # fmt: skip
        with self._lock:
            began, n = self._seen.get(kind, (0.0, 0))
            if time.monotonic() - began > 60:
                # Kinds are few; still, nobody outside may make them many.
                if len(self._seen) > 1000:
                    self._seen.clear()
                record.n_more = max(0, n - self._most)
                began, n = time.monotonic(), 0
            self._seen[kind] = (began, n + 1)
            return n < self._most


def scrubbed(text: str) -> str:
    """Return a text of a library without e-mail addresses, machines' addresses and queries.

    Only its beginning is read: the patterns look for an address from each letter on, which takes eight seconds for
    60,000 letters without a space. Of the last word read, which may be half an address, nothing is kept.
    """
    if is_long := len(text) > 2 * _MOST_CHARACTERS:
        # Nothing but spaces is split into no part at all.
        text = next(iter(text[: 2 * _MOST_CHARACTERS].rsplit(None, 1)), "")
    for pattern, instead in _PERSONAL:
        text = pattern.sub(instead, text)
    return f"{text[:_MOST_CHARACTERS]} [...]" if is_long or len(text) > _MOST_CHARACTERS else text


def _error(error: BaseException) -> dict[str, Any]:
    """Return the kind of an error, where it happened, and its words where they cannot be a reader's."""
    chain: BaseException | None = error
    causes: list[str] = []
    while chain is not None and len(causes) < _DEEPEST:
        says = f": {scrubbed(str(chain))}" if isinstance(chain, _TELLING) else ""
        causes.append(f"{type(chain).__name__}{says}")
        chain = chain.__cause__ or chain.__context__
    return {"type": causes[0], "because": causes[1:], "at": _calls(error.__traceback__)}


def _calls(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-_DEEPEST:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
