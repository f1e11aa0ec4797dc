"""Who may read: from what a provider or proxy says of a person to a role, and what each address needs."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from sahel_map.settings.settings import ANYONE, THIS_MACHINE, Settings

__all__ = [
    "Role",
    "Rule",
    "is_own_machine",
    "is_stale",
    "may",
    "may_change_sets",
    "may_read_set",
    "pseudonym",
    "role_of",
    "rule_of",
]

# Clocks of provider and server may differ by this much.
_SKEW_S = 300


_OWN_ADDRESSES = frozenset({"127.0.0.1", "::1"})
_PROXIED = frozenset({"forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"})


class Role(StrEnum):
    """What a person may do; a maintainer may do everything a reader may."""

    READER = "reader"
    MAINTAINER = "maintainer"


class Rule(StrEnum):
    """What an address asks of a request."""

    PUBLIC = "public"  # our own files and Streamlit's; no data
    READER = "reader"
    MAINTAINER = "maintainer"
    CLOSED = "closed"  # not for anybody


# First parts of an address below the base path, the longest match counts. What is not listed needs a
# reader: a new route is closed to strangers until somebody decides otherwise.
RULES: Mapping[str, Rule] = {
    "": Rule.PUBLIC,
    "index.html": Rule.PUBLIC,
    "favicon.png": Rule.PUBLIC,
    "manifest.json": Rule.PUBLIC,
    "static": Rule.PUBLIC,
    "component": Rule.PUBLIC,
    "assets": Rule.PUBLIC,
    "healthz": Rule.PUBLIC,
    "readyz": Rule.PUBLIC,
    "auth/login": Rule.PUBLIC,
    "auth/logout": Rule.PUBLIC,
    "oauth2callback": Rule.PUBLIC,
    "_stcore/health": Rule.PUBLIC,
    "_stcore/host-config": Rule.PUBLIC,
    "_stcore/bidi-components": Rule.PUBLIC,
    "_stcore/stream": Rule.READER,
    "_stcore/upload_file": Rule.MAINTAINER,
    "auth/alive": Rule.READER,
    "media": Rule.READER,
    "mapdata": Rule.READER,
    "api": Rule.READER,
    "_stcore/metrics": Rule.CLOSED,
    "_stcore/script-health-check": Rule.CLOSED,
    "_stcore/agent": Rule.CLOSED,
    "app/static": Rule.CLOSED,
}


def rule_of(path: str, base_path: str = "", pages: frozenset[str] = frozenset()) -> tuple[str, Rule]:
    """Return the entry of `RULES` that an address falls under, and what it asks.

    Parameters
    ----------
    path : str
        Path of the request, decoded, with the base path.
    base_path : str
        Without slashes at its ends.
    pages : frozenset of str
        Names of pages; for each of them the server sends Streamlit's start page.

    Returns
    -------
    tuple of str and Rule
        The entry is "other" where none matches; it names no more than the kind of the address.
    """
    below = path.lstrip("/").removeprefix(base_path).strip("/") if base_path else path.strip("/")
    parts = below.split("/")
    for length in range(len(parts), 0, -1):
        start = "/".join(parts[:length])
        if start in RULES and (start or below == ""):
            return start or "index.html", RULES[start]
    return ("page", Rule.PUBLIC) if parts[0] in pages else ("other", Rule.READER)


def may(rule: Rule, role: Role | None) -> bool:
    """Whether somebody in a role, or nobody we know, may have what an address offers."""
    if rule is Rule.MAINTAINER:
        return role is Role.MAINTAINER
    return rule is Rule.PUBLIC or (rule is Rule.READER and role is not None)


def role_of(claims: Mapping[str, Any] | None, settings: Settings, now: float | None = None) -> Role | None:
    """Return the role of a person, or None for somebody who may not read.

    Parameters
    ----------
    claims : mapping or None
        What the provider or the proxy says: ``email``, the groups under the name of the setting
        ``groups_claim``; from a provider also ``email_verified`` and ``iat``. None for nobody.
    settings : Settings
        Who is allowed.
    now : float, optional
        Seconds since 1970, instead of the clock.
    """
    if settings.is_open:
        return Role.READER
    if not claims:
        return None
    if settings.login == "oidc" and is_stale(claims, settings, time.time() if now is None else now):
        return None
    email = _email(claims)
    groups = _groups(claims.get(settings.groups_claim))
    if (email and email in settings.maintainer_emails) or groups & set(settings.maintainer_groups):
        return Role.MAINTAINER
    domain = email.rpartition("@")[2]
    is_allowed = (
        ANYONE in settings.allow_emails
        or (email and email in settings.allow_emails)
        or (domain and domain in settings.allow_domains)
        or groups & set(settings.allow_groups)
    )
    return Role.READER if is_allowed else None


def may_read_set(
    claims: Mapping[str, Any] | None, settings: Settings, readers: Sequence[str], now: float | None = None
) -> bool:
    """Whether a person may read a set that only some groups may; maintainers may read every set.

    Parameters
    ----------
    claims, settings, now
        As for `role_of`.
    readers : sequence of str
        Groups that may read the set; empty for everybody who may read the server.
    """
    role = role_of(claims, settings, now)
    if role is None or not readers or role is Role.MAINTAINER:
        return role is not None
    return bool(_groups((claims or {}).get(settings.groups_claim)) & set(readers))


def is_own_machine(client: str, headers: Mapping[str, str], settings: Settings) -> bool:
    """Whether a request comes from a browser on the server's own machine, through no proxy.

    Parameters
    ----------
    client : str
        Address the connection comes from.
    headers : mapping of str to str
        A proxy on this machine also connects from here, but says for whom, or asks by a public name.
    settings : Settings
        With a public address there is a proxy, whatever it says.
    """
    names = {name.lower() for name in headers}
    asked = urlsplit(f"//{headers.get('host') or headers.get('Host') or ''}").hostname
    return client in _OWN_ADDRESSES and asked in THIS_MACHINE and not names & _PROXIED and not settings.public_url


def may_change_sets(role: Role | None, settings: Settings, is_at_this_machine: bool) -> bool:
    """Whether somebody may import, replace and remove sets.

    Where people sign in, maintainers may. Where nobody does, only who sits at the server's own machine, or
    everybody where the host says so by `change_sets_without_login`.

    Parameters
    ----------
    role : Role or None
        None for somebody who has not signed in.
    settings : Settings
    is_at_this_machine : bool
        Whether the request comes from the machine of the server.
    """
    if settings.is_open:
        return settings.change_sets_without_login or is_at_this_machine
    return role is Role.MAINTAINER


def pseudonym(claims: Mapping[str, Any] | None, settings: Settings) -> str | None:
    """Return a stable name for a person that says nothing without the server's secret, or None for nobody."""
    key = settings.cookie_secret or settings.proxy_secret
    email = _email(claims or {}) or str((claims or {}).get("sub") or "")
    if not key or not email:
        return None
    return hmac.new(key.encode(), email.encode(), hashlib.sha256).hexdigest()[:12]


def is_stale(claims: Mapping[str, Any], settings: Settings, now: float) -> bool:
    """Whether the sign-in is too old, or its time is not one; Streamlit's own cookie lives for 30 days.

    Parameters
    ----------
    claims : mapping of str to Any
        What the provider said at the sign-in; `iat` is its time, seconds since 1970.
    settings : Settings
    now : float
        Seconds since 1970.
    """
    issued = claims.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return True
    return not now - settings.login_hours * 3600 < issued < now + _SKEW_S


def _email(claims: Mapping[str, Any]) -> str:
    """Return the e-mail address in lower case; one that is not whole or not verified is none.

    A provider that says nothing of verification (Entra ID) vouches by letting the person in; one that says
    anything but true, in whatever type, does not.
    """
    email = str(claims.get("email") or "").strip().lower()
    name, at, domain = email.partition("@")
    is_whole = bool(name and at and domain) and "@" not in domain
    said = claims.get("email_verified", True)
    is_verified = said is True or (isinstance(said, str) and said.strip().lower() == "true")
    return email if is_whole and is_verified else ""


def _groups(claim: object) -> set[str]:
    if isinstance(claim, str):
        return {part.strip() for part in claim.split(",") if part.strip()}
    return {str(part) for part in claim} if isinstance(claim, list | tuple) else set()
