"""Licences by their short names: how people write them, and where their text stands."""

from __future__ import annotations

__all__ = ["licence_label", "licence_url"]

_CC = "https://creativecommons.org"
_KNOWN = {
    "CC0-1.0": ("CC0 1.0", f"{_CC}/publicdomain/zero/1.0/"),
    "CC-BY-4.0": ("CC BY 4.0", f"{_CC}/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("CC BY-SA 4.0", f"{_CC}/licenses/by-sa/4.0/"),
    "CC-BY-NC-4.0": ("CC BY-NC 4.0", f"{_CC}/licenses/by-nc/4.0/"),
    "CC-BY-NC-SA-4.0": ("CC BY-NC-SA 4.0", f"{_CC}/licenses/by-nc-sa/4.0/"),
    "CC-BY-IGO-3.0": ("CC BY 3.0 IGO", f"{_CC}/licenses/by/3.0/igo/"),
    "ODbL-1.0": ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}


def licence_label(code: str) -> str:
    """Return a licence as people write it, "CC BY 4.0" for "CC-BY-4.0"; other texts as they stand."""
    return _KNOWN[code][0] if code in _KNOWN else code


def licence_url(code: str) -> str:
    """Return where the text of a licence stands, or nothing for a licence not known here."""
    return _KNOWN[code][1] if code in _KNOWN else ""
