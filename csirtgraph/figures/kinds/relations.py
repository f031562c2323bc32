"""The relation diagram (役割と業務内容の関連図): who tells whom what."""

from collections.abc import Collection, Iterable, Iterator

from csirtgraph.drawing.model import Box, Diagram, Drawing, Frame, Key
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import left_out, notes, subtitle
from csirtgraph.figures.flow_arrows import arrow_keys, deputy_arrows, flow_arrow
from csirtgraph.figures.groups import others, silent, spoken_for
from csirtgraph.figures.kind import Kind
from csirtgraph.figures.sections import sections
from csirtgraph.plan.analysis.members import members_of, talking_groups
from csirtgraph.plan.analysis.modes import flows_of
from csirtgraph.plan.model.enums import MODES, Mode, PartyKind, Sourcing, Tier
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Group, Party, Plan, Role, Team, is_inferred
from csirtgraph.plan.model.posts import Unit
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("役割と業務内容の関連図", "Roles and what they tell each other")
NEEDS = """flows:
  commander:
    poc: {label: {ja: 状況説明, en: Status}, kind: report}"""


def modes(plan: Plan) -> tuple[Mode, ...]:
    """Every mode in which anyone says anything."""
    return tuple(mode for mode in MODES if flows_of(plan, mode))


def draw(plan: Plan, view: View) -> Drawing:
    """Roles in their rows or teams, parties above and below, an arrow for every flow."""
    flows = tuple(by_sender(flows_about(view.only, flows_of(plan, view.mode), plan), plan))
    talking = {end for flow in flows for end in (flow.sender, flow.receiver)}
    talking |= set() if view.only else deputies_of(talking, plan)
    roles = [
        role
        for role in plan.roles.values()
        if view.mode in role.modes
        and (role.id in talking or (role.team and (not view.only or role.team in (view.only, *talking))))
    ]
    parties = [party for party in plan.parties.values() if party.id in talking]
    frames = tuple(team_frames(plan, roles, view))
    boxes = [role_box(role, plan, view) for role in roles]
    boxes += [party_box(party, view) for party in parties]
    boxes += [team_box(team, view) for team in plan.teams.values() if is_lone(team, talking, frames)]
    groups = [(id, group) for id, group in talking_groups(plan).items() if id in talking]
    boxes += [group_box(id, group, plan, view) for id, group in groups]
    arrows = (
        *(flow_arrow(flow, plan, view) for flow in flows),
        *deputy_arrows(roles, [box.id for box in boxes], view),
    )
    return Drawing(
        title=TITLE.to(view.language),
        badge=plan.word_of(view.mode).to(view.language),
        badge_look=view.mode.value,
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Diagram(
            boxes=tuple(boxes),
            frames=frames,
            arrows=arrows,
            rows=tuple(tier.value for tier in Tier),
        ),
        keys=(*keys(boxes, frames, plan, view), *arrow_keys(flows, arrows, plan, view)),
        notes=notes(plan, view, remarks(plan, roles, flows, view)),
        tags=("relations", view.mode.value),
    )


def flows_about(team: str, flows: Iterable[Flow], plan: Plan) -> Iterator[Flow]:
    """The flows that begin or end in a team; all of them for no team."""
    for flow in flows:
        ends = {flow.sender, flow.receiver}
        if not team or team in ends | {plan.roles[end].team for end in ends if end in plan.roles}:
            yield flow


def by_sender(flows: Iterable[Flow], plan: Plan) -> list[Flow]:
    """Flows in the order of their senders, which the layout was tuned to."""
    known = dict.fromkeys((*plan.teams, *plan.roles, *plan.parties, *talking_groups(plan)))
    order = {name: number for number, name in enumerate(known)}
    return sorted(flows, key=lambda flow: order[flow.sender])


def team_frames(plan: Plan, roles: Iterable[Role], view: View) -> Iterator[Frame]:
    """A frame for each team that has a role here."""
    used = {role.team for role in roles}
    for team in plan.teams.values():
        if team.id in used:
            yield Frame(id=team.id, name=team.name.to(view.language), look="frame", tags=("team",))


def is_lone(team: Team, talking: Collection[str], frames: Iterable[Frame]) -> bool:
    """Whether a team talks though none of its roles is in this mode."""
    return team.id in talking and all(frame.id != team.id for frame in frames)


def team_box(team: Team, view: View) -> Box:
    """A team without roles to frame."""
    return Box(id=team.id, name=team.name.to(view.language), look="in-house", tags=("team",))


def deputies_of(ends: Collection[str], plan: Plan) -> set[str]:
    """The roles that deputise for some."""
    known = set(ends)
    return {role.id for role in plan.roles.values() if role.deputy_of.keys() & known}


def group_box(id: str, group: Group | Unit, plan: Plan, view: View) -> Box:
    """A group or a unit that is spoken to as a whole, and who is in it."""
    names = [plan.roles[role].name.to(view.language) for role in members_of(plan, id, view.mode)]
    return Box(
        id=id,
        name=group.name.to(view.language),
        lines=(phrases.COMMA.to(view.language).join(names),) if names else (),
        look="frame",
        row="" if plan.teams else (getattr(group, "tier", None) or Tier.OPERATION).value,
        tags=("group",),
    )


def role_box(role: Role, plan: Plan, view: View) -> Box:
    """A role: its name, what it does in short, and its functions."""
    outsourced = role.sourcing_in(view.mode) is Sourcing.OUTSOURCED
    look = "outsourced" if outsourced else "in-house"
    brief = role.brief or role.duty
    return Box(
        id=role.id,
        name=(role.short or role.name).to(view.language),
        lines=(brief.to(view.language),) if brief and not role.team else (),
        items=tuple(
            function.name.to(view.language) for function in role.functions.values() if view.mode in function.modes
        ),
        look=look,
        dashed=outsourced,
        frame=role.team,
        row="" if role.team or plan.teams else plan.tier_of(role).value,
        tags=("role", look),
    )


def party_box(party: Party, view: View) -> Box:
    """Someone outside."""
    is_vendor = party.kind is PartyKind.VENDOR
    tier = party.tier or (Tier.VENDOR if is_vendor else Tier.OUTSIDE)
    return Box(
        id=party.id,
        name=party.name.to(view.language),
        lines=(party.note.to(view.language),) if party.note else (),
        look="vendor" if is_vendor else "plain" if party.kind in INSIDE else "outside",
        dashed=is_vendor,
        row=tier.value,
        tags=("party", party.kind.value),
    )


def keys(boxes: Iterable[Box], frames: Iterable[Frame], plan: Plan, view: View) -> Iterator[Key]:
    """The legend of boxes and frames: only what is in the picture, in the plan's own words."""
    looks = {box.look for box in boxes}
    for look, text in legend_in(plan).items():
        if look in looks:
            yield Key(text.to(view.language), "box", look, look in ("outsourced", "vendor"))
    if any(box.items for box in boxes):
        yield Key(phrases.FUNCTION.to(view.language), "item", "item")
    if frames:
        yield Key(phrases.TEAM.to(view.language), "frame", "frame")
    if any("group" in box.tags for box in boxes):
        yield Key(phrases.GROUP_OR_UNIT.to(view.language), "box", "frame")


def legend_in(plan: Plan) -> dict[str, Text]:
    """What the looks of boxes stand for, as the plan calls it."""
    return {
        "in-house": plan.word_of(Sourcing.IN_HOUSE),
        "outsourced": plan.word_of(Sourcing.OUTSOURCED),
        "vendor": plan.word_of(PartyKind.VENDOR),
        "plain": plan.word_of(PartyKind.INTERNAL),
        "outside": phrases.OUTSIDE,
    }


#: Kinds of parties within the own organisation.
INSIDE = (PartyKind.INTERNAL, PartyKind.COMMITTEE)


def remarks(plan: Plan, roles: list[Role], flows: Iterable[Flow], view: View) -> Iterator[Text | str]:
    """What else the reader has to know."""
    if is_inferred(flows, "receiver"):
        yield phrases.ARROWS_INFERRED
    if is_inferred(roles, "sourcing"):
        yield phrases.COLOURS_INFERRED
    if not view.only:
        ends = {end for flow in flows for end in (flow.sender, flow.receiver)}
        spoken, shown = spoken_for(ends, plan, view.mode), ends | {role.team for role in roles}
        yield from left_out(phrases.UNCONNECTED, others([*roles, *spoken], plan, [view.mode]), view)
        yield from left_out(phrases.UNCONNECTED_OTHERS, silent(shown, plan, view.mode), view)


KIND = Kind(TITLE, modes, draw, NEEDS, sections, has_parts=True)
