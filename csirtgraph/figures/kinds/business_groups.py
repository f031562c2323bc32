"""Roles and business groups (役割と業務グループ): each role in its group's colour, specialists marked."""

from collections.abc import Iterator

from csirtgraph.drawing.model import Box, Drawing, Key, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import left_out, notes, subtitle
from csirtgraph.figures.cells import cell, head
from csirtgraph.figures.groups import (
    beside_homes,
    home_of,
    home_titles,
    homes,
    in_order,
    legend,
    look_of,
    roles_shown,
    unused,
)
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan, Role, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("役割と業務グループ", "Roles and business groups")
HEAD = (Text("役割名称", "Role"), Text("業務内容", "Duty"), Text("業務グループ", "Business group"))
WIDTHS = (150.0, 210.0, 275.0, 275.0)
NEEDS = """business-groups:
  response: {name: {ja: インシデント対応系, en: Incident response}}
roles:
  commander: {name: {ja: コマンダー, en: Commander}, business-group: response}"""


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when any role has a business group."""
    return ONCE if any(role.business_group for role in plan.roles.values()) else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every role; the last cell of one without a business group is empty."""
    roles = in_order(roles_shown(plan), home_of, homes(plan))
    titles = (*home_titles(roles), *HEAD)
    left = len(titles) - len(HEAD)
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(
            boxes=(
                *head(titles, view),
                *beside_homes(roles, plan, view),
                *(box for row, role in enumerate(roles, 1) for box in role_cells(row, left, role, plan, view)),
            ),
            columns=WIDTHS[1 - left :],
        ),
        keys=tuple(keys(roles, plan, view)),
        notes=notes(plan, view, remarks(plan, roles, view)),
        tags=("business-groups",),
    )


def role_cells(row: int, left: int, role: Role, plan: Plan, view: View) -> Iterator[Box]:
    """Name, duty (in short, where the plan has it so) and business group of a role."""
    group = plan.business_groups.get(role.business_group)
    mark = f"{phrases.SPECIALIST_MARK} " if role.specialist else ""
    yield cell(
        role.id,
        row,
        left,
        name=mark + role.name.to(view.language),
        look=look_of(group.id, plan.business_groups) if group else "cell",
        tags=("role", *(["specialist"] if role.specialist else [])),
    )
    yield cell(f"{role.id}/duty", row, left + 1, lines=((role.brief or role.duty).to(view.language),))
    yield cell(f"{role.id}/business-group", row, left + 2, lines=(group.name.to(view.language) if group else "",))


def keys(roles: list[Role], plan: Plan, view: View) -> Iterator[Key]:
    """The legend: the business groups, and what the mark means."""
    yield from legend([role.business_group for role in roles], plan.business_groups, view)
    if any(role.specialist for role in roles):
        yield Key(f"{phrases.SPECIALIST_MARK} {phrases.SPECIALIST.to(view.language)}", "box", "practice")


def remarks(plan: Plan, roles: list[Role], view: View) -> Iterator[Text | str]:
    """What was reconstructed, and which groups no role is in."""
    if is_inferred(roles, "business-group"):
        yield phrases.GROUPS_INFERRED
    if is_inferred(roles, "specialist"):
        yield phrases.SPECIALISTS_INFERRED
    empty = unused(plan.business_groups, (role.business_group for role in roles))
    yield from left_out(phrases.WITHOUT_ROLES, empty, view)


KIND = Kind(TITLE, modes, draw, NEEDS)
