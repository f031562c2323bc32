"""Who acts for whom (代理): found in the order of the plan, and put in the place of those who are away."""

from collections.abc import Collection
from dataclasses import replace

from csirtgraph.plan.model.deputies import Deputy
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan


def deputies_of(plan: Plan, role: str, mode: Mode) -> dict[str, Deputy]:
    """The roles that deputise for a role in a mode, in the plan's order."""
    return {
        other.id: other.deputy_of[role]
        for other in plan.roles.values()
        if role in other.deputy_of and mode in other.modes
    }


def acting_for(plan: Plan, gone: Collection[str], mode: Mode) -> dict[str, str]:
    """By each role that is away, the first deputy who is there; a deputy's deputy counts, too."""
    waiting = {other for role in plan.roles.values() for other in role.deputy_of} & set(gone)
    found: dict[str, str] = {}
    for role in waiting:
        ahead, seen = [role], {role}
        for one in ahead:
            for deputy in (name for name in deputies_of(plan, one, mode) if name not in seen):
                seen.add(deputy)
                ahead.append(deputy)
        there = next((name for name in ahead if name not in gone), None)
        found |= {role: there} if there else {}
    return found


def taken_over(plan: Plan, gone: Collection[str], mode: Mode) -> dict[str, Flow]:
    """The flows of those who are away, as their deputies send and receive them; by the ids of the flows."""
    acting = acting_for(plan, gone, mode)
    found: dict[str, Flow] = {}
    for flow in plan.flows.values() if acting else ():
        sender, receiver = acting.get(flow.sender, flow.sender), acting.get(flow.receiver, flow.receiver)
        is_other = sender != receiver and (sender, receiver) != (flow.sender, flow.receiver)
        if mode in flow.modes and is_other and not {sender, receiver} & set(gone):
            id = f"{flow.id}~{mode.value}"
            found[flow.id] = replace(flow, id=id, sender=sender, receiver=receiver, modes=(mode,))
    return found
