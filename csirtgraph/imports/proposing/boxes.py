"""Boxes of a diagram, each of which becomes a role or a party."""

from collections.abc import Mapping
from dataclasses import replace

from csirtgraph.imports.facts import BoxFact, PartyFact, RoleFact
from csirtgraph.imports.proposing.subject import Subject

NONE = "–"
DRAWN = ("roles", "parties", "teams", "groups", "units")  # what boxes may be


def decide_boxes(subject: Subject, said: Mapping[str, bool]) -> tuple[BoxFact, ...]:
    """Let each box be what it is in the plan, else what somebody says by its words, else what is likelier.

    Returns those that the plan does not have, as they were decided.
    """
    facts, found = subject.facts, []
    for box in facts.boxes:
        known = known_as(box, subject)
        if known is None and is_other(box.role, "roles", subject):
            continue
        is_party = said.get(box.name, box.is_party) if known is None else known
        if is_party:
            facts.parties.append(box.party)
        else:
            facts.roles.append(box.role)
        if known is None:
            found.append(replace(box, is_party=is_party))
    guessed = [box for box in found if box.name not in said]
    if guessed:
        facts.remark(guessed[0].place, "boxes", ", ".join(box.name for box in guessed if box.is_party) or NONE)
    return tuple(found)


def is_other(drawn: RoleFact | PartyFact, section: str, subject: Subject) -> bool:
    """Whether the plan has a box in another section than it looks; flows may then mean that by the id of the box."""
    if not drawn.is_drawn or subject.find(section, *names_of(drawn)):
        return False
    for other in DRAWN:
        if id := subject.find(other, *names_of(drawn)):
            subject.know(other, id, (drawn.id,))
            return True
    return False


def names_of(drawn: RoleFact | PartyFact) -> tuple[str, ...]:
    """By what the plan may have a box."""
    return drawn.id, drawn.name.ja, drawn.name.en


def known_as(box: BoxFact, subject: Subject) -> bool | None:
    """Whether the plan has a box as a party; None where it has none like it."""
    if subject.find("roles", *names_of(box.role)):
        return False
    return True if subject.find("parties", *names_of(box.role)) else None
