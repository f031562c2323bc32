"""From diagrams to facts: boxes are roles or outside parties, containers teams, arrows flows."""

from csirtgraph.imports import limits
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.facts import BoxFact, Facts, FlowFact, GroupFact, PartyFact, RoleFact
from csirtgraph.imports.graphs.decisions import without_decisions
from csirtgraph.imports.graphs.model import Arrow, Box, Diagram
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
    diagram = without_decisions(diagram, name)
    outside = {id for id, frame in diagram.containers.items() if OUTSIDE.search(frame.name)}
    for id, frame in diagram.containers.items():
        if id not in outside:
            facts.groups.append(GroupFact(place=frame.place, section="teams", id=id, name=words(frame.name)))
    colours = outside_colours(diagram)
    for box in diagram.boxes.values():
        take_box(box, box.inside in outside, box.colour in colours, facts)
    for arrow in diagram.arrows:
        take_arrow(arrow, {*diagram.boxes, *diagram.containers} - outside, facts)
    for place, text in diagram.left_out:
        facts.remark(place, "item", text)


def outside_colours(diagram: Diagram) -> set[str]:
    """The colours of boxes of which most sound like somebody outside, where not all boxes have the same."""
    named: dict[str, list[bool]] = {}
    for box in diagram.boxes.values():
        named.setdefault(box.colour, []).append(bool(OUTSIDE.search(box.name)))
    return {colour for colour, found in named.items() if colour and len(named) > 1 and 2 * sum(found) > len(found)}


def take_box(box: Box, is_outside: bool, is_coloured: bool, facts: Facts) -> None:
    """A box as a role or a party where its look says so; else as either, of which somebody decides."""
    if box.look in PARTIES:
        facts.parties.append(party_of(box))
    elif box.look in ROLES:
        facts.roles.append(role_of(box, is_outside))
    else:
        is_party = is_outside or is_coloured or bool(OUTSIDE.search(box.name))
        facts.boxes.append(BoxFact(role=role_of(box, is_outside), party=party_of(box), is_party=is_party))


def party_of(box: Box) -> PartyFact:
    """A box as someone outside."""
    kind = PARTIES.get(box.look)
    return PartyFact(
        place=box.place, id=box.id, name=words(box.name), kind=kind, note=words(brief_of(box)), is_drawn=True
    )


def role_of(box: Box, is_outside: bool) -> RoleFact:
    """A box as a role; a container of others is no team."""
    brief = words(brief_of(box))
    return RoleFact(
        place=box.place,
        id=box.id,
        name=words(box.name),
        texts={"brief": brief} if brief else {},
        team="" if is_outside else box.inside,
        sourcing=dict.fromkeys(MODES, ROLES[box.look]) if box.look in ROLES else {},
        is_drawn=True,
    )


def brief_of(box: Box) -> str:
    """The first line below the name that is no item of a list; "" for none."""
    return next((line for line in box.lines if not line.startswith("・")), "")


def take_arrow(arrow: Arrow, known: set[str], facts: Facts) -> None:
    """An arrow as a flow, where it joins two that are taken over."""
    if not {arrow.tail, arrow.head} <= known:
        facts.remark(arrow.place, "loose-arrow", arrow.label)
        return
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


def words(text: str) -> Text:
    """A text in the language that its letters show."""
    return Text(en=text) if text.isascii() else Text(ja=text)
