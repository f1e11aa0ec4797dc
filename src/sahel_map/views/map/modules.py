"""Our ES modules joined into one script, so that a slow line carries one file. No Node, no build step.

Written by hand because the bundlers on the package index are binaries of other projects' tool chains; what
our modules use of the language is small: named imports from beside them, and named exports.
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["joined_modules"]

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|function|async function|class) (\w+))", re.MULTILINE)


def joined_modules(entry: str, read: Callable[[str], str]) -> str:
    """Return a module and all that it imports as one script without imports.

    Each module becomes a function that runs once, after those it imports, and hands over what it exports.

    Parameters
    ----------
    entry : str
        File name of the module that imports the others.
    read : callable
        Takes a file name and returns its text.

    Raises
    ------
    ValueError
        If modules import each other in a circle, one imports what another does not export, or one uses a form
        of import or export not known here.
    """
    order: list[str] = []
    _visit(entry, read, (), order)
    parts = ['"use strict";', "const modules = {};", *(_wrapped(name, read(name)) for name in order)]
    return "(() => {\n" + "\n".join(parts) + "})();\n"


def _visit(name: str, read: Callable[[str], str], above: tuple[str, ...], order: list[str]) -> None:
    if name in above:
        raise ValueError(f"modules import each other: {' -> '.join([*above, name])}")
    if name in order:
        return
    for names, imported in _IMPORT.findall(read(name)):
        _visit(imported, read, (*above, name), order)
        wanted = {each.strip() for each in names.split(",") if each.strip()}
        if missing := wanted - set(_EXPORT.findall(read(imported))):
            raise ValueError(f"{name}: {imported} does not export {', '.join(sorted(missing))}")
    order.append(name)


def _wrapped(name: str, text: str) -> str:
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(_taken, text))
    if left := re.search(r"^(import|export)\b.*", body, re.MULTILINE):
        raise ValueError(f"{name}: only named imports and exports can be joined, not {left[0]!r}")
    return f'modules["{name}"] = (() => {{\n{body}return {{ {exported} }};\n}})();\n'


def _taken(match: re.Match[str]) -> str:
    """Return the line that stands for an import; an import without names only runs the other module."""
    names, name = match[1], match[2]
    return f'const {{{names}}} = modules["{name}"];\n' if names else ""
