"""Boxes of a diagram, each of which becomes a role or a party."""

from collections.abc import Mapping
from dataclasses import replace

from csirtgraph.imports.facts import BoxFact
from csirtgraph.imports.proposing.subject import Subject

NONE = "–"


def decide_boxes(subject: Subject, said: Mapping[str, bool]) -> tuple[BoxFact, ...]:
    """Let each box be what it is in the plan, else what somebody says by its words, else what is likelier.

    Returns those that the plan does not have, as they were decided.
    """
    facts, found = subject.facts, []
    for box in facts.boxes:
        known = known_as(box, subject)
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


def known_as(box: BoxFact, subject: Subject) -> bool | None:
    """Whether the plan has a box as a party; None where it has none like it."""
    names = (box.role.id, box.role.name.ja, box.role.name.en)
    if subject.find("roles", *names):
        return False
    return True if subject.find("parties", *names) else None
