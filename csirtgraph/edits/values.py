"""What the fields of an edit may hold: checks of JSON values from outside."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeAlias

from csirtgraph.plan.model.enums import ContactUse, Mode
from csirtgraph.plan.yaml.decode import ESCAPED
from csirtgraph.text import LANGUAGES

#: Whether a JSON value is acceptable.
Check: TypeAlias = Callable[[Any], bool]


def word(value: Any) -> bool:
    """Text of characters that a plan may have."""
    return isinstance(value, str) and not ESCAPED.search(value)


def name(value: Any) -> bool:
    """The id of something: text that is not empty."""
    return word(value) and bool(value)


def words(value: Any) -> bool:
    """Text, or texts by language."""
    return word(value) or (isinstance(value, dict) and value.keys() <= {*LANGUAGES} and all(map(word, value.values())))


def one_of(*known: str) -> Check:
    """One of some words."""
    return lambda value: isinstance(value, str) and value in known


def values_of(options: type[Enum]) -> Check:
    """One of the words of an enum."""
    return one_of(*(option.value for option in options))


def some(check: Check) -> Check:
    """A list of values."""
    return lambda value: isinstance(value, list) and all(map(check, value))


def modes(value: Any) -> bool:
    """One mode or more."""
    return bool(value) and some(values_of(Mode))(value)


names = some(name)


def or_nothing(check: Check) -> Check:
    """A value, or null for none."""
    return lambda value: value is None or check(value)


def number(value: Any) -> bool:
    """A whole number."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9


def flag(value: Any) -> bool:
    """True or false."""
    return isinstance(value, bool)


def record(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    """A mapping with some keys, and perhaps others."""
    known = {**required, **optional}
    return lambda value: (
        isinstance(value, dict)
        and required.keys() <= value.keys() <= known.keys()
        and all(known[key](item) for key, item in value.items())
    )


deputies = some(record({"role": name}, {"when": words}))
contacts = some(record({}, {"phone": word, "mail": word, "chat": word, "use": values_of(ContactUse), "hours": word}))
functions = some(record({"name": words}, {"id": name}))
turns = some(record({"hours": name}, {"rotation": words, "holders": names}))
