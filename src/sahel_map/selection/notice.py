"""What of a link or a command could not be used, and what is allowed in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sahel_map.core.allowed import nearest
from sahel_map.words import Words

__all__ = ["MOST_NOTICES", "Notice", "stray_notices", "unknown_notices"]

#: Of one parameter, more values than this that cannot be used are counted, not named one by one.
MOST_NOTICES = 5


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in a link or form that could not be used, to be shown to the reader.

    Attributes
    ----------
    parameter : str
        Name in the address, for example ``"actor"``.
    value : str
        What was found there.
    allowed : str
        What is allowed, in codes.
    kind : {"value", "months", "length", "record", "parameter", "repeated", "more", "many"}
        What is wrong: no such value; a first date after the last; too long; no such record; no such parameter; one
        that stands more than once, of which the last value (`allowed`) is used; so many more (`value`) of the kind;
        more records than allowed.
    detail : str
        The allowed value most like the one found, or the last month asked for; may be empty.
    """

    parameter: str
    value: str
    allowed: str
    kind: str = "value"
    detail: str = ""

    @classmethod
    def of_unknown(cls, parameter: str, value: str, known: Iterable[object], allowed: str = "") -> Notice:
        """Return the notice of a value that is not in a closed list, with the one that may be meant.

        Parameters
        ----------
        parameter : str
            Of the address.
        value : str
            What stands in it.
        known : iterable of object
            The closed list.
        allowed : str
            What the notice says is allowed; the whole list where it is "".
        """
        names = [str(name) for name in known]
        return cls(parameter, value, allowed or ", ".join(names), detail=nearest(value, names) or "")

    def text(self, words: Words) -> str:
        """Return the notice as one sentence."""
        if self.kind == "months":
            return words("selection-notice-months", first=self.value, last=self.detail)
        if self.kind == "more":
            return words("selection-notice-more", n=int(self.value), count=words.number(int(self.value)))
        if self.kind == "record":
            key = "selection-notice-record" if self.parameter == "incident" else "selection-notice-record-of-list"
            return words(key, id=self.value[:80], parameter=self.parameter)
        if self.kind == "many":
            return words("selection-notice-many", given=self.value, allowed=self.allowed)
        if self.kind == "repeated":
            return words("selection-notice-repeated", parameter=self.parameter, value=self.allowed[:200])
        if self.kind == "parameter":
            sentence = words("selection-notice-parameter", parameter=self.parameter[:80])
            return f"{sentence} {words('selection-notice-near', value=self.detail)}" if self.detail else sentence
        if self.kind == "length":
            return words("selection-notice-length", parameter=self.parameter, allowed=self.allowed)
        sentence = words("selection-notice", parameter=self.parameter, value=self.value[:200], allowed=self.allowed)
        return f"{sentence} {words('selection-notice-near', value=self.detail)}" if self.detail else sentence

    def option_text(self) -> str:
        """Return the notice as one line of a command, which names its option."""
        option = f"--{self.parameter.replace('_', '-')}"
        if self.kind == "months":
            order = "allowed: a first date no later than the last"
            return f"{option} {self.value!r} lies after --to {self.detail!r}; {order}"
        if self.kind == "length":
            return f"{option} is too long; allowed: {self.allowed}"
        if self.kind == "record":
            return f"--record {self.value[:200]!r} is not in these data; allowed: ids of records, as in the table"
        if self.kind == "many":
            return f"--record is given {self.value} times; allowed: {self.allowed}"
        if self.kind == "repeated":
            given = f"{option} is given more than once, as {self.value[:200]!r}"
            return f"{given}; allowed: once, values joined by commas"
        hint = f'did you mean "{self.detail}"? Allowed' if self.detail else "allowed"
        if self.kind == "parameter":
            return f"{option} means nothing; {hint}: {self.allowed}"
        return f"{option} {self.value[:200]!r} is unknown; {hint}: {self.allowed}"


def unknown_notices(
    parameter: str, values: Iterable[str], known: Iterable[object], allowed: str = ""
) -> list[Notice]:
    """Return the notices of values that are not in a closed list: of the first few, and how many more there are.

    An address of 60 kilobytes holds ten thousand; to look for what each may mean would take seconds.

    Parameters
    ----------
    parameter : str
        Of the address.
    values : iterable of str
        What stands in it and is not in the list.
    known : iterable of object
        The closed list.
    allowed : str
        What the notices say is allowed; the whole list where it is "".
    """
    names, unknown = list(known), list(dict.fromkeys(values))
    notices = [Notice.of_unknown(parameter, value, names, allowed) for value in unknown[:MOST_NOTICES]]
    if n := len(unknown) - len(notices):
        notices.append(Notice(parameter, str(n), "", kind="more"))
    return notices


def stray_notices(parameters: Mapping[str, Sequence[str]], known: Collection[str]) -> tuple[Notice, ...]:
    """Return a notice for each parameter that means nothing here, and for each that stands more than once.

    Parameters
    ----------
    parameters : mapping of str to sequence of str
        Every value of every parameter of an address.
    known : collection of str
        Parameters that mean something.
    """
    strays = [name for name in parameters if name not in known]
    unknown = [
        Notice(name, "", ", ".join(sorted(known)), kind="parameter", detail=nearest(name, known) or "")
        for name in strays[:MOST_NOTICES]
    ]
    if n := len(strays) - len(unknown):
        unknown.append(Notice("", str(n), "", kind="more"))
    repeated = [
        Notice(name, ", ".join(values), values[-1], kind="repeated")
        for name, values in parameters.items()
        if name in known and len(values) > 1
    ]
    return (*unknown, *repeated)
