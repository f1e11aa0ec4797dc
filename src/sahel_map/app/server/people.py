"""Who may read at this moment: the allow-lists as they stand now, who signed out, who has been idle.

A sign-in says who somebody was when it was made. Rights are taken away later: by the settings file, by
signing out, by the hours, by doing nothing, or by the proxy that no longer vouches.
"""

from __future__ import annotations

import dataclasses
import hashlib
import logging
import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sahel_map.app.server import logs
from sahel_map.app.server.access import Role, is_stale, may_read_set, role_of
from sahel_map.app.server.log_lines import scrubbed
from sahel_map.core.errors import SettingsError
from sahel_map.settings.settings import CONFIG_VARIABLE, LISTS, Settings, read_settings

__all__ = ["People"]

# A proxy's word for an open page counts for so long; the page asks for it again three times meanwhile.
_VOUCHED_S = 60

Claims = Mapping[str, Any]


class People:
    """Safe to use from any thread.

    Parameters
    ----------
    settings : Settings
        as at the start; the lists are replaced when the file they stand in changes.
    now : callable
        Seconds since 1970.
    """

    def __init__(self, settings: Settings, now: Callable[[], float] = time.time) -> None:
        self._settings, self._now = settings, now
        self._files = [Path(name) for name in (os.environ.get(CONFIG_VARIABLE), settings.readers_file) if name]
        self._signature = [_signature(file) for file in self._files]
        self._signed_out = _SignedOut(settings.signed_out_file, settings.login_hours * 3600)
        self._acted: dict[str, float] = {}
        self._vouched: dict[str, tuple[float, Claims]] = {}
        self._lock = threading.Lock()

    def role_of(self, claims: Claims | None) -> Role | None:
        """Return the role of a person now, or None for somebody who may not read now."""
        return role_of(claims, self._settings, self._now()) if self.loss_of(claims) == "" else None

    def may_read(self, claims: Claims | None, readers: Sequence[str]) -> bool:
        """Whether a person may now read a set that only these groups may; none for every reader."""
        return self.loss_of(claims) == "" and may_read_set(claims, self._settings, readers, self._now())

    def loss_of(self, claims: Claims | None) -> str:
        """Return why not to let somebody read: "unknown", "signed-out", "expired", "not-allowed", "idle" or ""."""
        chosen, now = self._settings, self._now()
        if chosen.is_open:
            return ""
        key = self.key(claims)
        if claims is None or key is None:
            return "unknown"
        if chosen.login == "oidc" and self._signed_out.has(key, now):
            return "signed-out"
        if chosen.login == "oidc" and is_stale(claims, chosen, now):
            return "expired"
        if role_of(claims, chosen, now) is None:
            return "not-allowed"
        acted = self._acted.get(key)
        is_idle = chosen.idle_minutes and acted is not None and now - acted > chosen.idle_minutes * 60
        return "idle" if is_idle else ""

    def note_act(self, claims: Claims | None) -> bool:
        """Note that a person did something; return whether it is the first time this process sees this sign-in."""
        key = self.key(claims)
        if key is None:
            return False
        with self._lock:
            is_new = key not in self._acted
            self._acted[key] = self._now()
            if len(self._acted) > 100_000:
                self._acted.pop(next(iter(self._acted)))
        return is_new

    def note_word(self, claims: Claims | None) -> None:
        """Note that the proxy vouched for a person just now, and with which groups."""
        if self._settings.login == "proxy" and claims is not None and (key := self.key(claims)) is not None:
            self._vouched[key] = (self._now(), claims)

    def loss_of_open(self, claims: Claims | None) -> str:
        """Return why a page that is open has to end, or nothing: as `loss_of`, or "unvouched"."""
        key = self.key(claims)
        if self._settings.login == "proxy" and key is not None:
            at, latest = self._vouched.get(key, (0.0, claims or {}))
            return self.loss_of(latest) or ("unvouched" if self._now() - at > _VOUCHED_S else "")
        return self.loss_of(claims)

    def sign_out(self, claims: Claims | None) -> None:
        """End a sign-in on this server, whatever its cookie says afterwards."""
        key = self.key(claims)
        if key is not None:
            self._signed_out.add(key, self._now())

    def key(self, claims: Claims | None) -> str | None:
        """Return a name for one sign-in that says nothing of the person, or None for nobody."""
        if not claims:
            return None
        who = str(claims.get("sub") or claims.get("email") or "").strip().lower()
        when = claims.get("iat") if self._settings.login == "oidc" else ""
        return hashlib.sha256(f"{who}\0{when}".encode()).hexdigest()[:32] if who else None

    def refresh(self) -> None:
        """Take the lists anew if the file they stand in changed; a file that is wrong changes nothing."""
        signature = [_signature(file) for file in self._files]
        if signature == self._signature:
            return
        self._signature = signature
        try:
            newer = read_settings()
        except SettingsError as error:
            logs.event("settings-refused", logging.ERROR, message=scrubbed(str(error)))
            return
        lists = {name: getattr(newer, name) for name in LISTS}
        if any(getattr(self._settings, name) != value for name, value in lists.items()):
            self._settings = dataclasses.replace(self._settings, **lists)
            logs.audit("readers-changed", None, None)


class _SignedOut:
    """Sign-ins that were ended, each kept until its hours are over; in a file if there is one, else in memory."""

    def __init__(self, path: str, seconds: float) -> None:
        self._file = Path(path) if path else None
        self._seconds = seconds
        self._ended: dict[Any, Any] = {}
        self._signature: tuple[int, int, int] | None = None
        self._is_readable = True
        self._lock = threading.Lock()

    def has(self, key: str, now: float) -> bool:
        self._read()
        # Who signed out cannot be told from the others while the file cannot be read: then nobody is in.
        return not self._is_readable or now - self._ended.get(key, 0.0) < self._seconds

    def add(self, key: str, now: float) -> None:
        # A browser that signs out again and again would make the file grow, and each change is read again.
        if self.has(key, now):
            return
        with self._lock:
            self._ended = {other: at for other, at in self._ended.items() if now - at < self._seconds} | {key: now}
            if self._file is None:
                return
            try:
                with self._file.open("a", encoding="utf-8") as file:
                    file.write(f"{key} {now:.0f}\n")
                self._file.chmod(0o600)
            except OSError as error:
                logs.event("sign-out-not-kept", logging.ERROR, reason=error.strerror)

    def _read(self) -> None:
        """Take in what other processes, or this one before a restart, have written."""
        signature = _signature(self._file)
        if self._file is None or signature is None or signature == self._signature:
            return
        with self._lock:
            self._signature = signature
            try:
                text = self._file.read_text("utf-8", errors="replace")
            except OSError as error:
                self._is_readable = False
                logs.event("sign-outs-not-read", logging.ERROR, reason=error.strerror)
                return
            self._is_readable = True
            for line in text.splitlines():
                key, _, at = line.partition(" ")
                if at.isdigit():
                    self._ended.setdefault(key, float(at))


def _signature(file: Path | None) -> tuple[int, int, int] | None:
    try:
        stat = file.stat() if file is not None else None
    except OSError:
        return None
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino) if stat else None
