"""Coverage (役割の充足): every role in each mode at a glance: in-house, outsourced, without anyone, not needed.

`plan.vacancies` says when a role is without anyone. Roles that only combine
others on the relation diagram are left out: their parts are listed.
"""

from collections.abc import Iterator
from itertools import groupby

from csirtgraph.drawing.model import Box, Drawing, Key, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import cell
from csirtgraph.figures.groups import home_of, home_titles, homes, in_order
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.analysis.modes import modes_of
from csirtgraph.plan.analysis.vacancies import is_vacant, sourcing_of
from csirtgraph.plan.model.enums import Mode, Sourcing
from csirtgraph.plan.model.plan import Plan, Role, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.text import NOTHING, Text

TITLE = Text("役割の充足", "Coverage of roles")
NEEDS = """roles:
  commander: {name: {ja: コマンダー, en: Commander}}
  forensics: {name: {ja: フォレンジックス, en: Forensics}, sourcing: outsourced, modes: incident}"""
ROLE = Text("役割", "Role")
GROUPS, NAMES, STATE = 95.0, 145.0, 112.0  # pt, the columns
GAP = 14.0  # pt between two halves of the table
TALL = 14  # rows of a table that stays in one piece
MORE = ":2"  # behind the id of a group's cell that goes on with the one in the first half
SLACK = 2  # rows that one half may have more than the other

OPEN, UNUSED = "open", "unused"
#: What a cell says: its mark, its words (of a sourcing those of the plan) and its look.
STATES = {
    Sourcing.IN_HOUSE.value: ("●", NOTHING, "in-house"),
    Sourcing.OUTSOURCED.value: ("◆", NOTHING, "outsourced"),
    OPEN: ("△", Text("担当なし", "Nobody"), "group-7"),
    UNUSED: ("–", NOTHING, "cell"),
}
SUMMARY = Text("{mode}: {counts}", "{mode}: {counts}")
NOT_NEEDED = Text("–: その時には置かない役割", "–: a role that is not needed then")


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when there are roles."""
    return ONCE if plan.roles else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every role; many roles stand in two halves side by side."""
    roles = in_order(roles_of(plan), home_of, homes(plan))
    halves = halved(roles) if len(roles) > TALL else [roles]
    boxes = tuple(box for number, half in enumerate(halves) for box in table_of(half, number, plan, view))
    looks = {box.look for box in boxes}
    widths = widths_of(plan)
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(boxes=boxes, columns=(*widths, GAP, *widths) if len(halves) > 1 else widths),
        keys=tuple(
            Key(f"{mark} {text.to(view.language)}", "box", look, look == "outsourced", mark)
            for mark, text, look in states_of(plan).values()
            if look in looks and text
        ),
        notes=notes(plan, view, remarks(plan, roles, view)),
        tags=("coverage",),
    )


def widths_of(plan: Plan) -> tuple[float, ...]:
    """The columns in pt, one for each mode in which anything happens."""
    return (GROUPS, NAMES, *(STATE for _ in modes_of(plan)))


def roles_of(plan: Plan) -> list[Role]:
    """The roles people can hold."""
    return [role for role in plan.roles.values() if not role.combines]


def halved(roles: list[Role]) -> list[list[Role]]:
    """Two halves, parted between two groups where that is near the middle."""
    middle = -(-len(roles) // 2)
    near = [row for row in range(middle - SLACK, middle + SLACK + 1) if home_of(roles[row - 1]) != home_of(roles[row])]
    part = min(near, key=lambda row: abs(row - middle), default=middle)
    return [roles[:part], roles[part:]]


def table_of(roles: list[Role], number: int, plan: Plan, view: View) -> Iterator[Box]:
    """One half of the table: its header, its groups, its roles."""
    left = number * (len(widths_of(plan)) + 1)
    titles = [*(home_titles(roles_of(plan)) or [phrases.GROUP]), ROLE, *(plan.word_of(mode) for mode in modes_of(plan))]
    for column, title in enumerate(titles):
        name = title.to(view.language)
        yield cell(f"/head/{number}/{column}", 0, left + column, name=name, look="head", align="middle")
    row, known = 1, homes(plan)
    for group, run in groupby(roles, key=home_of):
        count = len(list(run))
        more = MORE if number and row == 1 and is_continued(group, roles, plan) else ""
        name = known[group].name.to(view.language) if group else ""
        yield cell(f"/group/{group}{more}", row, left, rows=count, lines=(name,))
        row += count
    for row, role in enumerate(roles, 1):
        yield cell(role.id, row, left + 1, lines=(role.name.to(view.language),), tags=("role",))
        for column, mode in enumerate(modes_of(plan), left + 2):
            yield state_cell(role, mode, row, column, plan, view)


def is_continued(group: str, half: list[Role], plan: Plan) -> bool:
    """Whether not all roles of a group are in one half of the table."""
    every = [role for role in roles_of(plan) if home_of(role) == group]
    return any(role not in half for role in every)


def state_cell(role: Role, mode: Mode, row: int, column: int, plan: Plan, view: View) -> Box:
    """How a role is provided for in one mode."""
    state = state_of(role, mode, plan)
    mark, text, look = states_of(plan)[state]
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


def states_of(plan: Plan) -> dict[str, tuple[str, Text, str]]:
    """What cells say, with the words of the plan."""
    own = {sourcing.value: plan.word_of(sourcing) for sourcing in Sourcing}
    return {state: (mark, own.get(state, text), look) for state, (mark, text, look) in STATES.items()}


def state_of(role: Role, mode: Mode, plan: Plan) -> str:
    """The key of STATES for a role in one mode."""
    if mode not in role.modes:
        return UNUSED
    return OPEN if is_vacant(role, mode, plan) else sourcing_of(role, mode, plan).value


def remarks(plan: Plan, roles: list[Role], view: View) -> Iterator[Text | str]:
    """How many roles there are of each kind, what a dash means, and what was reconstructed."""
    for mode in modes_of(plan):
        states = [state_of(role, mode, plan) for role in roles]
        counts = [
            f"{text.to(view.language)} {states.count(state)}"
            for state, (_, text, _) in states_of(plan).items()
            if text and state in states
        ]
        if counts:
            texts = phrases.COMMA.to(view.language).join(counts)
            yield SUMMARY.to(view.language).format(mode=plan.word_of(mode).to(view.language), counts=texts)
    if any(state_of(role, mode, plan) == UNUSED for role in roles for mode in modes_of(plan)):
        yield NOT_NEEDED
    if is_inferred(roles, "sourcing"):
        yield phrases.COLOURS_INFERRED


KIND = Kind(TITLE, modes, draw, NEEDS)
