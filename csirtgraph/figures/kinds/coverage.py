"""Coverage (役割の充足): every role in both modes at a glance: in-house, outsourced, without anyone, not needed.

`plan.vacancies` says when a role is without anyone. Roles that only combine
others on the relation diagram are left out: their parts are listed.
"""

from collections.abc import Iterator
from itertools import groupby

from csirtgraph.drawing.model import Box, Drawing, Key, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import cell
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.analysis.vacancies import is_vacant, sourcing_of
from csirtgraph.plan.model.enums import MODES, Mode, Sourcing
from csirtgraph.plan.model.plan import Plan, Role, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.text import Text

TITLE = Text("役割の充足", "Coverage of roles")
NEEDS = """roles:
  commander: {name: {ja: コマンダー, en: Commander}}
  forensics: {name: {ja: フォレンジックス, en: Forensics}, sourcing: outsourced, modes: incident}"""
GROUP = Text("グループ", "Group")
ROLE = Text("役割", "Role")
WIDTHS = (95.0, 145.0, 112.0, 112.0)
GAP = 14.0  # pt between two halves of the table
TALL = 14  # rows of a table that stays in one piece
MORE = ":2"  # behind the id of a group's cell that goes on with the one in the first half
SLACK = 2  # rows that one half may have more than the other

OPEN, UNUSED = "open", "unused"
#: What a cell says: its mark, its words and its look.
STATES = {
    Sourcing.IN_HOUSE.value: ("●", word_of(Sourcing.IN_HOUSE), "in-house"),
    Sourcing.OUTSOURCED.value: ("◆", word_of(Sourcing.OUTSOURCED), "outsourced"),
    OPEN: ("△", Text("担当なし", "Nobody"), "group-7"),
    UNUSED: ("–", Text("", ""), "cell"),
}
SUMMARY = Text("{mode}: {counts}", "{mode}: {counts}")
NOT_NEEDED = Text("–: その時には置かない役割", "–: a role that is not needed then")


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when there are roles."""
    return ONCE if plan.roles else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every role; many roles stand in two halves side by side."""
    roles = sorted(roles_of(plan), key=lambda role: order_of(role, plan))
    halves = halved(roles) if len(roles) > TALL else [roles]
    boxes = tuple(box for number, half in enumerate(halves) for box in table_of(half, number, plan, view))
    looks = {box.look for box in boxes}
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(boxes=boxes, columns=(*WIDTHS, GAP, *WIDTHS) if len(halves) > 1 else WIDTHS),
        keys=tuple(
            Key(f"{mark} {text.to(view.language)}", "box", look, look == "outsourced")
            for mark, text, look in STATES.values()
            if look in looks and text
        ),
        notes=notes(plan, view, remarks(plan, roles, view)),
        tags=("coverage",),
    )


def roles_of(plan: Plan) -> list[Role]:
    """The roles people can hold."""
    return [role for role in plan.roles.values() if not role.combines]


def halved(roles: list[Role]) -> list[list[Role]]:
    """Two halves, parted between two groups where that is near the middle."""
    middle = -(-len(roles) // 2)
    near = [
        row
        for row in range(middle - SLACK, middle + SLACK + 1)
        if (roles[row - 1].group, roles[row - 1].team) != (roles[row].group, roles[row].team)
    ]
    part = min(near, key=lambda row: abs(row - middle), default=middle)
    return [roles[:part], roles[part:]]


def order_of(role: Role, plan: Plan) -> int:
    """By group or team, in the plan's order; roles of none at the end."""
    known = [*plan.groups, *plan.teams]
    name = role.group or role.team
    return known.index(name) if name in known else len(known)


def table_of(roles: list[Role], number: int, plan: Plan, view: View) -> Iterator[Box]:
    """One half of the table: its header, its groups, its roles."""
    left = number * (len(WIDTHS) + 1)
    titles = [GROUP if plan.groups else phrases.TEAM, ROLE, *(word_of(mode) for mode in MODES)]
    for column, title in enumerate(titles):
        name = title.to(view.language)
        yield cell(f"/head/{number}/{column}", 0, left + column, name=name, look="head", align="middle")
    row = 1
    for group, run in groupby(roles, key=lambda role: role.group or role.team):
        first, *others = run
        more = MORE if number and row == 1 and is_continued(group, roles, plan) else ""
        name = group_name(first, plan, view)
        yield cell(f"/group/{group}{more}", row, left, rows=1 + len(others), lines=(name,))
        row += 1 + len(others)
    for row, role in enumerate(roles, 1):
        yield cell(role.id, row, left + 1, lines=(role.name.to(view.language),), tags=("role",))
        for column, mode in enumerate(MODES, left + 2):
            yield state_cell(role, mode, row, column, plan, view)


def is_continued(group: str, half: list[Role], plan: Plan) -> bool:
    """Whether not all roles of a group are in one half of the table."""
    every = [role for role in roles_of(plan) if (role.group or role.team) == group]
    return any(role not in half for role in every)


def group_name(role: Role, plan: Plan, view: View) -> str:
    """The name of the role's group or team."""
    found = plan.groups.get(role.group) or plan.teams.get(role.team)
    return found.name.to(view.language) if found else ""


def state_cell(role: Role, mode: Mode, row: int, column: int, plan: Plan, view: View) -> Box:
    """How a role is provided for in one mode."""
    state = state_of(role, mode, plan)
    mark, text, look = STATES[state]
    return cell(
        f"{role.id}/{mode.value}",
        row,
        column,
        lines=(f"{mark} {text.to(view.language)}".strip(),),
        look=look,
        dashed=look == "outsourced",
        align="middle",
        tags=(state,),
    )


def state_of(role: Role, mode: Mode, plan: Plan) -> str:
    """The key of STATES for a role in one mode."""
    if mode not in role.modes:
        return UNUSED
    return OPEN if is_vacant(role, mode, plan) else sourcing_of(role, mode, plan).value


def remarks(plan: Plan, roles: list[Role], view: View) -> Iterator[Text | str]:
    """How many roles there are of each kind, what a dash means, and what was reconstructed."""
    for mode in MODES:
        states = [state_of(role, mode, plan) for role in roles]
        counts = [
            f"{text.to(view.language)} {states.count(state)}"
            for state, (_, text, _) in STATES.items()
            if text and state in states
        ]
        if counts:
            texts = phrases.COMMA.to(view.language).join(counts)
            yield SUMMARY.to(view.language).format(mode=word_of(mode).to(view.language), counts=texts)
    if any(state_of(role, mode, plan) == UNUSED for role in roles for mode in MODES):
        yield NOT_NEEDED
    if is_inferred(roles, "sourcing"):
        yield phrases.COLOURS_INFERRED


KIND = Kind(TITLE, modes, draw, NEEDS)
