"""Which part of a plan a view is about."""

from collections.abc import Callable

from csirtgraph.plan.analysis.modes import flows_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan, Role
from csirtgraph.plan.model.view import View


def selected(plan: Plan, view: View) -> frozenset[str] | None:
    """The ids of roles, parties and teams that a view is about; None for everything.

    A focus is an id and all within some flows of it; a group or a sourcing are
    the roles that have it and whoever they talk with.
    """
    parts = []
    if view.focus:
        parts.append(within(plan, view.mode, {view.focus}, view.hops))
    if view.group:
        parts.append(within(plan, view.mode, matching(plan, view.mode, lambda role: role.group == view.group), 1))
    if view.sourcing:
        provided = matching(plan, view.mode, lambda role: role.sourcing_in(view.mode) is view.sourcing)
        parts.append(within(plan, view.mode, provided, 1))
    return frozenset.intersection(*parts) if parts else None


def matching(plan: Plan, mode: Mode, is_wanted: Callable[[Role], bool]) -> set[str]:
    """The ids of the roles of a mode that are wanted."""
    return {role.id for role in plan.roles.values() if mode in role.modes and is_wanted(role)}


def within(plan: Plan, mode: Mode, start: set[str], hops: int) -> frozenset[str]:
    """Everything at most so many flows away, whichever way they go."""
    flows = flows_of(plan, mode)
    found = set(start)
    for _ in range(hops):
        found |= {end for flow in flows if {flow.sender, flow.receiver} & found for end in (flow.sender, flow.receiver)}
    return frozenset(found)
