"""Rules on the files as such: registered, unchanged, licensed, and free of private columns."""

import hashlib
import re
from collections.abc import Iterator

from sahel_map.core.problem import Problem, shorten
from sahel_map.data.read.package import DOCUMENTS, REGISTER, Package, Resource
from sahel_map.data.read.stored import damaged_parts, stored_files

# A named licence, not a placeholder: half of the registers looked at elsewhere say "NA".
_NO_LICENCE = frozenset({"", "na", "n/a", "none", "unknown", "tbd", "todo"})
# Words in a column name that point to people who could be harmed if they were found.
_PRIVATE_WORD = re.compile(
    r"(?:^|[^a-z])(?:phone|telephone|tel|mobile|whatsapp|e?mail|courriel|witness|temoin|informant|"
    r"interviewee|victime?|passport|birth|birthdate|dob|imei)s?(?:[^a-z]|$)"
)


def check_files(package: Package) -> Iterator[Problem]:
    """Yield what is wrong with the registered files and with files that are not registered."""
    for resource in package.resources.values():
        yield from _check_licences(resource)
        yield from _check_private_columns(resource)
        yield from _check_content(package, resource)
    yield from _check_unregistered(package)
    for path in damaged_parts(package.root):
        inside = path.relative_to(package.root).as_posix()
        yield Problem(inside, None, None, "", "is not as it was written; import the file again")


def is_private_name(name: str) -> bool:
    """Return whether a column name looks like personal data, which the data set must not hold.

    Examples
    --------
    >>> is_private_name("victim_name"), is_private_name("place_name_en")
    (True, False)
    """
    return _PRIVATE_WORD.search(name.lower()) is not None


def _check_licences(resource: Resource) -> Iterator[Problem]:
    names = [str(licence.get("name", licence.get("title", ""))).strip() for licence in resource.licenses]
    if not names or any(name.lower() in _NO_LICENCE for name in names):
        found = ", ".join(names)
        yield Problem(
            REGISTER,
            None,
            f"{resource.name}.licenses",
            shorten(found),
            "every resource needs a licence with a name, for example CC-BY-4.0",
        )


def _check_private_columns(resource: Resource) -> Iterator[Problem]:
    for name in resource.field_names:
        if is_private_name(name):
            message = "columns that could identify victims, witnesses or other people are not allowed"
            yield Problem(REGISTER, None, f"{resource.name}.{name}", name, message)


def _check_content(package: Package, resource: Resource) -> Iterator[Problem]:
    path = package.root / resource.path
    if not path.resolve().is_relative_to(package.root.resolve()):
        yield Problem(REGISTER, None, resource.name, shorten(resource.path), "must lie in the data folder")
        return
    if not path.is_file():
        yield Problem(resource.path, None, None, "", "this registered file does not exist")
        return
    content = path.read_bytes()
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    for name, registered, found in (
        ("bytes", resource.size, len(content)),
        ("hash", resource.digest, digest),
    ):
        if registered != found:
            message = f"is not as registered ({registered}); after an intended edit, register the file again"
            yield Problem(resource.path, None, name, str(found), message)


def _check_unregistered(package: Package) -> Iterator[Problem]:
    registered = {resource.path for resource in package.resources.values()}
    registered |= {path.relative_to(package.root).as_posix() for path in stored_files(package.root)}
    for path in sorted(package.root.rglob("*")):
        inside = path.relative_to(package.root)
        is_document = inside.parts[0] in DOCUMENTS or inside.name == "README.md"
        if path.is_file() and not is_document and inside.as_posix() not in registered:
            message = f"this file is not registered in {REGISTER}; register it or take it out"
            yield Problem(inside.as_posix(), None, None, "", message)
