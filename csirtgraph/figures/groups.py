"""What figures by group or team share: a colour for each, its legend, its rows and the cell beside them."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias, TypeVar

from csirtgraph.drawing.model import Box, Key
from csirtgraph.figures import phrases
from csirtgraph.figures.cells import cell
from csirtgraph.plan.analysis.members import members_of, talking_groups
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import BusinessGroup, Group, HasEvidence, Party, Plan, Role, Team, is_inferred
from csirtgraph.plan.model.services import Category
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

COLOURS = 8
OTHER = 6  # the colour of what is in no group, while no group has it

Entry = TypeVar("Entry")
Groups: TypeAlias = Mapping[str, BusinessGroup | Category | Group | Team]


def look_of(name: str, groups: Iterable[str]) -> str:
    """A colour for each group, in the plan's order."""
    known = list(groups)
    if name in known:
        return f"group-{known.index(name) % COLOURS + 1}"
    return f"group-{OTHER}" if len(known) < OTHER else "plain"


def legend(used: Iterable[str], groups: Groups, view: View) -> Iterator[Key]:
    """The groups that are in the picture."""
    shown = set(used)
    for name, group in groups.items():
        if name in shown:
            yield Key(group.name.to(view.language), "box", look_of(name, groups))


def roles_shown(plan: Plan) -> list[Role]:
    """The roles of tables; one that only combines others on the relation diagram is left out: its parts are there."""
    return [role for role in plan.roles.values() if not role.combines or home_of(role) or role.business_group]


def others(shown: Iterable[Role], plan: Plan, modes: Iterable[Mode]) -> list[Role]:
    """The roles of some modes that are not shown; those drawn as one are shown together, and named as one."""
    known = {role.id: role for role in shown}
    taken = known.keys() | {part for role in known.values() for part in role.combines}
    there = set(modes)
    left = [
        role
        for role in plan.roles.values()
        if there & set(role.modes) and role.id not in taken and not known.keys() & set(role.combines)
    ]
    drawn_as_one = {part for role in left for part in role.combines}
    return [role for role in left if role.id not in drawn_as_one]


def spoken_for(ends: Container[str], plan: Plan, mode: Mode) -> list[Role]:
    """The roles that are among the ends of flows, or whose team, group or unit is."""
    inside = {role for id in talking_groups(plan) if id in ends for role in members_of(plan, id, mode)}
    return [
        role
        for role in plan.roles.values()
        if role.id in ends or (role.team and role.team in ends) or role.id in inside
    ]


def silent(ends: Container[str], plan: Plan, mode: Mode) -> list[Team | Party]:
    """The teams and parties of a mode that are not among the ends of flows."""
    known: list[Team | Party] = [*plan.teams.values(), *plan.parties.values()]
    return [entry for entry in known if entry.id not in ends and (isinstance(entry, Team) or mode in entry.modes)]


def home_of(role: Role) -> str:
    """The id in `homes` of the group of a role, else of its team; "" where it has neither."""
    return role.group or (f"team/{role.team}" if role.team else "")


def homes(plan: Plan) -> Groups:
    """Groups and teams; a team may have the id of a group."""
    return {**plan.groups, **{f"team/{name}": team for name, team in plan.teams.items()}}


def home_titles(roles: Sequence[Role]) -> tuple[Text, ...]:
    """What the column of groups and teams is called; nothing where no role has any."""
    has_groups = any(role.group for role in roles)
    has_teams = any(role.team and not role.group for role in roles)
    if has_groups and has_teams:
        return (phrases.GROUP_OR_TEAM,)
    return (phrases.GROUP,) if has_groups else (phrases.TEAM,) if has_teams else ()


def in_order(roles: Iterable[Role], group_of: Callable[[Role], str], groups: Iterable[str]) -> list[Role]:
    """The roles of the first group, of the second …; those of none at the end."""
    ranks = {name: rank for rank, name in enumerate(groups)}
    return sorted(roles, key=lambda role: ranks.get(group_of(role), len(ranks)))


def beside_homes(roles: Sequence[Role], plan: Plan, view: View) -> Iterator[Box]:
    """The first column: groups and teams; nothing where no role has any."""
    if any(map(home_of, roles)):
        yield from beside(map(home_of, roles), homes(plan), view)


def beside(names: Iterable[str], groups: Groups, view: View) -> Iterator[Box]:
    """A cell in the first column beside every run of rows of one group, given the group of each row."""
    row = 1
    for name, run in groupby(names):
        count = len(list(run))
        words = groups[name].name.to(view.language) if name in groups else ""
        yield cell(f"/group/{name}", row, 0, rows=count, name=words)
        row += count


def unused(groups: Mapping[str, Entry], used: Iterable[str]) -> list[Entry]:
    """The groups that nothing is in."""
    names = set(used)
    return [group for name, group in groups.items() if name not in names]


def any_inferred(entries: Iterable[HasEvidence], *fields: str) -> bool:
    """Whether any of these fields of any entry was reconstructed."""
    known = list(entries)
    return any(is_inferred(known, field) for field in fields)
