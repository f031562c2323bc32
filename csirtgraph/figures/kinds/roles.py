"""The role table (役割と業務内容): every role in its group or team, with its duty; outsourced by colour and mark."""

from collections.abc import Iterator

from csirtgraph.drawing.model import Box, Drawing, Key, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import left_out, notes, subtitle
from csirtgraph.figures.cells import cell, head
from csirtgraph.figures.groups import beside_homes, home_of, home_titles, homes, in_order, roles_shown, unused
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.model.enums import Mode, Sourcing
from csirtgraph.plan.model.plan import Plan, Role, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("役割と業務内容", "Roles and duties")
HEAD = (Text("役割名称", "Role"), Text("業務内容", "Duty"), Text("区分", "Sourcing"))
WIDTHS = (130.0, 210.0, 450.0, 110.0)
NEEDS = """groups:
  response: {name: {ja: インシデント対応, en: Incident response}}
roles:
  commander: {name: {ja: コマンダー, en: Commander}, group: response}"""


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when there are roles."""
    return ONCE if plan.roles else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every role, those without a group or team last; no first column where none has any."""
    roles = in_order(roles_shown(plan), home_of, homes(plan))
    titles = (*home_titles(roles), *HEAD)
    left = len(titles) - len(HEAD)
    boxes = (*head(titles, view), *beside_homes(roles, plan, view), *role_cells(roles, left, plan, view))
    remarks: list[Text | str] = [
        *([phrases.COLOURS_INFERRED] if is_inferred(roles, "sourcing") else []),
        *left_out(phrases.WITHOUT_ROLES, unused(plan.groups, (role.group for role in roles)), view),
    ]
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(boxes=boxes, columns=WIDTHS[1 - left :]),
        keys=tuple(
            Key(plan.word_of(sourcing).to(view.language), "box", sourcing.value, sourcing is Sourcing.OUTSOURCED)
            for sourcing in Sourcing
            if any(box.look == sourcing.value for box in boxes)
        ),
        notes=notes(plan, view, remarks),
        tags=("roles",),
    )


def role_cells(roles: list[Role], column: int, plan: Plan, view: View) -> Iterator[Box]:
    """Name, duty and sourcing of each role, a row each, from a column on."""
    for row, role in enumerate(roles, 1):
        outsourced = set(role.sourcing.values()) == {Sourcing.OUTSOURCED}
        look = Sourcing.OUTSOURCED if outsourced else Sourcing.IN_HOUSE
        yield cell(
            role.id, row, column, name=role.name.to(view.language), look=look.value, dashed=outsourced, tags=("role",)
        )
        yield cell(f"{role.id}/duty", row, column + 1, lines=(role.duty.to(view.language),))
        yield cell(f"{role.id}/sourcing", row, column + 2, lines=(sourcing_words(role, plan, view),), align="middle")


def sourcing_words(role: Role, plan: Plan, view: View) -> str:
    """自社 or アウトソーシング, or both where the modes differ."""
    words = [plan.word_of(role.sourcing_in(mode)).to(view.language) for mode in role.modes]
    return " / ".join(dict.fromkeys(words))


KIND = Kind(TITLE, modes, draw, NEEDS)
