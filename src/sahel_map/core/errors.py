"""Errors that carry a sentence for the reader. This module imports nothing from the project."""

from collections.abc import Sequence


class SahelMapError(Exception):
    """Base of all errors this project raises on purpose."""


class DataError(SahelMapError):
    """The data set breaks its own rules and must not be shown.

    Parameters
    ----------
    message
        One sentence: what is wrong, where, what is allowed.
    problems
        The single problems as sentences, in the order of the files.
    """

    def __init__(self, message: str, problems: Sequence[str] = ()) -> None:
        super().__init__("\n".join([message, *problems]))
        self.message = message
        self.problems = tuple(problems)


class SettingsError(SahelMapError):
    """A setting of the server is unknown, wrong or missing; the server must not start.

    Parameters
    ----------
    message
        One sentence that says which file or start is meant.
    problems
        One sentence for each setting: its name, where it stands, what is allowed.
    """

    def __init__(self, message: str, problems: Sequence[str] = ()) -> None:
        super().__init__("\n".join([message, *problems]))
        self.problems = tuple(problems)


class StartError(SahelMapError):
    """The settings are right, but this machine does not give what they ask for, such as a port.

    Parameters
    ----------
    problems
        One sentence for each setting: its name, what stands in the way, what to do.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class SelectionError(SahelMapError):
    """A choice of the reader cannot be understood, for instance a code that does not exist."""


class ExportError(SahelMapError):
    """A file could not be made; what was there before is untouched."""


class FormError(SahelMapError):
    """A form for a new incident cannot be used as it is filled.

    Parameters
    ----------
    problems
        One sentence for each field that is wrong: which, what is wrong, what is allowed.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)
