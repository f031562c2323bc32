"""From diagrams to facts: boxes are roles or outside parties, containers teams, arrows flows."""

from csirtgraph.imports import limits
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.facts import Facts, FlowFact, GroupFact, PartyFact, RoleFact
from csirtgraph.imports.graphs.model import Box, Diagram
from csirtgraph.imports.outside import OUTSIDE
from csirtgraph.plan.model.enums import MODES, Direction, PartyKind, Sourcing
from csirtgraph.text import Text

#: What the looks of our own exports and common shapes say: the sourcing of a role, or the kind of a party.
ROLES = {"in-house": Sourcing.IN_HOUSE, "outsourced": Sourcing.OUTSOURCED}
PARTIES = {"vendor": PartyKind.VENDOR, "system": PartyKind.SYSTEM, "outside": None}


def take_diagram(diagram: Diagram, name: str, facts: Facts) -> None:
    """Take what a diagram says. Raises ImportFailure where it is too large or has no boxes."""
    if not diagram.boxes and not diagram.containers:
        raise ImportFailure("no-graph", name)
    if max(len(diagram.boxes), len(diagram.arrows)) > limits.ITEMS:
        raise ImportFailure("too-large", name, limit=limits.ITEMS, unit=Text("個の箱と矢印", "boxes and arrows"))
    outside = {id for id, frame in diagram.containers.items() if OUTSIDE.search(frame.name)}
    for id, frame in diagram.containers.items():
        if id not in outside:
            facts.groups.append(GroupFact(place=frame.place, section="teams", id=id, name=words(frame.name)))
    for box in diagram.boxes.values():
        take_box(box, box.inside in outside, facts)
    known = {*diagram.boxes, *diagram.containers} - outside
    for arrow in diagram.arrows:
        if arrow.tail in known and arrow.head in known:
            facts.flows.append(
                FlowFact(
                    place=arrow.place,
                    id=arrow.id,
                    sender=arrow.tail,
                    receiver=arrow.head,
                    label=words(arrow.label),
                    direction=Direction.MUTUAL if arrow.is_mutual else None,
                )
            )
        else:
            facts.remark(arrow.place, "loose-arrow", arrow.label)
    for place, text in diagram.left_out:
        facts.remark(place, "item", text)


def take_box(box: Box, is_outside: bool, facts: Facts) -> None:
    """A box as a role, or as a party where its look, its container or its name says so."""
    is_party = box.look in PARTIES or (box.look not in ROLES and (is_outside or OUTSIDE.search(box.name)))
    lines = [line for line in box.lines if not line.startswith("・")]
    if is_party:
        note = words(lines[0]) if lines else Text()
        kind = PARTIES.get(box.look)
        facts.parties.append(
            PartyFact(place=box.place, id=box.id, name=words(box.name), kind=kind, note=note, is_drawn=True)
        )
        return
    sourcing = dict.fromkeys(MODES, ROLES[box.look]) if box.look in ROLES else {}
    texts = {"brief": words(lines[0])} if lines else {}
    facts.roles.append(
        RoleFact(
            place=box.place,
            id=box.id,
            name=words(box.name),
            texts=texts,
            team="" if is_outside else box.inside,
            sourcing=sourcing,
            is_drawn=True,
        )
    )


def words(text: str) -> Text:
    """A text in the language that its letters show."""
    return Text(en=text) if text.isascii() else Text(ja=text)
