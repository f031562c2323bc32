"""Groups and units that send and receive, and the roles in them (宛先がグループ・部門の流れ)."""

from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.plan import Group, Plan
from csirtgraph.plan.model.posts import Unit


def talking_groups(plan: Plan) -> dict[str, Group | Unit]:
    """The groups and units at which a flow begins or ends, in the plan's order."""
    ends = {end for flow in plan.flows.values() for end in (flow.sender, flow.receiver)}
    ends -= {*plan.roles, *plan.parties, *plan.teams}
    if not ends:
        return {}
    found: dict[str, Group | Unit] = {id: unit for id, unit in plan.units.items() if id in ends}
    return {id: group for id, group in plan.groups.items() if id in ends} | {
        id: unit for id, unit in found.items() if id not in plan.groups
    }


def members_of(plan: Plan, id: str, mode: Mode) -> tuple[str, ...]:
    """The roles of a group or unit that there are in a mode; of a unit, those whose posts stand in it."""
    roles = [role for role in plan.roles.values() if mode in role.modes]
    if id in plan.groups:
        return tuple(role.id for role in roles if role.group == id)
    posts = [post for other in (mode, *MODES) for post in plan.posts.get(other, {}).values() if post.unit == id]
    held = {role.id for post in posts for role in plan.roles_of(post)}
    return tuple(role.id for role in roles if role.id in held)
