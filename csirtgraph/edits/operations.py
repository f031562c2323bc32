"""The kinds of edits, and the fields that each must and may have."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from csirtgraph.edits import about, comments, deadlines, details, entries, flows, people, posts, removal
from csirtgraph.edits.draft import Draft
from csirtgraph.edits.entries import BOTH, SECTIONS, Edit
from csirtgraph.edits.refusal import EditError
from csirtgraph.edits.values import (
    Check,
    contacts,
    deputies,
    flag,
    functions,
    modes,
    name,
    names,
    number,
    one_of,
    or_nothing,
    some,
    turns,
    values_of,
    word,
    words,
)
from csirtgraph.plan.model.enums import Channel, FlowKind, Mode, PartyKind, Sourcing, Tier
from csirtgraph.text import LANGUAGES


@dataclass(frozen=True)
class Operation:
    """What an edit does, its required fields and its optional ones."""

    make: Callable[[Draft, Edit], None]
    required: Mapping[str, Check]
    optional: Mapping[str, Check] = field(default_factory=dict)


MODE = {"mode": values_of(Mode)}
ROLE_OR_PARTY = {"kind": one_of("role", "party"), "id": name}
ENDS = {"from": name, "to": name}
#: What a flow may say besides who, whom and what.
TERMS = {
    "step": or_nothing(number),
    "within": word,
    "via": some(values_of(Channel)),
    "when": words,
    "private": flag,
}
DEADLINE = {
    **dict.fromkeys(deadlines.TEXTS, words),
    **dict.fromkeys(deadlines.WORDS, word),
}
SAID = {"by": word, "date": word}  # of a comment
PERSON = {"name": words, "department": words, "title": words, "verified": word, "private": flag, "contacts": contacts}

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
    "add-flow": Operation(
        flows.add_flow, {**ENDS, "kind": values_of(FlowKind), "modes": modes}, {"label": words, **TERMS}
    ),
    "set-flow": Operation(
        flows.set_flow, {"id": name}, {"label": words, "kind": values_of(FlowKind), "modes": modes, **TERMS}
    ),
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
            "under": or_nothing(lambda value: word(value) or names(value)),
            "unit": or_nothing(word),
            "people": or_nothing(number),
            "open": flag,
            "holders": names,
            "on-call": turns,
        },
    ),
    "set-deputies": Operation(entries.set_deputies, {"id": name, "deputies": deputies}),
    "set-tier": Operation(details.set_tier, {"id": name, "tier": one_of("", *(tier.value for tier in Tier))}),
    "set-link": Operation(details.set_link, {"kind": one_of("role", "party", "team"), "id": name, "link": word}),
    "set-skills": Operation(details.set_skills, {**MODE, "id": name, "skills": some(words)}),
    "set-functions": Operation(details.set_functions, {"id": name, "functions": functions}),
    "add-area": Operation(details.add_area, {"kind": one_of(*details.AREAS), "id": name, "name": words}),
    "set-kind": Operation(entries.set_kind, {"id": name, "kind": values_of(PartyKind)}),
    "set-private": Operation(entries.set_private, {"id": name, "private": flag}),
    "set-contacts": Operation(people.set_contacts, {**ROLE_OR_PARTY, "contacts": contacts}),
    "add-person": Operation(people.add_person, {"id": name, "name": words}, PERSON),
    "set-person": Operation(people.set_person, {"id": name}, PERSON),
    "remove-person": Operation(people.remove_person, {"id": name}),
    "add-comment": Operation(comments.add_comment, {"id": name, "about": name, "text": word}, SAID),
    "answer-comment": Operation(comments.answer_comment, {"id": name, "text": word}, SAID),
    "resolve-comment": Operation(comments.resolve_comment, {"id": name, "resolved": flag}),
    "remove-comment": Operation(comments.remove_comment, {"id": name}),
    "add-deadline": Operation(deadlines.add_deadline, {"id": name, "name": words, "to": name}, DEADLINE),
    "set-deadline": Operation(deadlines.set_deadline, {"id": name}, DEADLINE),
    "remove-deadline": Operation(deadlines.remove_deadline, {"id": name}),
    "set-word": Operation(about.set_word, {"value": name, "text": words}),
    "set-csirt": Operation(about.set_csirt, {"field": name, "value": lambda value: words(value) or some(words)(value)}),
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
