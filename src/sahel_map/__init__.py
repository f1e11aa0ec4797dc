"""Sahel Map: documented harm to civilians in central and northern Mali, as reported.

For notebooks: `load`, `select`, `total`, `by_area`, `compare` and `nearby`; `sahel_map.api` says what they do.
"""

from importlib import import_module

__version__ = "0.2.0.dev0"

_PUBLIC = ("by_area", "compare", "load", "nearby", "select", "total")


def __getattr__(name: str) -> object:
    # Read when first asked for: the commands start without pandas.
    if name in _PUBLIC:
        return getattr(import_module("sahel_map.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_PUBLIC])
