"""The kinds of edits, and the fields that each must and may have."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

from csirtgraph.edits import entries, flows, posts, removal
from csirtgraph.edits.draft import Draft
from csirtgraph.edits.entries import BOTH, SECTIONS, Edit
from csirtgraph.edits.refusal import EditError
from csirtgraph.plan.model.enums import FlowKind, Mode, PartyKind, Sourcing
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


def modes(value: Any) -> bool:
    """One mode or more."""
    return isinstance(value, list) and bool(value) and all(map(values_of(Mode), value))


def names(value: Any) -> bool:
    """Ids."""
    return isinstance(value, list) and all(map(name, value))


def or_nothing(check: Check) -> Check:
    """A value, or null for none."""
    return lambda value: value is None or check(value)


def number(value: Any) -> bool:
    """A whole number."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9


def flag(value: Any) -> bool:
    """True or false."""
    return isinstance(value, bool)


@dataclass(frozen=True)
class Operation:
    """What an edit does, its required fields and its optional ones."""

    make: Callable[[Draft, Edit], None]
    required: Mapping[str, Check]
    optional: Mapping[str, Check] = field(default_factory=dict)


MODE = {"mode": values_of(Mode)}
ROLE_OR_PARTY = {"kind": one_of("role", "party"), "id": name}
ENDS = {"from": name, "to": name}

OPERATIONS = {
    "set": Operation(
        entries.set_text,
        {"kind": one_of(*SECTIONS), "id": name, "field": name, "lang": one_of(*LANGUAGES), "text": word},
    ),
    "set-sourcing": Operation(
        entries.set_sourcing,
        {"id": name, "mode": one_of(BOTH, *(mode.value for mode in Mode)), "sourcing": values_of(Sourcing)},
    ),
    "set-modes": Operation(entries.set_modes, {**ROLE_OR_PARTY, "modes": modes}),
    "set-group": Operation(entries.set_group, {"id": name, "group": word}),
    "set-team": Operation(entries.set_team, {"id": name, "team": word}),
    "add-role": Operation(
        entries.add_role,
        {"id": name, "name": words},
        {"group": or_nothing(word), "team": or_nothing(word), "sourcing": or_nothing(values_of(Sourcing))},
    ),
    "add-party": Operation(entries.add_party, {"id": name, "name": words, "kind": values_of(PartyKind)}),
    "remove": Operation(removal.remove, ROLE_OR_PARTY),
    "add-flow": Operation(flows.add_flow, {**ENDS, "kind": values_of(FlowKind), "modes": modes}, {"label": words}),
    "set-flow": Operation(flows.set_flow, {"id": name}, {"label": words, "kind": values_of(FlowKind), "modes": modes}),
    "redirect-flow": Operation(flows.redirect_flow, {"id": name}, ENDS),
    "remove-flow": Operation(flows.remove_flow, {"id": name}),
    "add-post": Operation(
        posts.add_post,
        {**MODE, "id": name},
        {
            "name": or_nothing(words),
            "roles": names,
            "under": or_nothing(word),
            "people": or_nothing(number),
            "unit": or_nothing(word),
            "held-by": or_nothing(word),
        },
    ),
    "set-post": Operation(
        posts.set_post,
        {**MODE, "id": name},
        {
            "name": words,
            "held-by": or_nothing(word),
            "under": or_nothing(word),
            "unit": or_nothing(word),
            "people": or_nothing(number),
            "open": flag,
        },
    ),
    "remove-post": Operation(posts.remove_post, {**MODE, "id": name}),
}


def make(draft: Draft, edit: Any) -> None:
    """Apply one edit from outside. Raises EditError where it is malformed or names what is not there."""
    op = edit.get("op") if isinstance(edit, dict) else None
    operation = OPERATIONS.get(op) if isinstance(op, str) else None
    if operation is None:
        raise EditError("no-operation", value=op, known=", ".join(OPERATIONS))
    known = {**operation.required, **operation.optional}
    for key in edit.keys() - known.keys() - {"op"}:
        raise EditError("extra", op=op, field=key)
    for key, check in known.items():
        if (key in edit or key in operation.required) and not check(edit.get(key)):
            raise EditError("field", op=op, field=key)
    operation.make(draft, edit)
