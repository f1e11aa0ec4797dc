"""JSON and TOML of others: what cannot be read is a `ValueError`, however deep it is nested."""

from __future__ import annotations

import json
import tomllib
from typing import Any

__all__ = ["parse_json", "parse_toml"]

# Both readers go one step down for each bracket, and end Python's patience with an error of another kind.
_TOO_DEEP = "it is nested too deeply"


def parse_json(text: str | bytes) -> Any:
    """Return what a JSON text holds, or raise `ValueError`."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error


def parse_toml(text: str) -> dict[str, Any]:
    """Return what a TOML text holds, or raise `tomllib.TOMLDecodeError`, which is a `ValueError`."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise tomllib.TOMLDecodeError(_TOO_DEEP) from error
