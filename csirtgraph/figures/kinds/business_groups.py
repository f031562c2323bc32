"""Roles and business groups (役割と業務グループ): each role in its group's colour, specialists marked."""

from collections.abc import Iterator

from csirtgraph.drawing.model import Box, Drawing, Key, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import cell, head
from csirtgraph.figures.groups import beside, in_order, legend, look_of
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan, Role, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("役割と業務グループ", "Roles and business groups")
HEAD = (
    Text("グループ", "Group"),
    Text("役割名称", "Role"),
    Text("業務内容", "Duty"),
    Text("業務グループ", "Business group"),
)
WIDTHS = (150.0, 210.0, 275.0, 275.0)
NEEDS = """business-groups:
  response: {name: {ja: インシデント対応系, en: Incident response}}
roles:
  commander: {name: {ja: コマンダー, en: Commander}, business-group: response}"""


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when any role has a business group."""
    return ONCE if any(role.business_group for role in plan.roles.values()) else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every role that has a business group."""
    grouped = [role for role in plan.roles.values() if role.business_group]
    roles = in_order(grouped, lambda role: role.group, plan.groups)
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(
            boxes=(
                *head(HEAD, view),
                *beside([role.group for role in roles], plan.groups, view),
                *(box for row, role in enumerate(roles, 1) for box in role_cells(row, role, plan, view)),
            ),
            columns=WIDTHS,
        ),
        keys=tuple(keys(roles, plan, view)),
        notes=notes(plan, view, remarks(roles)),
        tags=("business-groups",),
    )


def role_cells(row: int, role: Role, plan: Plan, view: View) -> Iterator[Box]:
    """Name, duty (in short, where the plan has it so) and business group of a role."""
    group = plan.business_groups[role.business_group]
    mark = f"{phrases.SPECIALIST_MARK} " if role.specialist else ""
    yield cell(
        role.id,
        row,
        1,
        name=mark + role.name.to(view.language),
        look=look_of(group.id, plan.business_groups),
        tags=("role", *(["specialist"] if role.specialist else [])),
    )
    yield cell(f"{role.id}/duty", row, 2, lines=((role.brief or role.duty).to(view.language),))
    yield cell(f"{role.id}/business-group", row, 3, lines=(group.name.to(view.language),))


def keys(roles: list[Role], plan: Plan, view: View) -> Iterator[Key]:
    """The legend: the business groups, and what the mark means."""
    yield from legend([role.business_group for role in roles], plan.business_groups, view)
    if any(role.specialist for role in roles):
        yield Key(f"{phrases.SPECIALIST_MARK} {phrases.SPECIALIST.to(view.language)}", "box", "practice")


def remarks(roles: list[Role]) -> Iterator[Text]:
    """What was reconstructed."""
    if is_inferred(roles, "business-group"):
        yield phrases.GROUPS_INFERRED
    if is_inferred(roles, "specialist"):
        yield phrases.SPECIALISTS_INFERRED


KIND = Kind(TITLE, modes, draw, NEEDS)
