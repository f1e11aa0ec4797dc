"""Tokens by which programs read: made by a maintainer, kept as hashes, ending with their owner's rights."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sahel_map.core.errors import StartError
from sahel_map.exports.job import write_atomically
from sahel_map.settings.settings import Settings

__all__ = ["Token", "TokenStore", "bearer_claims"]

_BEGIN = "smt"
_LENGTH = 32
_SCHEME = "bearer "


@dataclass(frozen=True, slots=True)
class Token:
    """A program's right to read.

    Attributes
    ----------
    token_id : str
        Eight letters and digits, which are no secret.
    name, owner : str
        What it is for, and the e-mail address of the reader whose rights it has.
    made : str
        ISO day.
    digest : str
        SHA-256 of the whole token; the token itself is kept nowhere.
    """

    token_id: str
    name: str
    owner: str
    made: str
    digest: str


class TokenStore:
    """The tokens of a server, in one file; a change of the file holds at once. Safe to use from any thread.

    Parameters
    ----------
    path : Path
        JSON; made with the first token, readable by its owner alone.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._tokens: dict[str, Token] = {}

    def all(self) -> list[Token]:
        """Return the tokens, oldest first."""
        self._read()
        return sorted(self._tokens.values(), key=lambda token: (token.made, token.token_id))

    def new(self, name: str, owner: str, today: dt.date) -> tuple[Token, str]:
        """Make a token; return it with its text, which is shown once and kept nowhere.

        Parameters
        ----------
        name : str
            What its owner calls it.
        owner : str
            Address of the person it speaks for.
        today : date
            Day it begins.
        """
        token_id = secrets.token_hex(4)
        text = f"{_BEGIN}_{token_id}_{secrets.token_urlsafe(_LENGTH)}"
        token = Token(token_id, name, owner.strip().lower(), today.isoformat(), _digest(text))
        self._read()
        self._write({**self._tokens, token_id: token})
        return token, text

    def revoke(self, token_id: str) -> Token | None:
        """Take a token away; return it, or None if there is none of this id."""
        self._read()
        token = self._tokens.get(token_id)
        if token is not None:
            self._write({key: kept for key, kept in self._tokens.items() if key != token_id})
        return token

    def find(self, text: str) -> Token | None:
        """Return the token that a program shows, or None."""
        parts = text.split("_", 2)
        if len(parts) != 3 or parts[0] != _BEGIN:
            return None
        self._read()
        token = self._tokens.get(parts[1])
        return token if token is not None and hmac.compare_digest(token.digest, _digest(text)) else None

    def _read(self) -> None:
        with self._lock:
            try:
                stat = self._path.stat()
                stamp = stat.st_mtime_ns, stat.st_size
                if stamp != self._stamp:
                    rows = json.loads(self._path.read_text(encoding="utf-8"))
                    self._tokens = {row["token_id"]: Token(**row) for row in rows}
                    self._stamp = stamp
            except FileNotFoundError:
                self._tokens, self._stamp = {}, None
            except (OSError, ValueError, TypeError, KeyError) as error:
                # A file that cannot be read lets nobody in.
                self._tokens, self._stamp = {}, None
                raise StartError(f"the file of tokens {self._path.name!r} cannot be read") from error

    def _write(self, tokens: Mapping[str, Token]) -> None:
        rows = json.dumps([asdict(token) for token in tokens.values()], indent=1) + "\n"

        def write(path: Path) -> None:
            path.touch(mode=0o600)
            path.write_text(rows, encoding="utf-8")

        write_atomically(self._path, write)
        self._tokens, self._stamp = dict(tokens), None


def bearer_claims(headers: Mapping[str, str], settings: Settings) -> dict[str, Any] | None:
    """Return the claims of the owner of the token in a request, or None without one that holds.

    They say what a provider would say of the owner now, so that the token ends with the owner's rights.
    """
    given = headers.get("authorization", "")
    if not settings.token_file or not given.lower().startswith(_SCHEME):
        return None
    try:
        token = store_of(settings.token_file).find(given[len(_SCHEME) :].strip())
    except StartError:
        return None
    if token is None:
        return None
    said = {"email": token.owner, "email_verified": True, "iat": int(time.time()), "token": token.token_id}
    return said | {"sub": f"token {token.token_id}"}


@lru_cache(maxsize=4)
def store_of(path: str) -> TokenStore:
    """Return the one store of a file in this process."""
    return TokenStore(Path(path))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
