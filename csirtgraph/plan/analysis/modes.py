"""The modes of a plan: those in which anything happens. Walks through dictionaries, for every command asks this."""

from csirtgraph.plan.analysis.members import talking_groups
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan


def modes_of(plan: Plan) -> tuple[Mode, ...]:
    """The modes in which anything happens; both of a plan that says of neither what happens."""
    return tuple(mode for mode in MODES if happens(plan, mode)) or MODES


def happens(plan: Plan, mode: Mode) -> bool:
    """Whether there is a role, a post or a flow in a mode; a party alone does nothing."""
    has_roles = any(mode in role.modes for role in plan.roles.values())
    return has_roles or bool(plan.posts.get(mode)) or bool(flows_of(plan, mode))


def flows_of(plan: Plan, mode: Mode) -> list[Flow]:
    """The flows of one mode, between those who are there then; a team or a group always is."""
    there = {*plan.teams, *talking_groups(plan)}
    there |= {name for name, role in plan.roles.items() if mode in role.modes}
    there |= {name for name, party in plan.parties.items() if mode in party.modes}
    return [flow for flow in plan.flows.values() if mode in flow.modes and {flow.sender, flow.receiver} <= there]
